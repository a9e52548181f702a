"""Which changes an underwriter has to look at before a policy number is given out; the rules are data (`v1.toml`)."""
