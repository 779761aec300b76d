"""Names of fields and columns as grant pages print them, and what each says of the values under it."""

from __future__ import annotations

import re

from grantgraph.readers.listing.entry import Role

# The field names of grant search pages; what is not here is reported once by its name.
_ROLES = {
    Role.TITLE: (
        "project|project title|project name|title|grant title|name of project|title of project"
        "|activity|initiative|title of the project|title of the action|action title|title of action"
        "|name of the project|project/activity|title of grant|called|titled|entitled"
    ),
    Role.GRANTEE: (
        "organization|organisation|organization name|organisation name|grantee|grantee name"
        "|grantee organization|recipient|recipient name|recipient organization|grant recipient"
        "|awardee|awarded to|name of organization|name of organisation|name of grantee"
        "|implementing partner|implementer|partner|partner organization|institution|beneficiary"
        "|lead organization|implementing agency|implementing organization|implementing organisation"
        "|implementing entity|executing agency|executing organization|name of grantee organization"
        "|name of beneficiary|name of recipient|name of the organization|name of the organisation"
        "|who|organization/institution|applicant|lead applicant|coordinator|contractor|promoter"
        "|project promoter|grant awarded to|grant made to|granted to|given to|made to"
        "|recipient of grant|grant holder|lead organisation|partner organisation"
        "|name and address|name and address of recipient|recipient name and address"
        "|by whom|to whom|carried out by"
        "|agency|nonprofit|non-profit|charity|ngo|body|name|group|organisations|organizations|grantees|recipients"
        "|recipient organisation|grantee organisation|ngo name|name of ngo|team|project team|reporting team"
    ),
    Role.AMOUNT: (
        "amount|grant amount|award|award amount|amount awarded|amount approved|sum|grant|total"
        "|funding|value|grant size|budget|grant value|total award|total grant|total amount"
        "|funding amount|eu contribution|eu grant|grant sum|sum awarded|sum granted|amount of grant"
        "|amount of the grant|amount granted|amount of award|approved amount|approved budget"
        "|total budget|project budget|project cost|contribution|awarded amount|grant total"
        "|total cost|total project cost|cost|total value|grant in eur|grant in usd"
        "|supplement|supplement amount|supplemental award|how much|value of grant|size of grant"
        "|contract value|funds awarded|money|funds"
    ),
    Role.DATE: (
        "date|date of grant letter|award date|date awarded|grant date|approved|date approved"
        "|start date|awarded|year|year awarded|grant year|award year|fiscal year|date of award"
        "|date of grant|date of approval|approval date|approved on|awarded on|year of award"
        "|year of grant|year approved"
    ),
    Role.IDENTIFIER: (
        "grant number|grant no|grant id|id|reference|reference number|number|grant reference"
        "|project number|award number|contract no|contract number|project no|project id|ref|ref no"
        "|grant ref|agreement number|grant agreement number|award id|case number|file number"
    ),
    Role.DESCRIPTION: (
        "purpose|description|project description|summary|project summary|objective|objectives|for"
        "|grant purpose|abstract|purpose of grant|grant description|for the following purposes|about"
        "|details|grant awarded for|grant made for|awarded for|granted for|aim|aims|goal|goals"
        "|what|objective of the project|project objective|project objectives|project purpose"
        "|purpose of the grant|what for|short description|brief description|description of the action"
        "|action description|description of project|purpose of grant or contribution|task|tasks"
    ),
    Role.COUNTRY: (
        "country|country of focus|countries|project country|country of implementation|beneficiary country"
    ),
    Role.PLACE: "where|location|place|region|geographic area|city|town|district|province|state|county",
    Role.CATEGORY: "project focus|program focus|focus",
    Role.LABEL: (
        "program|programme|program area|area|sector|category|type|status|duration|term|website|url"
        "|end date|grant type|focus area|project region|grant period|period|geographic focus|currency"
        "|fund|theme|topic|contact"
    ),
}
LABELS = {name: role for role, names in _ROLES.items() for name in names.split("|")}
"""What a field holds, by its name in small letters."""

_NOTE = re.compile(r"\s?\([^()]{0,40}\)|\s?\b(?:USD|EUR|GBP)\b|\s?[$€£]")
_SECOND = re.compile(r", | ?/ ?| and | & | – ")  # `Organization, leader`, `City/Country`
_WHOLE = re.compile(r"\b(?:total|whole|overall|full|budget|costs?|value|volume)\b", re.IGNORECASE)
_GRANTED = re.compile(
    r"\b(?:grant(?:ed)?|award(?:ed)?|approved|recommend\w*|eu|our|contribution|share|support|funding|funded)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:request(?:ed|s)?|applied|asked|sought|own|co-?(?:financ|fund)\w+|match(?:ing|ed)?|counterpart|still|remaining|outstanding|unpaid|open|others?|partner’?'?s)\b",
    re.IGNORECASE,
)


def role_of_label(label: str) -> Role | None:
    """What a field with this name holds, or None where the name is none that grant pages use."""
    name = _NOTE.sub("", label).strip(" :.*#").casefold()
    return LABELS.get(name) or LABELS.get(_SECOND.split(name)[0])


def names_whole_cost(label: str) -> bool:
    """Whether a sum with this label may be more than the grant: what all donors together pay, or the project costs."""
    return bool(_WHOLE.search(label)) and not _GRANTED.search(label)


def names_granted(label: str) -> bool:
    """Whether a field with this label tells what was granted, and not what was asked for."""
    return bool(_GRANTED.search(label)) and not names_other_share(label)


def names_other_share(label: str) -> bool:
    """Whether a sum with this label is what others pay."""
    return bool(_OTHERS.search(label))
