"""`python -m grantgraph` is the command line."""

from grantgraph.cli import main

main()
