"""The columns of a table of grants: what each holds, by its name or by what stands under it, and a row as an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grantgraph.dates import parse_date
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries
from grantgraph.readers.documents import Line
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Role
from grantgraph.readers.listing.labels.known import names_whole_cost, role_of_label
from grantgraph.readers.listing.labels.own import role_by_values, role_by_words
from grantgraph.readers.listing.paragraphs import ends_sentence
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.structure.stated_currency import currency_in, with_currency
from grantgraph.readers.numerals import parse_number

_TOTAL = re.compile(
    r"(?:grand |sub-?)?total\b|sum\b|summe\b|gesamt|insgesamt|razem\b|celkem\b|итого|всего|разом|всього|összesen"
    r"|ukupno|totaa?l[et]?\b|summa\b|i alt\b|yhteensä|toplam\b",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"programs?|programmes?|activit(?:y|ies)|projects?|work supported|use of funds", re.IGNORECASE
)
_LEAST_ROWS = _LEAST_ROLES = 3
_LONGEST_NAME, _LEAST_TEXT = 4, 8
_NEEDED = frozenset({Role.GRANTEE, Role.AMOUNT})


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of columns, the role of each (None where it is not read), and the currency of bare numbers."""

    names: tuple[str, ...]
    roles: tuple[Role | None, ...]
    currency: str | None = None

    def entry(self, cells: Sequence[str], lines: tuple[Line, ...]) -> Entry:
        """A row as an entry."""
        parts = [
            Part(role, self._told(role, name, cell), lines)
            for name, role, cell in zip(self.names, self.roles, cells, strict=True)
            if cell and role
        ]
        entry = Entry(tuple(parts))
        date = entry.text(Role.DATE)
        return replace(entry, date=parse_date(date)) if date else entry

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether each cell can stand in its column: sums only where sums stand, words where names and titles do."""
        return len(cells) == len(self.names) and all(
            _fits(role, role_of_label(name), cell)
            for name, role, cell in zip(self.names, self.roles, cells, strict=True)
        )

    def unread(self, lines: tuple[Line, ...]) -> Iterator[Doubt]:
        """A remark for each column that is not read."""
        for name, role in zip(self.names, self.roles, strict=True):
            if name and role is None:
                yield Doubt(lines, f"the column “{name}” is not read")

    def _told(self, role: Role, name: str, cell: str) -> str:
        """A cell as it stands, a bare number with the currency that its column or its page states."""
        if role is not Role.AMOUNT:
            return cell
        return with_currency(cell, currency_in(name) or self.currency)


def columns(names: Sequence[str], rows: Sequence[Sequence[str]], currency: str | None = None) -> Columns:
    """The columns with these names above these rows."""
    held = [[row[index] for row in rows if row[index]] for index in range(len(names))]
    roles = [_role(name, values) for name, values in zip(names, held, strict=True)]
    if not {Role.TITLE, Role.DESCRIPTION} & set(roles):
        program = next(
            (i for i, name in enumerate(names) if _PROGRAM.fullmatch(name) and _are_titles(held[i])), None
        )
        roles = [Role.TITLE if index == program else role for index, role in enumerate(roles)]
    if Role.TITLE in roles and Role.DESCRIPTION not in roles and _tell(held[roles.index(Role.TITLE)]):
        roles[roles.index(Role.TITLE)] = Role.DESCRIPTION
    sums = [index for index, role in enumerate(roles) if role is Role.AMOUNT]
    own = min(sums, key=lambda index: names_whole_cost(names[index]), default=None)
    once = [None if role is Role.AMOUNT and index != own else role for index, role in enumerate(roles)]
    return Columns(tuple(names), tuple(once), currency)


def names_columns(cells: Sequence[str]) -> bool:
    """Whether cells are the names of columns: of grantees or sums, and of something else that grant tables have."""
    if any(any(find_amounts(cell)) for cell in cells):
        return False
    roles = {role for cell in cells if (role := role_of_label(cell))}
    return (len(roles) > 1 and bool(roles & _NEEDED)) or _are_named_elsewhere(cells)


def _are_named_elsewhere(cells: Sequence[str]) -> bool:
    """Whether three cells or more are names of columns in another wording or language: `Träger`, `Montant`."""
    if any(len(cell.split()) > _LONGEST_NAME or any(map(str.isdigit, cell)) for cell in cells):
        return False
    roles = {role for cell in cells if cell and (role := role_of_label(cell) or role_by_words(cell))}
    return len(roles) >= _LEAST_ROLES and roles >= _NEEDED


def names_of_bare(rows: Sequence[Sequence[str]]) -> list[str]:
    """Names for columns that have none: the sum, the grantee that looks most like one, and the title; else none.

    A column of countries is one; what no column of grants holds stays without a name.
    """
    if len(rows) < _LEAST_ROWS or len({len(row) for row in rows}) > 1:
        return []
    held = list(zip(*rows, strict=True))
    sums = [index for index, values in enumerate(held) if all(any(find_amounts(value)) for value in values)]
    texts = [index for index, values in enumerate(held) if index not in sums and _are_words(values)]
    if len(sums) != 1 or not texts:
        return []
    grantee = max(texts, key=lambda index: (sum(map(name_likeness, held[index])) > 0.5 * len(rows), -index))
    title = next((index for index in texts if index != grantee and _are_titles(held[index])), None)
    told = (
        next((index for index in texts if index > (title or 0) and _are_texts(held[index])), None)
        if title
        else None
    )
    named = {told: "description", sums[0]: "amount", grantee: "grantee", title: "title"}
    return [named.get(index, "country" if _are_countries(held[index]) else "") for index in range(len(held))]


def _are_texts(values: Sequence[str]) -> bool:
    """Whether most values are sentences."""
    return sum(ends_sentence(value) and len(value.split()) > _LONGEST_NAME for value in values) * 2 > len(
        values
    )


def _tell(values: Sequence[str]) -> bool:
    """Whether the values of a column called as titles are tell what is done, in whole sentences."""
    length = sum(len(value.split()) for value in values)
    return length > _LEAST_TEXT * len(values) and sum(map(ends_sentence, values)) * 4 >= len(values) * 3


def _are_words(values: Sequence[str]) -> bool:
    return all(sum(map(str.isalpha, value)) * 2 > len(value) for value in values) and not _are_countries(
        values
    )


def _are_countries(values: Sequence[str]) -> bool:
    return all(find_countries(value, alone=True) for value in values)


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row sums up the others: it is called so, or holds a sum and nothing else."""
    filled = [cell for cell in cells if cell]
    is_called = bool(filled and _TOTAL.match(filled[0])) or any(map(_TOTAL.fullmatch, cells))
    return is_called or (len(cells) > 2 and len(filled) == 1 and not cells[0] and _is_sum(filled[0]))


def _role(name: str, values: Sequence[str]) -> Role | None:
    role = role_of_label(name) or (role_by_values(name.casefold(), values) if name and values else None)
    is_counted = role in (Role.PLACE, Role.COUNTRY) and all(map(str.isdigit, values))
    return None if role is Role.LABEL or is_counted else role


def _fits(role: Role | None, named: Role | None, cell: str) -> bool:
    """Whether a cell can stand in a column, by its role or, where it is not read, by the role that its name has."""
    if Role.AMOUNT in (role, named):
        return _is_sum(cell)
    if role in (Role.GRANTEE, Role.TITLE, Role.DESCRIPTION):
        return sum(map(str.isalpha, cell)) * 2 > len(cell.replace(" ", "")) and role_of_label(cell) is None
    if role is Role.IDENTIFIER:
        return any(map(str.isdigit, cell)) and len(cell) < 40 and not any(find_amounts(cell))
    return True


def _are_titles(values: Sequence[str]) -> bool:
    """Whether the values tell one grant from another, as titles do and names of programs do not."""
    return len(set(values)) * 5 >= len(values) * 4 and sum(
        len(value.split()) for value in values
    ) * 2 > 3 * len(values)


def _is_sum(cell: str) -> bool:
    return any(find_amounts(cell)) or (cell[:1].isdigit() and parse_number(cell.replace(" ", "")) is not None)
