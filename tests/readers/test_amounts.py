"""Sums of money: what is read, exactly, and what is left open with a reason."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.numerals import parse_number

READ = [
    ("Ref. MWI-15/0007. NOK 2 400 000 over 3 years", "2400000", "NOK"),
    ("Grant 12. EUR 500", "500", "EUR"),
    ("3 mln. EUR", "3000000", "EUR"),
    ("$50,000*", "50000", "USD"),
    ("$6,500 (Supplement)", "6500", "USD"),
    ("$15,000.00", "15000.00", "USD"),
    ("$1 million", "1000000", "USD"),
    ("US$1.25 million", "1250000", "USD"),
    ("USD 45 000", "45000", "USD"),
    ("EUR 45.000", "45000", "EUR"),
    ("EUR 45.000,50", "45000.50", "EUR"),
    ("45 000,50 €", "45000.50", "EUR"),
    ("1 234 567 euros", "1234567", "EUR"),
    ("£12,5k", "12500", "GBP"),
    ("£12.5k", "12500", "GBP"),
    ("£75,000", "75000", "GBP"),
    ("CHF 10'000", "10000", "CHF"),
    ("CHF 10’000.–", "10000", "CHF"),
    ("₹5,00,000", "500000", "INR"),
    ("Rs. 5 lakh", "500000", "INR"),
    ("5 lakh rupees", "500000", "INR"),
    ("2.3 bn USD", "2300000000", "USD"),
    ("$2m", "2000000", "USD"),
    ("C$ 900", "900", "CAD"),
    ("A$1,200", "1200", "AUD"),
    ("12 500 zł", "12500", "PLN"),
    ("3 000 000 ₸", "3000000", "KZT"),
    ("-$500", "-500", "USD"),
    ("$-500", "-500", "USD"),
    ("$300,000 over three years", "300000", "USD"),
    ("$0", "0", "USD"),
    ("Center$28,781 to", "28781", "USD"),
    ("KES 1,500,000", "1500000", "KES"),
    ("twenty dollars", None, None),
    ("Room 101", None, None),
    ("It will try 20 cases in all 1,200 villages on top 300 roads", None, None),
    ("ALL 20 SCHOOLS", None, None),
    ("ALL 250,000", "250000", "ALL"),
    ("1.200.000 ALL", "1200000", "ALL"),
    ("MAD 45 000", "45000", "MAD"),
    ("RON 950", "950", "RON"),
    ("in 2015", None, None),
    ("NT$ 900,000", "900000", "TWD"),
    ("RM 20,000", "20000", "MYR"),
    ("Rp 50.000.000", "50000000", "IDR"),
    ("250 000 Ft", "250000", "HUF"),
    ("45 mil dólares", "45000", "USD"),
    ("1,2 millones de euros", "1200000", "EUR"),
    ("100 тыс. руб.", "100000", "RUB"),
    ("18 500 $ CA", "18500", "CAD"),
    ("two hundred thousand rand", "200000", "ZAR"),
    ("A hundred and twenty thousand rand", "120000", "ZAR"),
    ("one and a half million euros", "1500000", "EUR"),
    ("sixty-two thousand five hundred rand", "62500", "ZAR"),
    ("quince mil euros", "15000", "EUR"),
    ("vingt mille euros", "20000", "EUR"),
    ("1.4 million Danish kroner", "1400000", "DKK"),
    ("18.000.000 de pesos colombianos", "18000000", "COP"),
    ("R1.1 million", "1100000", "ZAR"),
    ("$24,5OO", "24500", "USD"),
    ("$18 ,750", "18750", "USD"),
    ("two and three hundred thousand dollars", None, None),
    ("several hundred thousand dollars", None, None),
]

OPEN = [
    ("5 000 lei", "is in lei, a name that currencies of several countries have"),
    ("$10,000-$20,000", "is a range"),
    ("$10,000 to $20,000", "is a range"),
    ("between $10,000 and $20,000", "is a range"),
    ("$10,000-20,000", "is a range"),
    ("$10-20 million", "is a range"),
    ("up to $5,000", "is only approximate"),
    ("almost $4 million", "is only approximate"),
    ("about €90", "is only approximate"),
    ("more than $400 million", "is only approximate"),
    ("$1,2,3,4", "cannot be read as a number"),
    ("$1,00", None),
    ("$1.2.3", "cannot be read as a number"),
    ("Z$ 20,000", "is in Z$, a name that currencies of several countries have"),
    ("1 284 600 som", "is in som, a name that currencies of several countries have"),
    ("$3 mil", "cannot be read as a number"),
]


@pytest.mark.parametrize(("text", "amount", "currency"), READ)
def test_a_sum_is_read_exactly(text: str, amount: str | None, currency: str | None) -> None:
    """A sum in a usual spelling is read to the digit; words without a sum hold none."""
    found = [known.money for known in find_amounts(text) if known.money]
    if amount is None:
        assert not found
    else:
        assert [(money.amount, money.currency) for money in found] == [(Decimal(amount), currency)]
        assert str(found[0].amount) == amount


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [("kr 185 000", "NO", "NOK"), ("$380,000 pesos para", "MX", "MXN"), ("$380,000 pesos", None, None)],
)
def test_a_country_tells_whose_money_a_shared_name_is(text: str, country: str, currency: str | None) -> None:
    """`kr` and `pesos` are left open without one, and pesos behind `$` are no dollars."""
    (amount,) = find_amounts(text, country)
    assert (amount.money.currency if amount.money else None) == currency


@pytest.mark.parametrize(("text", "reason"), OPEN)
def test_what_is_no_exact_sum_is_left_open(text: str, reason: str | None) -> None:
    """A range, an approximation and digits that make no number are reported, never guessed."""
    found = list(find_amounts(text))
    assert found
    if reason:
        assert {known.reason for known in found} == {reason}
        assert all(known.money is None for known in found)


def test_the_place_of_a_sum_is_told() -> None:
    """The offsets of a sum enclose its words, and only them."""
    text = "They got $350,000 and €1.5 million, twice."
    assert [text[known.start : known.end] for known in find_amounts(text)] == ["$350,000", "€1.5 million"]


def test_two_sums_joined_by_and_are_two() -> None:
    """`$50,000 and $50,000` is no range."""
    assert [known.money is not None for known in find_amounts("Two grants of $50,000 and $60,000")] == [
        True,
        True,
    ]


@given(st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False))
def test_grouping_changes_no_amount(amount: Decimal) -> None:
    """The same amount grouped in the English, German, French and Swiss way is the same number."""
    english = f"{amount:,}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert parse_number(english) == parse_number(german) == parse_number(german.replace(".", " ")) == amount
    assert parse_number(english.replace(",", "’")) == amount


@given(st.text(alphabet="$€0123456789.,'’ -kmbilo", max_size=60))
def test_no_text_breaks_the_reader_of_amounts(text: str) -> None:
    """Whatever is written, every sum lies within the text, has money or a reason, and none overlaps the next."""
    end = 0
    for known in find_amounts(text):
        assert end <= known.start < known.end <= len(text)
        assert (known.money is None) != (known.reason is None)
        end = known.end


@given(st.integers(min_value=10**30, max_value=10**60))
def test_no_precision_is_lost(amount: int) -> None:
    """An amount of any length is kept to the digit, also where it is scaled."""
    (plain,) = find_amounts(f"${amount}")
    (scaled,) = find_amounts(f"-${amount} million")
    assert plain.money is not None
    assert scaled.money is not None
    assert str(plain.money.amount) == str(amount)
    assert str(scaled.money.amount) == f"-{amount}000000"
