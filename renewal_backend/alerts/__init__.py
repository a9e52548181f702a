"""What a message is besides an answer or a question: an accident, an order to the bot, anger, another language.

Rules over plain text with their words in `words/*.toml`; nothing here knows a conversation, a storage or the model.
"""

from .alert import Alert, Kind, before_answers, before_the_model
from .anger import question_in
from .asides import aside
from .calm import calm

__all__ = ["Alert", "Kind", "aside", "before_answers", "before_the_model", "calm", "question_in"]
