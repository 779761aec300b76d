"""Problems are told in the file's own words: none of a program's, in one line that can be read aloud."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.errors import GrantGraphError
from grantgraph.pipeline import Settings, read
from grantgraph.readers.json_stream import NoNumber
from grantgraph.readers.values import quoted

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests" / "cases", ROOT.parent / "shared" / "nasty", ROOT.parent / "shared" / "data")
OF_A_PROGRAM = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|<class|\w\(\w+=|\bDecimal\b|\\x|\\u|\\n|\bdict\b|\bError\b|['\"]str['\"]"
)


def messages(path: Path) -> list[str]:
    """Everything that is told of a file."""
    try:
        return [problem.reason for problem in read([path], Settings()).problems]
    except GrantGraphError as refusal:
        return [str(refusal)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_message_shows_how_we_are_made(folder: Path) -> None:
    """Over all cases, and the published and hostile files beside the repository where they are."""
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not beside the repository")
    told = {message for path in sorted(folder.rglob("*")) if path.is_file() for message in messages(path)}
    assert told
    assert [message for message in told if OF_A_PROGRAM.search(message)] == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("a lot", "“a lot”"),
        ("two\nlines", "“two lines”"),
        ("a\x07bell", "“a\N{REPLACEMENT CHARACTER}bell”"),
        (None, "nothing"),
        (True, "true"),
        (12, "12"),
        (NoNumber("NaN"), "NaN"),
        (["a"], "a list"),
        ({"a": 1}, "a group of fields"),
        ("x" * 100, "“" + "x" * 57 + "...”"),
    ],
)
def test_values_are_quoted_as_people_write_them(value: object, told: str) -> None:
    assert quoted(value) == told


@given(st.text())
def test_a_quotation_is_one_line_that_can_be_printed(text: str) -> None:
    assert quoted(text).isprintable()
    assert len(quoted(text)) <= 62
