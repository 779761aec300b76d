"""Words in a name's place that name no body: `a youth group in the north`, `name withheld`, `Mrs E. Dobson`."""

from __future__ import annotations

import re

from grantgraph.readers.listing.signs.kept_back import is_note
from grantgraph.readers.listing.signs.words import words

_UNNAMED_BODY = re.compile(
    r"an? (?:[\w'’-]+ ){0,4}(?:organi[sz]ation|group|association|collective|network|cooperative|cent(?:re|er)|union"
    r"|initiative|foundation|committee|ngo)\b"
    r"|(?:the )?(?:names?|identity|grantee|recipient|organi[sz]ation)(?: of [\w ]{3,30})?(?: is| was)? (?:withheld"
    r"|undisclosed|not disclosed|protected)\b|(?:an? )?(?:anonymous|undisclosed|unnamed|confidential) (?:group|body"
    r"|grantee|recipient|organi[sz]ation|partner|media outlet)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?:(?:Various|Numerous|Multiple|Certain|Several|Other|Different|Unnamed|various|several|unnamed)"
    r"(?: [^,]*?\b(?:organi[sz]ations|groups|ngos|NGOs|CSOs|outlets|partners|grantees|recipients|associations|activists"
    r"|journalists|individuals|communities|institutions|newspapers|unions|networks|bodies)(?: (?:in|from|of) .*)?)?"
    r"|(?:An?|One|Two|Three|Four|Five|Six|Seven|Eight|Several|Some|Various|Local|Different|an?|several|some|local)"
    r" [a-z].*)"
    r"|[A-Z][a-z-]+ (?:[a-z][\w'’-]* ){0,4}(?:organi[sz]ations?|NGOs?|outlets?|collectives|groups)"
    r"(?: (?:in|from) .*)?"
)
_KEPT_BACK = re.compile(
    r"\b(?:names?|identity|grantee|recipient|organi[sz]ation|partner|beneficiary|group) (?:\w+ ){0,4}(?:withheld"
    r"|held back|kept back|undisclosed|(?:not|un) ?(?:disclosed|published|named|given|stated|shown)|protected"
    r"|confidential|suppressed|removed|omitted|known to|on file)\b|^\W*known (?:only )?to the [a-z]+\W*$"
    r"|^\W*anonymous (?:donation|grant|gift|award|body|partner)\b"
    r"|^\W*(?:withheld|not (?:disclosed|published|named|public)|undisclosed|anonymous|confidential|redacted|protected)"
    r"(?:\W*$|(?: here)?,? (?:for|on|due|because|at|by|in)\b)"
    r"|\b(?:asks?|asked|wish(?:es)?|prefers?|preferred|chose) (?:us )?(?:not to be|to remain|to stay|to be) "
    r"(?:named|anonymous|unnamed|identified)\b"
    r"|\b(?:won[’']t|will not|would not|do not|does not|don[’']t|doesn[’']t|refused? to) (?:say|tell|reveal|name)\b"
    r"|\b(?:can(?:no|[’'])t|can ?not|must not|do not|don[’']t|will not) (?:be )?(?:named?|identif(?:y|ied)|disclosed?"
    r"|publish(?:ed)?|print(?:ed)?|tell you)\b",
    re.IGNORECASE,
)

_NUMBERED = re.compile(
    r"(?:grantee|recipient|partner|group|organi[sz]ation|body|beneficiary|ngo|outlet)(?: no\.?)? ?(?:[a-z]|\d{1,2})"
    r"|[x*█■▇_?]{3,}|n\. ?n\.|tb[acd]",
    re.IGNORECASE,
)  # `Partner 3`, `XXXX`
_IN_SMALL_LETTERS = re.compile(
    r"(?:[a-z][a-z’'-]* ){1,3}(?:organi[sz]ations?|groups?|ngos?|NGOs?|partners?|activists?|outlets?|collectives?"
    r"|associations?|journalists?|defenders?|lawyers?)"
)

_OCCASION = re.compile(r".* (?:Day|Week|Month|Year|Decade|Anniversary)")
_PERSON = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Father|Fr|Rev|Reverend|Señora?|Herr|Frau|Mme|Mlle|Monsieur|Madame)\.?"
    r"(?: [A-Z]\.?)* [^\W\d_a-z]"
)


def is_person(name: str) -> bool:
    """Whether words in a name's place are a person's, by the form of address before them."""
    return bool(_PERSON.match(name)) and not words("body") & set(name.casefold().replace(",", "").split())


def is_occasion(text: str) -> bool:
    """Whether a name is of a day or the like: `marks Water Day with three grants`."""
    return _OCCASION.fullmatch(text) is not None


def opens_with_unnamed_body(text: str) -> bool:
    """Whether a text opens with a body that is described but not named: `a youth group in ...`."""
    return bool(_UNNAMED_BODY.match(text))


def names_nobody(head: str) -> bool:
    """Whether what stands before a separator tells of a grantee and keeps its name back: `(name held back)`."""
    return opens_with_unnamed_body(head) or is_no_name(head)


def is_no_name(text: str) -> bool:
    """Whether words in a name's place name no body: they describe one, or say that its name is not told."""
    return only_describes(text) or keeps_back(text)


def keeps_back(head: str) -> bool:
    """Whether the words say that a name is not told: `Name withheld at the group's request`."""
    return is_note(head) or bool(_KEPT_BACK.search(head[:200]) or _NUMBERED.fullmatch(head.strip("()[] ")))


def only_describes(name: str) -> bool:
    """Whether words in a name's place say what kind of body it is and name none: `A women's group in the north`."""
    return bool(_DESCRIBED.fullmatch(name) or _IN_SMALL_LETTERS.fullmatch(name))
