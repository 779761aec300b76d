"""Files as publishers put them out, counted and summed a second time straight from the raw file.

They lie beside the checkout in `shared/data` and are no part of the project; without them these tests are skipped.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from grantgraph.errors import SourceRefused
from grantgraph.model import Context, Grant, Individual
from grantgraph.readers import READERS
from grantgraph.readers.detection import detect
from grantgraph.readers.source import open_source

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
GIVING, IATI, FOUNDATIONS = DATA / "360giving", DATA / "iati", DATA / "foundations"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the published files are not beside this checkout")

REFUSED = {
    "fundingproviders-grants_malformed.json": "is no valid JSON",
    "validation_errors-3.json": "holds no grants",
    "data.json": "holds no grants",
    "bom.csv": "names no column of grants",
    "codelist.csv": "names no column of grants",
    "GeoCodePostcode.xlsx": "names no column of grants",
    "broken.xml": "is no valid XML",
}
COUNTS = {  # as the files' own description states them
    "a002400000OiDBQAA3.json": 4116,
    "a002400000KeYdsAAF.json": 379,
    "a002400000KeYdsAAF-currency.json": 379,
    "awefw001p00000zgyHZAAY.json": 154,
    "grantnav-20180903134856.json": 5,
    "a001p00000zgyHZAAY.json": 783,
    "Sport-England_exchequer-awards.csv": 2434,
    "big_value.xml": 198,
    "same_orgs_different_roles.xml": 54,
    "complex_example_dfid.xml": 57,
    "missing_dates.xml": 49,
    "pwyf-worldbank-ao.xml": 20,
    "ocha-multicurrency-subset.xml": 18,
}


def read(path: Path, context: Context | None = None) -> list[Grant]:
    source = open_source(path)
    reader = READERS[detect(source).format]
    return [item for item in reader(source, context or Context()) if isinstance(item, Grant)]


def published(folder: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


GIVING_FILES = published(
    GIVING, "grantnav/*.json", "dataquality/*", "data-conversion/*", "fixtures/*.[cjx]s*"
)
IATI_FILES = published(IATI, "*.xml")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of any 360Giving file as dictionaries with at least one value, by other means than ours."""
    if path.suffix == ".json":
        loaded = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
        yield from (grant for grant in loaded["grants"] if any(value for value in grant.values()))
    elif path.suffix == ".csv":
        text = path.read_bytes().decode("cp1252" if "cp1252" in path.name else "utf-8-sig")
        yield from (row for row in csv.DictReader(io.StringIO(text)) if any(row.values()))
    else:
        sheets = openpyxl.load_workbook(path).worksheets
        sheet = next((s for s in sheets if s.title == "grants"), sheets[0])
        head, *cells = sheet.iter_rows(values_only=True)
        yield from (dict(zip(head, row, strict=True)) for row in cells if any(row))


def amount(row: dict[str, Any]) -> tuple[str, Decimal] | None:
    value, currency = (
        row.get(a) or row.get(b) for a, b in (("amountAwarded", "Amount Awarded"), ("currency", "Currency"))
    )
    try:
        return currency, Decimal(str(value))
    except ArithmeticError:
        return None


@pytest.mark.parametrize("path", GIVING_FILES, ids=names(GIVING_FILES))
def test_a_360giving_file_gives_every_grant_and_every_sum(path: Path) -> None:
    """The number of grants and the sum in each currency are those of the raw file, or it is refused with a reason."""
    if path.name in REFUSED:
        with pytest.raises(SourceRefused, match=REFUSED[path.name]):
            read(path)
        return
    if path.name == "nulls.json":
        assert read(path) == []
        return
    grants = read(path)
    raw = list(rows(path))
    assert len(grants) == len(raw) == COUNTS.get(path.name, len(raw))
    sums: Counter[str] = Counter()
    for currency, value in filter(None, map(amount, raw)):
        sums[currency] += value  # type: ignore[assignment]
    found: Counter[str] = Counter()
    for grant in grants:
        if grant.money:
            found[grant.money.currency] += grant.money.amount  # type: ignore[assignment]
    assert found == sums


def raw_activities(path: Path) -> list[Any]:
    return list(etree.parse(path).iter("iati-activity"))


@pytest.mark.parametrize("path", IATI_FILES, ids=names(IATI_FILES))
def test_an_iati_file_gives_every_activity_and_every_sum(path: Path) -> None:
    """Activities, transactions, and the sum per type and currency are those of the raw file, to the last digit."""
    if path.name in REFUSED:
        with pytest.raises(SourceRefused, match=REFUSED[path.name]):
            read(path)
        return
    grants, raw = read(path), raw_activities(path)
    assert len(grants) == len(raw) == COUNTS.get(path.name, len(raw))
    expected: Counter[tuple[int, str]] = Counter()
    for number, activity in enumerate(raw):
        for value in activity.iterfind("transaction/value[1]"):
            currency = (value.get("currency") or "").strip() or (
                activity.get("default-currency") or ""
            ).strip()
            if currency and (value.text or "").strip():
                expected[number, currency] += Decimal(value.text.strip())  # type: ignore[assignment]
    found: Counter[tuple[int, str]] = Counter()
    for number, grant in enumerate(grants):
        for transaction in grant.transactions:
            if transaction.money:
                found[number, transaction.money.currency] += transaction.money.amount  # type: ignore[assignment]
    assert found == expected
    assert [len(grant.transactions) for grant in grants] == [len(a.findall("transaction")) for a in raw]


def test_a_second_value_of_one_transaction_is_told() -> None:
    """One publisher folded two transactions into one element; the value that cannot be read is in the problems."""
    source = open_source(IATI / "provider-activity-id.xml")
    told = [item for item in READERS["iati"](source, Context()) if not isinstance(item, Grant)]
    assert any("has another value, “103021”" in problem.reason for problem in told)


IATI_TYPES = {"1": "IF", "2": "C", "3": "D", "4": "E", "5": "IR", "6": "LR", "7": "R", "11": "11"}
WORDS = {"IF": "incoming funds", "C": "commitment", "D": "disbursement", "E": "expenditure", "IR": "interest payment",
         "LR": "loan repayment", "R": "reimbursement", "11": "incoming commitment"}  # fmt: skip


@pytest.mark.parametrize("path", IATI_FILES, ids=names(IATI_FILES))
def test_sums_per_transaction_type_are_exact(path: Path) -> None:
    """Versions 1 and 2 write types differently; each transaction is summed under its own."""
    if path.name in REFUSED:
        pytest.skip("is refused")
    expected: Counter[str] = Counter()
    for activity in raw_activities(path):
        for transaction in activity.iterfind("transaction[transaction-type]"):
            code, value = transaction.find("transaction-type").get("code"), transaction.findtext("value")
            expected[WORDS[IATI_TYPES.get(code, code)]] += Decimal(value.strip())  # type: ignore[assignment]
    found: Counter[str] = Counter()
    for transaction in (t for grant in read(path) for t in grant.transactions):
        if transaction.money and expected:
            found[transaction.type] += transaction.money.amount  # type: ignore[assignment]
    assert found == expected


def test_a_workbook_and_its_json_give_the_same_grants() -> None:
    """But for the listing and the place in it; a time of midnight is a date."""
    folder = GIVING / "dataquality"
    from_json, from_workbook = (
        [replace(grant, listing=None, location="") for grant in read(path)]  # type: ignore[arg-type]
        for path in (folder / "a001p00000zgyHZAAY.json", folder / "a001p00000zgyHZAAY.xlsx")
    )
    assert from_json == from_workbook


def test_dates_with_slashes_are_read_day_first_where_the_file_shows_it() -> None:
    """All 379 award dates of the Wolfson file are DD/MM/YYYY; the third field of each is what the raw file has."""
    path = GIVING / "grantnav" / "a002400000KeYdsAAF.json"
    for grant, row in zip(read(path), rows(path), strict=True):
        day, month, year = row["awardDate"].split("/")
        assert grant.award_date and grant.award_date.value == f"{year}-{month}-{day}"


def test_persons_are_not_organizations() -> None:
    """The 99 grants to individuals have an `Individual` for a grantee, and nobody's name."""
    grants = read(GIVING / "grantnav" / "awefw001p00000zgyHZAAY.json")
    assert sum(grant.grantees == (Individual(),) for grant in grants) == 99
    assert len({grant.funders for grant in grants}) == 41


FOUNDATION_FILES = published(FOUNDATIONS, "*.csv")


@pytest.mark.parametrize("path", FOUNDATION_FILES, ids=names(FOUNDATION_FILES))
def test_a_declared_mapping_reads_every_row_and_sum(path: Path) -> None:
    """The tables of foundations by the mappings of the documentation; what is unknown stays unknown."""
    is_swedish = path.stem == "wallenberg-foundation"
    mapping = ROOT / "docs" / "mappings" / ("wallenberg.toml" if is_swedish else "donations.toml")
    context = Context(mapping=mapping.read_text(encoding="utf-8"))
    items = list(READERS["table"](open_source(path), context))
    grants = [item for item in items if isinstance(item, Grant)]
    with path.open(encoding="utf-8", newline="") as stream:
        raw = list(csv.DictReader(stream))
    column = "amount_original_currency" if is_swedish else "amount"
    assert len(grants) == len(raw)
    assert sum(g.money.amount for g in grants if g.money) == sum(Decimal(r[column]) for r in raw if r[column])
    assert sum(g.money is None for g in grants) == sum(not r[column] for r in raw)
    assert {g.money.currency for g in grants if g.money} <= {"SEK" if is_swedish else "USD"}
    lengths = {"day": 10, "month": 7, "year": 4}
    assert [len(g.award_date.value) if g.award_date else None for g in grants] == [
        lengths.get(r["donation_date_precision"]) for r in raw
    ]
