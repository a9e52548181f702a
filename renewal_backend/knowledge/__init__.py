"""What the bot may say about the procedure: answers per topic and system, with their flyer as source.

The text lives in `topics/*.toml`, `contacts.toml` and `agencies.toml`; the insurer's team edits it there and nowhere else.
"""

from renewal_backend.knowledge.answer import Answer, KnowledgeBase
from renewal_backend.knowledge.contacts import Contacts, load_contacts
from renewal_backend.knowledge.library import Library, UnknownTopic, load_library

__all__ = [
    "Answer",
    "Contacts",
    "KnowledgeBase",
    "Library",
    "UnknownTopic",
    "load_contacts",
    "load_library",
]
