"""JSON element by element: the same values as the standard decoder gives, in bounded memory, or one clear refusal."""

import json
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grantgraph.errors import SourceRefused
from grantgraph.readers import json_stream
from grantgraph.readers.json_stream import JsonStream, NoNumber
from grantgraph.readers.source import Source


def stream(path: Path, text: str | bytes) -> JsonStream:
    path = path / "input.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return JsonStream(Source(path, path.name))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(JSON), JSON, st.integers(1, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
def test_any_document_comes_out_as_it_went_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, items: list[Any], aside: Any, chunk: int
) -> None:
    """However it is cut into chunks."""
    monkeypatch.setattr(json_stream, "_CHUNK", chunk)
    text = json.dumps({"before": aside, "items": items, "after": aside}, ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )
    try:
        text.decode()
    except UnicodeDecodeError:
        text = json.dumps({"before": aside, "items": items, "after": aside}).encode()
    found = list(stream(tmp_path, text).document("items"))
    assert found == [("before", aside), *(("items", item) for item in items), ("after", aside)]


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    """However many there are; what is no number is told apart."""
    long = "9" * 5000
    values = [value for _, value in stream(tmp_path, f"[1000.10, {long}, 1E5, NaN, -Infinity]").document("x")]
    assert values == [
        Decimal("1000.10"),
        Decimal(long),
        Decimal("1E5"),
        NoNumber("NaN"),
        NoNumber("-Infinity"),
    ]
    assert str(values[0]) == "1000.10"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    """And is no part of the document."""
    assert list(stream(tmp_path, '["Ә"]'.encode(encoding)).document("x")) == [("x", "Ә")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"items": [1]} rest', "character 16: .* text after the end"),
        ('{"items": [1,]}', r"a comma stands before \]"),
        ('{"items": [1}', r"\] was expected"),
        ('{"items": [{"a" 1}]}', "character 17: .* expecting ':' delimiter"),
        ('{"items": ["open', "unterminated string"),
        ('{"items": ', "ends too early"),
        ("[" * 100_000, "nested too deeply"),
        (b'["\xff"]', "byte 0xFF is not UTF-8"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(tmp_path: Path, text: str | bytes, told: str) -> None:
    """In one line, whatever is wrong."""
    with pytest.raises(SourceRefused, match=told):
        list(stream(tmp_path, text).document("items"))


def test_memory_does_not_grow_with_the_document(tmp_path: Path) -> None:
    """Twenty times the elements, about the same peak."""

    def peak(count: int) -> int:
        text = json.dumps(
            {"items": [{"title": f"Grant {number}", "words": "x" * 500} for number in range(count)]}
        )
        source = stream(tmp_path, text)
        del text
        tracemalloc.start()
        for _ in source.document("items"):
            pass
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    assert peak(10_000) < 2 * peak(500) < 2_000_000
