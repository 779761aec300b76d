"""The pattern language of cues, and how a pattern becomes something that can be searched.

    freedom of assembly     these words in this order, in any inflection
    =meetings               exactly this word; where it has a capital, the text must have it too
    democrati*              a word that begins so
    (legal|juridical) aid   one of several; `(a|b c|)` may hold phrases, and nothing
    train ..4 journalist    with up to four words between, never across the end of a sentence
    @conduct ..3 seminar    a word of a shared class; the vocabulary spells it out before a pattern gets here

A pattern is searched in the keys of a text (see `wording`). One without gaps is a handful of plain strings; any
other is a regular expression that is tried only where one of its *required* strings occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from grantgraph.enrich.wording import SENTENCE_END, fold
from grantgraph.letters import without_accents

_TOKEN = re.compile(r"\([^()]*\)|\S+")
_GAP = re.compile(r"\.\.(\d+)")
_MOST_STRINGS = 64
_FUNCTION_WORDS = frozenset(
    ["a", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "wil", "with"]
)
# What nearly every grant says, so that a pattern had better wait for another of its words.
_COMMON_WORDS = frozenset(
    fold(word)
    for word in [
        "citizen",
        "community",
        "help",
        "local",
        "organization",
        "people",
        "political",
        "project",
        "public",
        "report",
        "right",
        "society",
        "strengthen",
        "support",
        "that",
        "train",
        "who",
    ]
)


class PatternError(ValueError):
    """A pattern that does not follow the language."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a pattern: a folded key, a beginning, or one of some exact forms."""

    key: str
    is_prefix: bool = False
    exact: tuple[str, ...] = ()

    @property
    def string(self) -> str:
        """What must stand in the keys after a blank."""
        return self.key if self.is_prefix else self.key + " "

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


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern.

    `required` are strings of which one occurs wherever the pattern matches. Without `regex`, each of them is a whole
    match itself. A text with a match holds a word of `beside`, too (at least the mark that begins every sentence).
    `before` and `after` are the most words that a match can have on either side of the required string. `exact` lists,
    in the order of the groups of `regex`, the forms of which a word must have one.
    """

    source: str
    required: tuple[str, ...]
    regex: str | None = None
    before: int = 0
    after: int = 0
    beside: frozenset[str] = frozenset(SENTENCE_END)
    exact: tuple[tuple[str, ...], ...] = ()


class _Part(NamedTuple):
    """The elements from `first` to before `last`, of whose `strings` one stands in every match."""

    first: int
    last: int
    strings: tuple[str, ...]

    def rarity(self) -> float:
        """Greater is rarer, by the commonest of the strings; many strings are less rare than one."""
        return min(map(_rarity, self.strings)) - len(self.strings) / 8


def _rarity(string: str) -> int:
    """Longer is rarer; some words are in most grants, and function words in every sentence."""
    words = set(string.split()) - _FUNCTION_WORDS
    if not words:
        return -_MOST_STRINGS
    return len(string) if words - _COMMON_WORDS else len(words)


@cache
def parse(source: str) -> Pattern:
    """Compile a pattern; raises `PatternError` that quotes it."""
    elements = [_element(token, source) for token in _TOKEN.findall(source)]
    if not elements or any(isinstance(end, Gap) for end in (elements[0], elements[-1])):
        raise PatternError(f"a pattern begins and ends with a word: {source!r}")
    whole = _strings(elements)
    if whole is not None:
        return Pattern(source, whole)
    regex = "(?<= )" + "".join(e.regex if isinstance(e, Gap) else _choice_regex(e) for e in elements)
    exact = tuple(w.exact for e in elements if not isinstance(e, Gap) for p in e for w in p if w.exact)
    (first, last, required), beside = _required(elements, source)
    before, after = _longest(elements[:first]), _longest(elements[last:])
    return Pattern(source, required, regex, before, after, beside, exact)


def _element(token: str, source: str) -> Gap | Choice:
    if gap := _GAP.fullmatch(token):
        return Gap(int(gap[1]))
    if token.startswith("@"):
        raise PatternError(f"the word class {token} is not known: {source!r}")
    inner = token[1:-1].split("|") if token.startswith("(") and token.endswith(")") else [token]
    options = [tuple(_word(word, source) for word in option.replace("-", " ").split()) for option in inner]
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


def _word(token: str, source: str) -> Word:
    exact = token.startswith("=")
    body = token[exact:]
    is_prefix = body.endswith("*")
    body = body.removesuffix("*")
    if not re.fullmatch(r"\w+(?:['’]\w+)?", body) or (exact and is_prefix):
        raise PatternError(f"{token!r} is no word of the pattern language: {source!r}")
    key = without_accents(body.lower()).replace("z", "s").removesuffix("e") if is_prefix else fold(body)
    return Word(key, is_prefix, (body,) if exact else ())


def _strings(elements: list[Gap | Choice]) -> tuple[str, ...] | None:
    """Every form of a pattern without gaps, exact words or inner prefixes; None where there is no such short list."""
    choices = [element for element in elements if not isinstance(element, Gap)]
    count = 1
    for choice in choices:
        count *= len(choice)
    if len(choices) < len(elements) or count > _MOST_STRINGS:
        return None
    forms = [tuple(word for phrase in form for word in phrase) for form in product(*choices)]
    if any(word.exact for form in forms for word in form):
        return None
    if any(not form or any(word.is_prefix for word in form) for form in forms):
        return None
    return tuple(dict.fromkeys(_string(form) for form in forms))


def _string(words: Phrase) -> str:
    return " " + "".join(word.string for word in words)


def _choice_regex(choice: Choice) -> str:
    options = ["".join(word.regex for word in phrase) for phrase in choice]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _required(elements: list[Gap | Choice], source: str) -> tuple[_Part, frozenset[str]]:
    """The rarest-looking part that every match must hold, and words of the next rarest."""
    parts = sorted(_parts(elements), key=_Part.rarity, reverse=True)
    if not parts:
        raise PatternError(f"nothing in this pattern must occur: {source!r}")
    whole = (part.strings for part in parts[1:] if all(string.endswith(" ") for string in part.strings))
    beside = frozenset(max(string.split(), key=len) for string in next(whole, (SENTENCE_END,)))
    return parts[0], beside


def _parts(elements: list[Gap | Choice]) -> Iterator[_Part]:
    """Each choice between phrases, and each run of plain words, which can be looked for as one string."""
    run: Phrase = ()
    for number, element in enumerate([*elements, Gap(0)]):
        plain = not isinstance(element, Gap) and len(element) == 1
        if run and not (plain and not run[-1].is_prefix):
            yield _Part(number - len(run), number, (_string(run),))
            run = ()
        if isinstance(element, Gap):
            continue
        if plain:
            run += element[0]
        elif element and all(element):
            yield _Part(number, number + 1, tuple(dict.fromkeys(_string(phrase) for phrase in element)))


def _longest(elements: list[Gap | Choice]) -> int:
    return sum(e.most if isinstance(e, Gap) else max(map(len, e)) for e in elements)
