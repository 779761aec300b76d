"""Whatever stands in a file: grants and problems come out, or one clear refusal, never a traceback."""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grantgraph.errors import SourceRefused
from grantgraph.model import Context, Grant, Problem
from grantgraph.readers import READERS
from grantgraph.readers.source import Source

EASY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
MAPPING = """
[constants]
currency = "USD"
[columns]
Title = "title"
Amount = "amount"
Day = "award-date"
Who = "grantee"
"""


def read(
    folder: Path, name: str, content: bytes, form: str, context: Context | None = None
) -> list[Grant | Problem]:
    path = folder / name
    path.write_bytes(content)
    try:
        items = list(READERS[form](Source(path, name), context or Context()))
    except SourceRefused as refusal:
        assert name in str(refusal)
        assert "\n" not in str(refusal)
        return []
    for item in items:
        assert isinstance(item, Grant | Problem)
        if isinstance(item, Grant) and item.money:
            assert item.money.amount.is_finite()
    return items


FIELDS = st.sampled_from(
    ["id", "title", "description", "currency", "amountAwarded", "awardDate", "recipientOrganization", "name",
     "code", "recipientIndividual", "fundingOrganization", "plannedDates", "startDate", "duration", "classifications",
     "value", "beneficiaryLocation", "countryCode", "geoCode", "commitmentTransaction", "addressCountry", "regrantType",
     "grants", "publisher", "other"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["GBP", "2021-02-30", "31/12/2021", "03/04/2021", "1,000", "£5", "", " ", "\x00", "a\ud800", "NaN", "GB"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=6),
    max_leaves=12,
)


@given(
    st.one_of(
        VALUES,
        st.fixed_dictionaries({"grants": st.lists(st.dictionaries(FIELDS, VALUES, max_size=8), max_size=4)}),
    )
)
@EASY
def test_any_json_is_read_or_refused_as_360giving(tmp_path: Path, value: Any) -> None:
    """With the right keys and whatever values."""
    read(tmp_path, "grants.json", json.dumps(value).encode(), "360giving")


@given(st.binary(max_size=400))
@EASY
@pytest.mark.parametrize("form", ["360giving", "iati", "table"])
def test_any_bytes_are_read_or_refused(tmp_path: Path, form: str, content: bytes) -> None:
    """By every structured reader."""
    read(tmp_path, "grants.bin", content, form)


CELLS = st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=6)


@given(st.lists(CELLS, max_size=5), st.sampled_from(",;\t"))
@EASY
def test_any_table_is_read_or_refused(tmp_path: Path, rows: list[list[str]], mark: str) -> None:
    """By the titles of 360Giving and by a mapping."""
    lines = "\n".join(mark.join(row) for row in rows).encode("utf-8", "replace")
    head = mark.join(
        ["Identifier", "Title", "Amount Awarded", "Currency", "Award Date", "Recipient Org:Name"]
    )
    read(tmp_path, "grants.csv", head.encode() + b"\n" + lines, "360giving")
    head = mark.join(["Title", "Amount", "Day", "Who", "Other"])
    read(tmp_path, "grants.csv", head.encode() + b"\n" + lines, "table", Context(mapping=MAPPING))


TAGS = st.sampled_from(
    ["title", "description", "narrative", "participating-org", "sector", "transaction", "value", "tag",
     "transaction-type", "location", "activity-date", "iati-identifier", "recipient-country", "reporting-org", "name",
     "provider-org", "other", "iati-activity"]
)  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        [
            "code",
            "ref",
            "role",
            "type",
            "percentage",
            "vocabulary",
            "currency",
            "value-date",
            "iso-date",
            "xml:lang",
        ]
    ),
    st.sampled_from(
        [
            "1",
            "4",
            "funding",
            "150",
            "-5",
            "GBP",
            "EUR  ",
            "",
            "2021-13-01",
            "2021-01-02",
            "kk",
            "x y",
            "C",
            "ÿ",
        ]
    ),
    max_size=4,
)
ELEMENTS = st.recursive(
    st.sampled_from(["", "n/a", "1,000", "NaN", "-5", "Әділ сөз", "two\nlines"]).map(escape),
    lambda inner: st.tuples(TAGS, ATTRIBUTES, st.lists(inner, max_size=4)).map(lambda parts: element(*parts)),
    max_leaves=12,
)


def element(tag: str, attributes: dict[str, str], inside: list[str]) -> str:
    told = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{told}>{''.join(inside)}</{tag}>"


@given(st.lists(ELEMENTS, max_size=6), ATTRIBUTES)
@EASY
def test_any_elements_are_read_or_refused_as_iati(
    tmp_path: Path, inside: list[str], attributes: dict[str, str]
) -> None:
    """In any order and nesting; what can be parsed gives at least the outer activity."""
    activity = element("iati-activity", attributes, inside)
    document = f"<iati-activities version='2.03'>{activity}</iati-activities>"
    items = read(tmp_path, "activities.xml", document.encode(), "iati")
    assert any(isinstance(item, Grant) for item in items)
