"""Reading Japanese as customers type it: width, kana, fillers, yes and no, numbers, dates, options."""
