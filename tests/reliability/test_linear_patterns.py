"""No text makes a pattern slow: each one is tried on long texts made to mislead it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from re import _parser as sre_parser  # type: ignore[attr-defined]

import pytest

import grantgraph
from grantgraph.readers.listing.giving.bodies import named_bodies

LENGTH = 30_000
SECONDS = 3.0  # where time grows with the square of the text it takes longer by far, else milliseconds
BOUNDED = {"grantgraph.readers.listing.inline._CLOSING_SUM.search"}  # looks at 160 characters only
COMMON = [*' \t\naA1,.-("<', "1,", "1 ", "1.", "$1", "a ", "A ", "a-", "To "]


def patterns() -> Iterator[tuple[str, Callable[..., object], re.Pattern[str]]]:
    """Every compiled pattern of the package, by name, with each way in which its module uses it."""
    for module in pkgutil.walk_packages(grantgraph.__path__, "grantgraph."):
        if module.name.endswith("__main__"):
            continue
        found = importlib.import_module(module.name)
        source = inspect.getsource(found)
        for name, value in vars(found).items():
            if isinstance(value, re.Pattern):
                uses = set(re.findall(rf"\b{name}\.(match|fullmatch)\(", source))
                searches = re.search(rf"\b{name}\b(?!\.(match|fullmatch)\(|\s*(?::.*)?=)", source)
                for use in sorted(uses | ({"search"} if searches else set())):
                    if f"{module.name}.{name}.{use}" in BOUNDED:
                        continue
                    yield f"{module.name}.{name}.{use}", getattr(value, use), value


def pieces(pattern: re.Pattern[str]) -> list[str]:
    """What a text must repeat to mislead a pattern: the characters and words that it asks for itself."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    letters: set[str] = set()
    _collect(sre_parser.parse(source, pattern.flags & ~re.LOCALE), letters)
    own = sorted(letters)[:30]
    return COMMON + own + [a + " " for a in own]


def _collect(parsed: object, letters: set[str]) -> None:
    """The literal characters anywhere in a parsed pattern."""
    if isinstance(parsed, (list, tuple)) or hasattr(parsed, "data"):
        items = parsed.data if hasattr(parsed, "data") else parsed
        if len(items) == 2 and str(items[0]) == "LITERAL":
            letters.add(chr(items[1]))
        for item in items:
            _collect(item, letters)


class _TooSlowError(Exception):
    """The alarm went off."""


def _alarm(number: int, frame: object) -> None:
    raise _TooSlowError


@pytest.mark.parametrize(("name", "find", "pattern"), [pytest.param(*p, id=p[0]) for p in patterns()])
def test_a_pattern_is_linear(name: str, find: Callable[..., object], pattern: re.Pattern[str]) -> None:
    """Thirty thousand repetitions, with a beginning and an end that fit or do not fit, take milliseconds."""
    earlier = signal.signal(signal.SIGALRM, _alarm)
    try:
        for piece in pieces(pattern):
            for text in ("x" + piece * LENGTH + "!", piece * LENGTH + "\x00"):
                subject = text if isinstance(pattern.pattern, str) else text.encode()
                signal.setitimer(signal.ITIMER_REAL, SECONDS)
                find(subject)
                signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooSlowError:
        pytest.fail(f"{name} hangs on a repeated {piece!r}: {pattern.pattern!r}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)


def test_names_in_one_endless_sentence_are_found_in_time() -> None:
    """Around each name only so much is looked at: a text four times as long takes about four times as long."""

    def seconds(repeats: int) -> float:
        sentence = "money of the Water Council went to people in Works and gave the Grant " * repeats
        start = time.process_time()
        assert sum(1 for _ in named_bodies(sentence)) >= repeats
        return time.process_time() - start

    assert min(seconds(4_000) for _ in range(2)) < 8 * min(seconds(1_000) for _ in range(2)) + 0.05
