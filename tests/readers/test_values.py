"""Amounts, currencies and dates of structured formats: exact, or refused with what was found."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.readers.values import (
    DayOrder,
    Unreadable,
    contradicts,
    read_amount,
    read_currency,
    read_date,
    read_text,
)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (Decimal("1000.10"), "1000.10"), ("1000.10", "1000.10"), (" 12 ", "12"), ("1,250.50", "1250.50"),
        ("£1,250", "1250"), ("US$ 5", "5"), ("GBP 7", "7"), (-5, "-5"), ("-5.00", "-5.00"), (0, "0"),
        (1000.1, "1000.1"),
        (Decimal("1E+5"), "1E+5"),
    ],
)  # fmt: skip
def test_amounts(written: Any, amount: str) -> None:
    """Digit for digit; a cell of a workbook counts as it is shown there."""
    assert str(read_amount(written)) == amount


@pytest.mark.parametrize(
    "written",
    [True, None, [5], "", "a lot", "1e5", "1.000.000", "12,5", "5-6", Decimal("NaN"), Decimal("1E+999"), "9" * 50,
     "1.250,50"],
)  # fmt: skip
def test_no_amounts(written: Any) -> None:
    """Nothing is guessed from what may be a range, a decimal comma or no number at all."""
    with pytest.raises(Unreadable, match=r"amount|large|digits"):
        read_amount(written)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_a_published_amount_keeps_its_digits(amount: Decimal) -> None:
    """As text and as a number."""
    assert str(read_amount(str(amount))) == str(read_amount(amount)) == str(amount)


def test_an_amount_with_the_sign_of_another_currency_contradicts_itself() -> None:
    """`$5` of pounds is not read as five pounds."""
    assert contradicts("$5", "GBP")
    assert not contradicts("$5", "AUD")
    assert not contradicts("5", "GBP")


@pytest.mark.parametrize(
    ("written", "code"), [("GBP", "GBP"), (" eur ", "EUR"), ("DEM", "DEM"), ("XDR", "XDR")]
)
def test_currencies(written: str, code: str) -> None:
    """Codes of ISO 4217, also those that were withdrawn."""
    assert read_currency(written) == code


@pytest.mark.parametrize("written", ["XXX", "XTS", "₸", "US$", "", None, 826, "pounds"])
def test_no_currencies(written: Any) -> None:
    """Including the codes for no currency and for tests."""
    with pytest.raises(Unreadable, match="write it like GBP"):
        read_currency(written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-03-04", "2021-03-04"), ("2021-03", "2021-03"), ("2021", "2021"), ("2021-03-04Z", "2021-03-04"),
        ("2021-03-04T00:00:00+00:00", "2021-03-04"), ("2021-03-04 13:45", "2021-03-04"), ("31/12/2021", "2021-12-31"),
        (datetime(2021, 3, 4), "2021-03-04"), (date(2021, 3, 4), "2021-03-04"), ("12/31/2021", "2021-12-31"),
        ("05/05/2021", "2021-05-05"),
    ],
)  # fmt: skip
def test_dates(written: Any, day: str) -> None:
    """As precise as published; a time of day is left out."""
    assert read_date(written).value == day


@pytest.mark.parametrize(
    "written",
    ["2021-02-30", "0000-01-01", "2021-13-01", "99999-01-01", "2021-03-04T25:00:00Z", "04/03/2021", "4.3.21", 44197,
     "soon", "", None],
)  # fmt: skip
def test_no_dates(written: Any) -> None:
    """An impossible day, and one that may be two, are none."""
    with pytest.raises(Unreadable, match="write it like 2021-03-04"):
        read_date(written)


def test_the_dates_of_a_column_tell_how_to_read_each_other() -> None:
    """Where they contradict each other they tell nothing."""
    order = DayOrder()
    for column, value in [
        ("a", "31/01/2021"),
        ("a", "04/03/2021"),
        ("b", "01/31/2021"),
        ("c", "31/01/2021"),
        ("c", "01/31/2021"),
    ]:
        order.see(column, value)
    assert [order.is_day_first(column) for column in "abcd"] == [True, False, None, None]
    assert read_date("04/03/2021", order.is_day_first("a")).value == "2021-03-04"
    assert read_date("04/03/2021", order.is_day_first("b")).value == "2021-04-03"


@given(st.text())
def test_a_text_is_folded_once_and_for_all(text: str) -> None:
    """Folding again changes nothing; no control character, byte order mark or half of a pair is left."""
    folded = read_text(text)
    assert read_text(folded) == folded
    assert not set(folded) & {"\0", "\ufeff", "\n", "\t", "\ud800"}
    assert folded == folded.strip()
