"""What a field makes of a text: where customers correct themselves the last word counts, or they are asked again.

What no reader knows may still be like one of the options (`answered`).
"""

from __future__ import annotations

from .likeness import LIKELY, SURE, guess, learnt
from .reading import Denied, Misread, NotAnAnswer, Read, Reading
from .text.ages import aged
from .text.aside import asks, commands, corrects
from .text.options import only_named
from .text.reasons import conclusions
from .text.revised import Revised, past_only, revised
from .text.same import keeps
from .text.yes_no import stance
from .vocabulary import Context, Field


def answered(field: Field, text: str, context: Context) -> Reading:
    """What is `understood`; of a choice in words that no reader knows, the option it is most like.

    Never for a consent, nor where a text asks, complains or commands, or names several options as they are; where it
    corrects, the likeness must be great.
    """
    reading = understood(field, text, context)
    several = reading == Misread("which_one")
    if field.id not in learnt() or not (several or isinstance(reading, NotAnAnswer)):
        return reading
    if stance(text) is not None or (several and not corrects(text)):
        return reading
    value = _likeliest(field.id, text, context)
    return reading if value is None else Read(value)


def _likeliest(field_id: str, text: str, context: Context) -> str | None:
    """The option that the ages in a text ask for, that its end names («…ので、メールで») or that it is like.

    A name goes before a likeness: «ハガキか手紙で送ってもらえると».
    """
    offered = {option.value for option in context.options}
    ends = conclusions(text)[-1:]
    for said, least in [*((end, SURE) for end in ends), (text, SURE if corrects(text) else LIKELY)]:
        if asks(said) or commands(said):
            continue
        if plain := aged(text, context.options):
            return plain.value
        named = None if corrects(said) else only_named(said, context.options)
        value = guess(field_id, said, offered, least=least)
        if named is not None and (said in ends or value is not None):
            return named.value
        if value is not None:
            return value
    return None


def understood(field: Field, text: str, context: Context) -> Reading:
    """The reading of `text`, of what is meant in the end if it takes something back: «3月、いや5月».

    A value that was taken back is never given.
    """
    whole = field.read(text, context)
    if past_only(text) and isinstance(whole, Read):
        return NotAnAnswer()
    found = revised(text)
    if found is None or asks(text):
        return whole
    if field.confirms:
        return _ticked(field, found, context, whole)
    before, meant = field.read(found.before, context), _meant(field, found, context)
    related = not isinstance(before, NotAnAnswer)
    if isinstance(meant, Read) and (found.strong or related):
        return meant
    if not found.strong or not related:
        return whole
    if isinstance(whole, Read) and whole != before and found.mark not in str(whole.value):
        return whole
    if isinstance(whole, Read) or isinstance(meant, Misread | Denied):
        return meant if isinstance(meant, Misread | Denied) else NotAnAnswer()
    return whole


def _meant(field: Field, found: Revised, context: Context) -> Reading:
    """What is put in place of the words before; a mere «はい» is no other value."""
    simple = revised(found.before) is None
    mended = field.mended(found.before, found.mark + found.after) if simple else None
    if mended is not None and isinstance(reading := field.read(mended, context), Read):
        return reading
    reading = field.read(found.after, context)
    only_yes = stance(found.after) is not None and not keeps(found.after)
    return NotAnAnswer() if only_yes and reading == Read(context.on_file or "") else reading


def _ticked(field: Field, found: Revised, context: Context, whole: Reading) -> Reading:
    """A yes that is taken back is no yes; one that follows a no is."""
    before, after = field.read(found.before, context), field.read(found.after, context)
    if isinstance(before, Denied) and isinstance(after, Read):
        return after
    if isinstance(before, Read):
        if isinstance(after, Denied):
            return after
        return Misread("yes_or_no_unclear") if Read(True) in (after, whole) else whole
    return whole
