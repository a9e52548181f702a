"""Which option a text is most like, learnt from examples: the last resort where no reader knows the words.

`examples/<field>.toml` holds what people may say for each option, and under `no_choice` what they say instead of
choosing; `examples/_others.toml` what is said anywhere. A guess is an answer like any other: it is shown on the
step's card and can be corrected. Only fields with an examples' file are guessed at, never a consent.
"""

from .guess import LIKELY, SURE, guess, learn, learnt

__all__ = ["LIKELY", "SURE", "guess", "learn", "learnt"]
