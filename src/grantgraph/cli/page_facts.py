"""The options by which a user says of a page what it does not, or says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]


def page_facts(command: Command) -> Command:
    """A command with --funder, --country and --year."""
    for fact in ("year", "country", "funder"):  # help shows the one that is added last first
        command = click.option(f"--{fact}", help=f"The {fact}, whatever the page says.")(command)
    return command
