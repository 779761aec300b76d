"""The commands, one module each. A module is imported only when its command runs, so that help is instant."""

from __future__ import annotations

import difflib
import importlib
import sys

import click

from grantgraph.cli.signals import Interrupted, interruptible
from grantgraph.cli.terminal import one_line, prepare_streams
from grantgraph.errors import GrantGraphError
from grantgraph.version import __version__

# command -> the line that help shows; the module has the command's name and holds `command`.
COMMANDS = {
    "build": "Turn listings and grant data into a graph and a page.",
    "ask": "Answer one of the named questions.",
    "query": "Answer a SPARQL query.",
    "check": "Check a graph against the shapes and rules.",
    "explain": "Show how a page was understood, line by line.",
    "correct": "Print the findings as a file of corrections to fill in.",
    "evaluate": "Score what is read against labelled listings.",
    "diff": "Tell what is new, removed and changed between two builds.",
    "review": "List and decide open questions of identity.",
    "serve": "Answer over HTTP: SPARQL, pages, search.",
    "push": "Load a build into another SPARQL store.",
}


class _LazyGroup(click.Group):
    """A group that knows its commands by name, and imports one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            close = difflib.get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise click.UsageError(f"there is no command {cmd_name!r}.{hint}", ctx)
        module = importlib.import_module(f"grantgraph.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grantgraph")
@click.option("--debug", is_flag=True, help="Show the full traceback where something fails.")
@click.pass_context
def grantgraph(context: click.Context, debug: bool) -> None:
    """Published grant listings as a knowledge graph whose every statement quotes its source.

    Start with: grantgraph build LISTING
    """
    context.obj = {"debug": debug}


def main() -> None:
    """Run the command line; every failure ends in one clear line and the documented exit code."""
    prepare_streams()
    debug = "--debug" in sys.argv
    try:
        with interruptible():
            code = grantgraph.main(standalone_mode=False, prog_name="grantgraph")
        sys.exit(code if isinstance(code, int) else 0)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except Interrupted as signal:
        _fail("interrupted; earlier products are as they were", signal.exit_code, debug)
    except click.Abort:
        _fail("interrupted; earlier products are as they were", 130, debug)
    except GrantGraphError as error:
        _fail(str(error), 1, debug)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # what goes to the screen or a file behind `>`; products have words of their own
        _fail(f"the output cannot be written: {error.strerror or error}", 1, debug)
    except Exception as error:
        _fail(
            f"this should not have happened: {type(error).__name__}: {error}; see it whole with --debug",
            1,
            debug,
        )


def _fail(message: str, code: int, debug: bool) -> None:
    if debug:
        raise  # noqa: PLE0704  (called from the handlers above only)
    click.echo(f"grantgraph: {one_line(message)}", err=True)
    sys.exit(code)
