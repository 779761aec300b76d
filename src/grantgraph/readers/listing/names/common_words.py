"""Words with which nearly all names of a page open or end, and which are no part of any: `In the hands of Some Group`.

No list of labels can be complete; what all names of a page share besides is told by the page. Words that open them must
end in a small one, as a label without a colon does, and hold no kind of body: `Union of ...` opens names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from grantgraph.readers.listing.signs.quotes import OPENING
from grantgraph.readers.listing.signs.words import name_words, words

_MOST, _LEAST = 0.8, 3
_LONGEST = 6
_QUOTED = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("„", "”"))
_TOWARDS = frozenset(("To", "By", "For", "With", "Through"))
_NUMBER = re.compile(rf"\A(?:[^\W\d_]+ )?[#№]?\d{{1,3}}(?:[:.)]| -)? (?=[{OPENING}]?[^\W\d_a-z])")
_MORE_IN_BRACKETS = re.compile(r" [(\[](?:[^()\[\]]*\d[^()\[\]]*)[)\]]$")
_MARKED_BEHIND = re.compile(r" [#@][^\s#@]+$")
_MORE_BEHIND = re.compile(r", [^\W\d_A-Z][^,]*\d[^,]*$")


def without_common_words(names: Sequence[str]) -> dict[str, str]:
    """Each name of a page with what is left of it, where nearly all of them can be cut in the same way."""
    left = {name: name for name in names}
    for cut in (
        _unquoted,
        _cut_opening(names),
        _cut_by(_NUMBER),
        _cut_by(_MORE_IN_BRACKETS),
        _cut_by(_MORE_BEHIND),
        _cut_by(_MARKED_BEHIND),
        _cut_person,
    ):
        cuts = {name: cut(now) for name, now in left.items()}
        changed = sum(cuts[name] != left[name] for name in left)
        if changed >= _LEAST and changed >= _MOST * len(left):
            left = cuts
    return left


def _cut_by(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """The cut of what a pattern finds at either end of a name; a name that would be gone stays."""
    return lambda name: pattern.sub("", name, count=1) or name


def _cut_person(name: str) -> str:
    """`Nina Adler, Some Group`, `Some Group, Nina Adler`: what stands beside the name of a person."""
    pieces = name.split(", ")
    persons = [piece for piece in pieces if _is_person(piece)]
    bodies = [piece for piece in pieces if piece not in persons]
    return ", ".join(bodies) if persons and bodies else name


def _is_person(piece: str) -> bool:
    """Whether words open with a frequent given name and hold one or two more with capital letters."""
    first, *others = piece.split()[:4] or [""]
    is_short = 0 < len(others) < 3 and not words("body") & {word.casefold() for word in others}
    return (
        is_short
        and first.casefold() in name_words("given name")
        and all(word[:1].isupper() for word in others)
    )


def _cut_opening(names: Sequence[str]) -> Callable[[str], str]:
    """The cut behind the longest words that nearly all names open with."""
    openings = Counter(opening for name in set(names) for opening in _openings(name))
    usual = [
        opening for opening, count in openings.items() if count >= _LEAST and count >= _MOST * len(set(names))
    ]
    common = max(usual, key=len, default="\n")
    return lambda name: name.removeprefix(common)


def _openings(name: str) -> list[str]:
    """The first words of a name, up to each small one, where none of them is a kind of body."""
    written = name.split(" ")
    found = []
    for count in range(1, min(_LONGEST, len(written) - 1) + 1):
        if words("body") & {word.casefold() for word in written[:count]}:
            break
        last = written[count - 1].rstrip(":")
        if (last.islower() or last in _TOWARDS) and not written[count][:1].islower():
            found.append(" ".join(written[:count]) + " ")
    return found


def _unquoted(name: str) -> str:
    """A name without the quotation marks around all of it: `"Some Group"`, but not `"Some" and "Another"`."""
    inside = name[1:-1]
    is_quoted = (name[:1], name[-1:]) in _QUOTED and name[0] not in inside and name[-1] not in inside
    return inside if is_quoted else name
