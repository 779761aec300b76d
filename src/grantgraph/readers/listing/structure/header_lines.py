"""Lines above descriptions on which a sum stands among other words: each piece as a paragraph of its own.

`Name -- $39,600 -- Title`, `$5,000 to the Name`, `$5,000 – Title`, `Name  $5,000`, `Name $5,000To train ...`. What one
line alone would allow does not count: a way to cut lines is used where at least two lines of the page can be cut so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from grantgraph.readers.amounts import Amount, find_amounts
from grantgraph.readers.listing.labels.known import role_of_label
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.giving_words import any_verb
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import is_town
from grantgraph.readers.listing.signs.quotes import OPENING
from grantgraph.readers.listing.signs.seams import DOTS, facts_apart, without_row
from grantgraph.readers.listing.signs.shapes import amount_line, is_prose, opens_with_infinitive
from grantgraph.readers.listing.signs.wide import wide_apart

_Cut = Callable[[Paragraph], tuple[str, ...] | None]

_MARK = re.compile(r" (--|—|–|-|\||·|•|/|//|::|~) ")
_TO = re.compile(
    rf",? (?:(?:(?:goes|went|{any_verb('give', 'hand', form='participle')}) )?to|for)"
    rf"(?: the| our)? (?=[{OPENING}]?[^\W\d_a-z])"
)
_BEHIND_SUM = re.compile(r" ?(?:--|—|–|-|:|\|)? ?")
_SENTENCE = re.compile(r"[a-z)]{3}[.!?] [A-Z]")
_LONGEST_NAME, _LEAST_WITH_TOWN = 16, 3


def header_pieces(page: Sequence[Paragraph]) -> list[Paragraph]:
    """The page with such lines cut, each piece on the lines it stands on."""
    cuts = [_cut_of(paragraph) for paragraph in page]
    counts = Counter(cut[0] for cut in cuts if cut)
    usual = {way for way, count in counts.items() if count > 1}
    if "name sum" in usual or "name sum text" in usual:
        usual |= {"name sum", "name sum text"}
    lines = [
        _pieces(paragraph, cut[1]) if cut and cut[0] in usual else facts_apart(paragraph)
        for paragraph, cut in zip(page, cuts, strict=True)
    ]
    return [piece for pieces in _with_towns_joined(lines) for piece in pieces]


def _with_towns_joined(lines: Sequence[Sequence[Paragraph]]) -> list[Sequence[Paragraph]]:
    """The lines with a town behind the name it belongs to, where such lines have a town as their second piece."""
    cut = [line for line in lines if len(line) > _LEAST_WITH_TOWN - 1]
    towns = [line[1].text for line in cut if is_town(line[1].text)]
    is_usual = len(towns) > 1 and len(towns) * 4 >= len(cut) * 3
    if not is_usual or sum(len(town.split()) for town in towns) >= 1.5 * len(towns):
        return list(lines)
    return [_town_joined(line) if line in cut and is_town(line[1].text) else line for line in lines]


def _town_joined(line: Sequence[Paragraph]) -> Sequence[Paragraph]:
    return [replace(line[0], text=f"{line[0].text}, {line[1].text}"), *line[2:]]


def _cut_of(paragraph: Paragraph) -> tuple[str, tuple[str, ...]] | None:
    """The first way in which a line can be cut, and its pieces."""
    ways = _IN_TEXT if is_prose(paragraph) else _ALONE
    found = ((name, cut(paragraph)) for name, cut in ways.items())
    return next(((name, pieces) for name, pieces in found if pieces), None)


def _pieces(paragraph: Paragraph, pieces: Sequence[str]) -> list[Paragraph]:
    return [
        replace(
            paragraph, text=piece, gap=0 if index else paragraph.gap, bullet="" if index else paragraph.bullet
        )
        for index, piece in enumerate(pieces)
    ]


def _between_marks(paragraph: Paragraph) -> tuple[str, ...] | None:
    """`Name -- $39,600 -- Title`: a sum among pieces between equal marks."""
    marks = set(_MARK.findall(paragraph.text))
    if len(marks) != 1:
        return None
    pieces = tuple(paragraph.text.split(f" {marks.pop()} "))
    sums = sum(amount_line(piece) is not None for piece in pieces)
    return pieces if sums == 1 and len(pieces) == 3 and all(pieces) else None


def _sum_to_name(paragraph: Paragraph) -> tuple[str, ...] | None:
    """`$5,000 to the Name`: the name and the sum, as other pages set them."""
    amount = _opening_sum(paragraph.text)
    to = _TO.match(paragraph.text, amount.end) if amount else None
    if amount is None or to is None:
        return None
    name = paragraph.text[to.end() :]
    is_name = (
        is_named(name.lstrip(OPENING)) and len(name.split()) <= _LONGEST_NAME and not any(find_amounts(name))
    )
    return (name, paragraph.text[: amount.end]) if is_name and not name.endswith((".", ":")) else None


def _sum_and_name(paragraph: Paragraph) -> tuple[str, ...] | None:
    """`$5,000 – Title`: the words and the sum."""
    amount = _opening_sum(paragraph.text)
    if amount is None or amount_line(paragraph.text):
        return None
    mark = _BEHIND_SUM.match(paragraph.text, amount.end)
    words = paragraph.text[mark.end() :] if mark else ""
    is_line = (
        0 < len(words.split()) <= _LONGEST_NAME and words[:1].isupper() and not words.endswith((".", ":"))
    )
    is_apart = mark is not None and mark[0].strip() != ""
    return (words, paragraph.text[: amount.end]) if is_line and is_apart else None


def _name_and_sum(paragraph: Paragraph) -> tuple[str, ...] | None:
    """`Name $5,000`: nothing but a space sets them apart."""
    amounts = list(find_amounts(paragraph.text[:200]))
    if len(amounts) != 1 or not amounts[0].money or paragraph.text[amounts[0].end :].strip("* †‡"):
        return None
    if wide_apart(paragraph).count("\t") > 1:
        return None
    return _named(paragraph.text, amounts[0], "")


def _name_sum_and_text(paragraph: Paragraph) -> tuple[str, ...] | None:
    """`Name $5,000To train ...`: the description follows the sum at once."""
    amount = next(find_amounts(paragraph.text[:160]), None)
    if amount is None or not amount.money:
        return None
    rest = paragraph.text[amount.end :].lstrip("* †‡:.–—-")
    is_told = rest[:1].isupper() and opens_with_infinitive(rest)
    return _named(paragraph.text, amount, rest) if is_told else None


def _named(text: str, amount: Amount, rest: str) -> tuple[str, ...] | None:
    """The name before a sum, the sum, and the rest; a label is no name, and what a mark sets apart is cut elsewhere."""
    before = text[: amount.start].rstrip()
    name = without_row(before).rstrip(" –—-:,(")
    if (
        role_of_label(name)
        or _MARK.search(name)
        or (not rest and name != before and not before.endswith(DOTS))
    ):
        return None
    if not name or len(name.split()) > _LONGEST_NAME or _SENTENCE.search(name) or not is_named(name):
        return None
    return (name, text[amount.start : amount.end], *filter(None, (rest,)))


def _opening_sum(text: str) -> Amount | None:
    amount = next(find_amounts(text[:60]), None)
    return amount if amount and amount.start == 0 and amount.money else None


_ALONE: Mapping[str, _Cut] = {
    "name mark sum mark name": _between_marks,
    "sum to name": _sum_to_name,
    "sum mark name": _sum_and_name,
    "name sum": _name_and_sum,
}
_IN_TEXT: Mapping[str, _Cut] = {"name sum text": _name_sum_and_text}
