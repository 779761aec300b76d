"""Rows of a table with a declared mapping: a row in, a `Grant` out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from grantgraph.model import (
    Classification,
    Context,
    Grant,
    Grantee,
    Individual,
    Listing,
    Money,
    OrganizationMention,
    Place,
    PublishedDate,
    Text,
)
from grantgraph.readers.countries import find_countries
from grantgraph.readers.parties import funders_or_known, grantees_or_undisclosed
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.sheets import Row
from grantgraph.readers.table.mapping import Column, Mapping
from grantgraph.readers.values import (
    DayOrder,
    Unreadable,
    quoted,
    read_amount,
    read_currency,
    read_date,
    read_text,
)

_LENGTHS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one table."""

    listing: Listing
    mapping: Mapping
    context: Context
    order: DayOrder
    remarks: Remarks

    def read(self, row: Row) -> Grant | None:
        """One grant, or None where the row tells nothing of one."""
        texts = {
            kind: list(self._texts(row, kind)) for kind in ("title", "description", "identifier", "programme")
        }
        grantees = tuple(self._grantees(row))
        awarded = self._date(row, "award-date")
        if not any(texts.values()) and not grantees and awarded is None:
            self.remarks.add(
                row.location, "the row names neither grantee nor title nor date; nothing was read"
            )
            return None
        return Grant(
            listing=self.listing,
            location=row.location,
            titles=tuple(texts["title"]),
            descriptions=tuple(texts["description"]),
            identifier=texts["identifier"][0].value if texts["identifier"] else None,
            funders=funders_or_known(self._bodies(row, "funder"), self.context),
            grantees=grantees_or_undisclosed(grantees),
            focus=texts["programme"][0].value if texts["programme"] else None,
            money=self._money(row),
            award_date=awarded,
            start_date=self._date(row, "start-date"),
            end_date=self._date(row, "end-date"),
            year=self._year(row, awarded),
            countries=tuple(self._countries(row)),
            places=tuple(self._places(row)),
            classifications=tuple(self._classifications(row)),
        )

    def _values(self, row: Row, gives: str) -> Iterator[tuple[Column, Any]]:
        """The cells that give a property, then the constant that does."""
        for column in self.mapping.columns:
            if column.gives == gives and column.name in row.cells:
                cell = row.cells[column.name]
                parts = cell.split(column.separator) if column.separator and isinstance(cell, str) else cell
                for part in parts if isinstance(parts, list) else [parts]:
                    yield column, part
        if gives in self.mapping.constants:
            yield Column("", gives), self.mapping.constants[gives]

    def _texts(self, row: Row, gives: str) -> Iterator[Text]:
        for column, cell in self._values(row, gives):
            text = read_text(cell if isinstance(cell, str) else str(cell))
            if text:
                yield Text(text, column.language)

    def _text(self, row: Row, gives: str) -> str | None:
        return next((text.value for text in self._texts(row, gives)), None)

    def _bodies(self, row: Row, gives: str) -> Iterator[OrganizationMention]:
        names = [text.value for text in self._texts(row, gives)]
        if len(names) != 1:
            yield from (OrganizationMention(name) for name in names)
            return
        country = self._text(row, f"{gives}-country")
        known = find_countries(country, alone=True) if country else []
        yield OrganizationMention(
            names[0],
            self._text(row, f"{gives}-id"),
            known[0].code if known else None,
            self._text(row, f"{gives}-place"),
        )

    def _grantees(self, row: Row) -> Iterator[Grantee]:
        yield from self._bodies(row, "grantee")
        yield from (Individual(text.value) for text in self._texts(row, "individual"))

    def _money(self, row: Row) -> Money | None:
        amounts = list(self._values(row, "amount"))
        if not amounts:
            self.remarks.count(row.location, "the amount is missing: it is unknown")
            return None
        column, cell = amounts[0]
        currency = self._text(row, "currency")
        try:
            money = Money(self._amount(cell), read_currency(currency))
        except Unreadable as error:
            self.remarks.add(row.location, f"{column.name}: {error}; the amount {quoted(cell)} was left out")
            return None
        if money.amount <= 0:
            kind = "zero" if money.amount == 0 else "negative"
            self.remarks.count(row.location, f"{column.name} is {kind}; kept as published")
        return money

    def _amount(self, cell: Any) -> Decimal:
        if self.mapping.has_decimal_comma and isinstance(cell, str):
            cell = cell.replace(".", "").replace(",", ".")
        return read_amount(cell)

    def _date(self, row: Row, gives: str) -> PublishedDate | None:
        for column, cell in self._values(row, gives):
            day_first = self.mapping.day_first
            if day_first is None:
                day_first = self.order.is_day_first(column.name)
            try:
                return self._as_precise(row, column, read_date(cell, day_first))
            except Unreadable as error:
                self.remarks.add(row.location, f"{column.name}: {error}; it was left out")
        return None

    def _as_precise(self, row: Row, column: Column, day: PublishedDate) -> PublishedDate | None:
        """A date cut to the precision that another column states: `2019-01-01` may be no more than a year."""
        if column.precision is None:
            return day
        stated = str(row.cells.get(column.precision, "")).strip().lower()
        length = _LENGTHS.get(stated)
        if length is None:
            told = f"{column.precision} is {quoted(stated)} and not day, month or year"
            self.remarks.count(row.location, f"{told}: {column.name} was left out")
            return None
        return PublishedDate(day.value[:length])

    def _year(self, row: Row, awarded: PublishedDate | None) -> PublishedDate | None:
        if awarded:
            return PublishedDate(awarded.year)
        for column, cell in self._values(row, "year"):
            whole = cell.year if isinstance(cell, date | datetime) else cell
            try:
                return PublishedDate(str(whole).strip()[:4])
            except ValueError:
                self.remarks.add(row.location, f"{column.name}: {quoted(cell)} is no year; it was left out")
        return None

    def _countries(self, row: Row) -> Iterator[Place]:
        for text in self._texts(row, "country"):
            named = find_countries(text.value, alone=True)
            yield named[0] if named else Place(text.value)

    def _places(self, row: Row) -> Iterator[Place]:
        yield from (Place(text.value, kind="region") for text in self._texts(row, "region"))
        yield from (Place(text.value, kind="locality") for text in self._texts(row, "locality"))

    def _classifications(self, row: Row) -> Iterator[Classification]:
        for gives in ("classification", "classification-code"):
            for column, cell in self._values(row, gives):
                text = read_text(str(cell))
                if text and gives == "classification":
                    yield Classification(None, column.vocabulary, text)
                elif text:
                    yield Classification(text, column.vocabulary)
