"""Who gives and who receives where a structured source leaves it open: one rule for all of them."""

from __future__ import annotations

from collections.abc import Iterable

from grantgraph.model import Context, Grantee, OrganizationMention, UndisclosedGrantee


def funders_or_known(
    stated: Iterable[OrganizationMention], context: Context
) -> tuple[OrganizationMention, ...]:
    """The funders that a source states; without any, the one that the user named."""
    known = (OrganizationMention(context.funder),) if context.funder else ()
    return tuple(stated) or known


def grantees_or_undisclosed(stated: Iterable[Grantee]) -> tuple[Grantee, ...]:
    """The grantees that a source states; without any, one that is not stated."""
    return tuple(stated) or (UndisclosedGrantee(),)
