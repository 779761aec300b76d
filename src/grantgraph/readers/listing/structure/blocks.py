"""A page cut at its descriptions: what stands above each, and what is no grant at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.places import split_place
from grantgraph.readers.listing.signs.seams import name_and_sum, sum_and_text
from grantgraph.readers.listing.signs.shapes import (
    amount_line,
    ends_as_name,
    is_prose,
    opens_with_infinitive,
    opens_with_purpose,
    says_plans,
)

_PAIR, _LEAST_PAIRS = 2, 2
_OF_GRANT = re.compile(r"\b(?:the|this) (?:grant|project|award)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines above a description, its paragraphs, and the sum below it where the page puts sums there."""

    above: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    below: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocks:
    """A page's grants as blocks, with the lead before them and the narrative and loose lines after them."""

    grants: tuple[Block, ...]
    lead: tuple[Paragraph, ...]
    trailing: tuple[Paragraph, ...]
    tail: tuple[Paragraph, ...]


def cut(page: Sequence[Paragraph]) -> Blocks:
    """The page cut at its descriptions; blocks that share no sign with the others are lead or narrative."""
    blocks, tail = _names_and_sums_below(
        *_blocks([piece for paragraph in page for piece in sum_and_text(paragraph)])
    )
    kin = _kinship(blocks)
    first = kin.index(True) if True in kin else len(blocks)
    last = len(kin) - 1 - kin[::-1].index(True) if True in kin else -1
    grants, trailing = blocks[first : last + 1], _flat(blocks[last + 1 :]) if last >= 0 else []
    if grants:
        own = _own_paragraphs(grants[-1])
        trailing = [*grants[-1].body[own:], *trailing]
        grants[-1] = replace(grants[-1], body=grants[-1].body[:own])
    return Blocks(tuple(grants), tuple(_flat(blocks[:first])), tuple(trailing), tail)


def _flat(blocks: list[Block]) -> list[Paragraph]:
    return [paragraph for block in blocks for paragraph in (*block.above, *block.body)]


def _blocks(page: Sequence[Paragraph]) -> tuple[list[Block], tuple[Paragraph, ...]]:
    prose = [
        (is_prose(p) or _follows_sum(p, above) or _stands_on_sum(p, below))
        and not p.text.endswith(":")
        and name_and_sum(p) is None
        for p, above, below in zip(page, (None, *page), (*page[1:], None), strict=False)
    ]
    purposes = sum(is_text and opens_with_purpose(p.text) for p, is_text in zip(page, prose, strict=True))
    is_purposive = purposes * 2 >= sum(prose)
    blocks: list[Block] = []
    above: list[Paragraph] = []
    for paragraph, is_text in zip(page, prose, strict=True):
        if not is_text:
            above.append(paragraph)
        elif blocks and not above and not (is_purposive and opens_with_infinitive(paragraph.text)):
            blocks[-1] = replace(blocks[-1], body=(*blocks[-1].body, paragraph))
        else:
            blocks.append(Block(tuple(above), (paragraph,)))
            above = []
    return blocks, tuple(above)


def _is_sentence(paragraph: Paragraph, least: int) -> bool:
    is_name = paragraph.heading or ends_as_name(paragraph.text)
    return paragraph.text.endswith(".") and len(paragraph.words) >= least and not is_name


def _follows_sum(paragraph: Paragraph, above: Paragraph | None) -> bool:
    """Whether a short sentence stands right below a sum: there a description may be of a few words."""
    return (
        _is_sentence(paragraph, 2)
        and above is not None
        and amount_line(above.text) is not None
        and amount_line(paragraph.text) is None
    )


def _stands_on_sum(paragraph: Paragraph, below: Paragraph | None) -> bool:
    """Whether a short sentence stands right on top of a sum, as descriptions do where sums come last."""
    is_above_sum = below is not None and not below.gap and amount_line(below.text) is not None
    return is_above_sum and _is_sentence(paragraph, 5)


def _names_and_sums_below(
    blocks: list[Block], tail: tuple[Paragraph, ...]
) -> tuple[list[Block], tuple[Paragraph, ...]]:
    """The blocks with name and sum that stand on top of each other below each description, where a page sets both so.

    The first block has neither above it, and the last one has them below, or is cut off before.
    """
    pairs = [_pair(block.above) for block in blocks[1:]]
    is_closed = bool(blocks) and (_pair(tail) is not None or not blocks[-1].body[-1].is_finished)
    if len(pairs) < _LEAST_PAIRS or not is_closed or any(amount_line(p.text) for p in blocks[0].above):
        return _sums_below(blocks, tail)
    if not all(pair and len(block.above) > _PAIR for pair, block in zip(pairs, blocks[1:], strict=True)):
        return _sums_below(blocks, tail)
    closing = _pair(tail)
    above = [blocks[0].above, *(block.above[_PAIR:] for block in blocks[1:])]
    moved = [
        Block((*lines, *(pair[:1] if pair else ())), block.body, pair[1:] if pair else ())
        for lines, block, pair in zip(above, blocks, [*pairs, closing], strict=True)
    ]
    return moved, tail[_PAIR:] if closing else tail


def _pair(lines: Sequence[Paragraph]) -> tuple[Paragraph, ...] | None:
    """A line with a sum right below it, and a wider gap behind both."""
    if len(lines) < _PAIR or amount_line(lines[0].text) or not amount_line(lines[1].text):
        return None
    is_set_off = lines[0].gap > 0 and not lines[1].gap and (len(lines) == _PAIR or lines[_PAIR].gap > 0)
    return tuple(lines[:_PAIR]) if is_set_off else None


def _sums_below(
    blocks: list[Block], tail: tuple[Paragraph, ...]
) -> tuple[list[Block], tuple[Paragraph, ...]]:
    """The blocks with the sum that follows each description, where the page sets sums so: one follows the last."""
    if (
        not blocks
        or not tail
        or not amount_line(tail[0].text)
        or any(amount_line(p.text) for p in blocks[0].above)
    ):
        return blocks, tail
    above = [list(block.above) for block in blocks] + [list(tail)]
    below = [(lines.pop(0),) if lines and amount_line(lines[0].text) else () for lines in above[1:]]
    moved = [
        Block(tuple(lines), block.body, sums)
        for lines, block, sums in zip(above, blocks, below, strict=False)
    ]
    return moved, tuple(above[-1])


def _kinship(blocks: list[Block]) -> list[bool]:
    """Which blocks share the signs of a grant that the page's other blocks show."""
    signs = [signs_of(block) for block in blocks]
    counts = Counter(sign for found in signs for sign in found)
    usual = {sign for sign, count in counts.items() if count * 2 >= len(blocks) or count >= 3}
    if counts["name"] < 2:  # one heading that holds a body's name may stand above anything
        usual -= {"name"}
    return [bool(found & usual) for found in signs]


def signs_of(block: Block) -> set[str]:
    """The signs of a grant: a purpose or a plan in the description, a sum or a body's name above it."""
    opening = block.body[0].text
    signs = {_shape(block)} if len(block.above) > 1 else set()
    if opens_with_purpose(opening):
        signs.add("purpose")
    if any(amount_line(line.text) or name_and_sum(line) for line in (*block.above, *block.below)):
        signs.add("amount")
    if block.above and says_plans(opening[:300]):
        signs.add("plan")
    if any(name_likeness(split_place(line.text)[0], opening) >= 1.0 for line in block.above[-2:]):
        signs.add("name")
    return signs


def _shape(block: Block) -> str:
    """How many lines stand above a description, and how they are set off from each other."""
    return "lines " + "".join(str(min(line.gap, 2)) for line in (*block.above[1:], block.body[0]))


def _own_paragraphs(block: Block) -> int:
    """How many paragraphs the last description has, without a footer that follows it."""
    return next((i for i, p in enumerate(block.body) if i and not _is_told_of_grant(p.text)), len(block.body))


def _is_told_of_grant(text: str) -> bool:
    return says_plans(text) or bool(_OF_GRANT.search(text[:120]))
