"""The pattern language of cues, and how a pattern becomes something that can be searched.

    freedom of assembly     these words in this order, in any inflection
    =meetings               exactly this word; where it has a capital, the text must have it too
    democrati*              a word that begins so
    (legal|juridical) aid   one of several; `(a|b c|)` may hold phrases, and nothing
    train ..4 journalist    with up to four words between, never across the end of a sentence
    @conduct ..3 seminar    a word of a shared class; the vocabulary spells it out before a pattern gets here

A pattern is searched in the keys of a text (see `wording`). One without gaps is a handful of plain strings; any
other is a regular expression that is tried only where words of its *parts* stand (see `waking`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from grantgraph.enrich.wording import SENTENCE_END, fold
from grantgraph.letters import without_accents

_TOKEN = re.compile(r"\([^()]*\)|\S+")
_GAP = re.compile(r"\.\.(\d+)")
_MOST_STRINGS = 64


class PatternError(ValueError):
    """A pattern that does not follow the language."""


class Word(NamedTuple):
    """One word of a pattern: a folded key, a beginning, or one of some exact forms."""

    key: str
    is_prefix: bool = False
    exact: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """The key, or the beginning with an asterisk."""
        return self.key + "*" if self.is_prefix else self.key

    @property
    def regex(self) -> str:
        """The same as a regular expression that ends after the word's blank."""
        body = re.escape(self.key) + ("[^ ]* " if self.is_prefix else " ")
        return f"({body})" if self.exact else body


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind within the sentence."""

    most: int

    @property
    def regex(self) -> str:
        """As few words as will do."""
        return rf"(?:[^ {SENTENCE_END}][^ ]* ){{0,{self.most}}}?"


Phrase = tuple[Word, ...]
Choice = tuple[Phrase, ...]


class Part(NamedTuple):
    """Phrases of which one stands in every match, with at most so many words of the match before it and after it."""

    phrases: Choice
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern.

    Where a handful of strings is all that it can match, `strings` are these; else each match holds a word of every one
    of its `parts`, and `regex` tells where it is.
    """

    source: str
    elements: tuple[Gap | Choice, ...]
    strings: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def regex(self) -> str:
        """What finds the pattern in keys; a match begins with the blank before its first word."""
        return " " + "".join(e.regex if isinstance(e, Gap) else _choice_regex(e) for e in self.elements)

    @property
    def exact(self) -> tuple[tuple[str, ...], ...]:
        """In the order of the groups of `regex`, the forms of which a word must have one."""
        choices = (element for element in self.elements if not isinstance(element, Gap))
        return tuple(word.exact for choice in choices for phrase in choice for word in phrase if word.exact)


@cache
def parse(source: str) -> Pattern:
    """Compile a pattern; raises `PatternError` that quotes it."""
    try:
        elements = tuple(map(_element, _TOKEN.findall(source)))
    except PatternError as error:
        raise PatternError(f"{error}: {source!r}") from None
    if not elements or any(isinstance(end, Gap) for end in (elements[0], elements[-1])):
        raise PatternError(f"a pattern begins and ends with a word: {source!r}")
    if strings := _strings(elements):
        return Pattern(source, elements, strings)
    if parts := tuple(_parts(elements)):
        return Pattern(source, elements, parts=parts)
    raise PatternError(f"nothing in this pattern must occur: {source!r}")


@cache  # the words of a class stand in hundreds of patterns
def _element(token: str) -> Gap | Choice:
    if gap := _GAP.fullmatch(token):
        return Gap(int(gap[1]))
    if token.startswith("@"):
        raise PatternError(f"the word class {token} is not known")
    inner = token[1:-1].split("|") if token.startswith("(") and token.endswith(")") else [token]
    options = [tuple(_word(word) for word in option.replace("-", " ").split()) for option in inner]
    return (*_forms_together(options), *_doubled(inner))


def _doubled(options: list[str]) -> Iterator[Phrase]:
    """What `harass*` finds beside `harassment`: `harassed` and `harassing`, whose key has lost the doubled letter."""
    for beginning in (option.removesuffix("*") for option in options if option.endswith("*")):
        if (
            beginning.isalpha()
            and beginning[-2:-1] == beginning[-1]
            and not fold(beginning).startswith(beginning)
        ):
            yield (Word(fold(beginning)),)


def _forms_together(options: list[Phrase]) -> Iterator[Phrase]:
    """The options of a choice; `=case|=cases`, which have one key, are one word that stands in either form."""
    forms: dict[str, tuple[str, ...]] = {}
    for option in options:
        if len(option) == 1 and option[0].exact:
            forms[option[0].key] = forms.get(option[0].key, ()) + option[0].exact
    for option in options:
        if len(option) != 1 or not option[0].exact:
            yield option
        elif exact := forms.pop(option[0].key, ()):
            yield (Word(option[0].key, exact=exact),)


@cache
def _word(token: str) -> Word:
    exact = token.startswith("=")
    body = token[exact:]
    is_prefix = body.endswith("*")
    body = body.removesuffix("*")
    if not re.fullmatch(r"\w+(?:['’]\w+)?", body) or (exact and is_prefix):
        raise PatternError(f"{token!r} is no word of the pattern language")
    key = without_accents(body.lower()).replace("z", "s").removesuffix("e") if is_prefix else fold(body)
    return Word(key, is_prefix, (body,) if exact else ())


def _strings(elements: Sequence[Gap | Choice]) -> tuple[str, ...]:
    """Every form of a pattern without gaps, exact words or inner prefixes; none where there is no such short list."""
    choices = [element for element in elements if not isinstance(element, Gap)]
    count = 1
    for choice in choices:
        count *= len(choice)
    if len(choices) < len(elements) or count > _MOST_STRINGS:
        return ()
    forms = [tuple(word for phrase in form for word in phrase) for form in product(*choices)]
    if any(word.exact for form in forms for word in form):
        return ()
    if any(not form or any(word.is_prefix for word in form) for form in forms):
        return ()
    return tuple(dict.fromkeys(_string(form) for form in forms))


def _string(words: Phrase) -> str:
    return " " + "".join(word.key + " " for word in words)


def _choice_regex(choice: Choice) -> str:
    options = ["".join(word.regex for word in phrase) for phrase in choice]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _parts(elements: Sequence[Gap | Choice]) -> Iterator[Part]:
    """Each choice between phrases, and each run of plain words, which is one phrase."""
    run: Phrase = ()
    for number, element in enumerate([*elements, Gap(0)]):
        plain = not isinstance(element, Gap) and len(element) == 1
        if run and not (plain and not run[-1].is_prefix):
            yield _part((run,), elements, number - len(run), number)
            run = ()
        if isinstance(element, Gap):
            continue
        if plain:
            run += element[0]
        elif element and all(element):
            yield _part(element, elements, number, number + 1)


def _part(phrases: Choice, elements: Sequence[Gap | Choice], first: int, last: int) -> Part:
    return Part(phrases, _longest(elements[:first]), _longest(elements[last:]))


def _longest(elements: Sequence[Gap | Choice]) -> int:
    return sum(e.most if isinstance(e, Gap) else max(map(len, e)) for e in elements)
