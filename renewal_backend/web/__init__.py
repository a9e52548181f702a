"""What speaks HTTP: the chat and its pages, the JSON API, health. Translates, and decides nothing."""
