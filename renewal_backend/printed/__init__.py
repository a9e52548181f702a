"""What is printed: a flyer on A4 and the 2-D code that opens the chat, for any entry, agency and campaign."""

from renewal_backend.printed.order import CannotPrint, printed

__all__ = ["CannotPrint", "printed"]
