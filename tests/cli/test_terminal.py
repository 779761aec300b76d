"""A terminal shows published text and never obeys it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from grantgraph.cli.terminal import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n  lines\there", "two lines here"),
        ("\x1b[2J\x1b]0;title\x07", "\\x1b[2J\\x1b]0;title\\x07"),
        ("\u202egnp.exe", "\\x202egnp.exe"),
        ("half \ud800 a pair", "half \\xd800 a pair"),
        ("Қазақстан — «сөз»", "Қазақстан — «сөз»"),
    ],
)
def test_what_a_terminal_would_obey_is_spelled_out(text: str, shown: str) -> None:
    """Escapes, direction marks and line ends do nothing; letters of all scripts stay."""
    assert visible(text) == shown


def test_a_message_is_short() -> None:
    """A field of a megabyte does not fill the screen."""
    assert len(one_line("a" * 1_000_000)) < 700


def test_no_letter_fails() -> None:
    """Output into a file is UTF-8 whatever the system's encoding; a message is never lost to one."""
    program = "from grantgraph.cli.terminal import prepare_streams as p; p(); print('Қ', '\\ud800')"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env={"PYTHONIOENCODING": "ascii"}, check=True
    )
    assert done.stdout.decode() == "Қ \\ud800\n"
