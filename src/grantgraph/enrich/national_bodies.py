"""Ministries and the like: a grant in, the grant with the country of such bodies out.

Every country has a Ministry of Health, so the name alone would make one body of them all. Where a grant goes to one
country, a body of such a name among those who receive it is that country's.
"""

from __future__ import annotations

from dataclasses import replace

from grantgraph.enrich.names import normalized
from grantgraph.model import Grant, Grantee, NameKnowledge, OrganizationMention


def with_countries(grant: Grant, knowledge: NameKnowledge) -> Grant:
    """The grant, its receiving national bodies placed in its only country; unchanged where there are several."""
    codes = {country.code for country in grant.countries if country.code}
    if len(codes) != 1:
        return grant
    code = codes.pop()

    def placed(grantee: Grantee) -> Grantee:
        return _placed(grantee, code, knowledge) if isinstance(grantee, OrganizationMention) else grantee

    return replace(
        grant,
        grantees=tuple(placed(grantee) for grantee in grant.grantees),
        transactions=tuple(
            replace(each, receiver=_placed(each.receiver, code, knowledge)) if each.receiver else each
            for each in grant.transactions
        ),
    )


def _placed(mention: OrganizationMention, code: str, knowledge: NameKnowledge) -> OrganizationMention:
    if mention.country or mention.identifier:
        return mention
    first = normalized(mention.name).partition(" ")[0].rstrip(".")
    return replace(mention, country=code) if first in knowledge.national_bodies else mention
