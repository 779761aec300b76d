"""What a message says of a published value: the words that stand in the file, and none of a program's."""

from __future__ import annotations


class Unreadable(ValueError):  # noqa: N818  (reads as what the value is)
    """A value that cannot be read; the message says what was found, and in brackets how it should be written."""


def quoted(value: object) -> str:
    """A value for a message: a text in quotation marks, others as their format writes them, what is long cut."""
    if value is None or isinstance(value, bool):
        return "nothing" if value is None else str(value).lower()
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a group of fields"
    words = " ".join(str(value).split())
    text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in words)
    text = text if len(text) <= 60 else text[:57] + "..."
    return f"“{text}”" if isinstance(value, str) else text
