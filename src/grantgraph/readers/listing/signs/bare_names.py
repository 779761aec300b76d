"""What stands beside a name and is none of it: marks, remarks and roles in brackets, partners, addresses.

`Some Centre* (lead partner), together with Another Group` -> `Some Centre`.
"""

from __future__ import annotations

import re

from grantgraph.readers.listing.signs.persons import looks_like_persons
from grantgraph.readers.listing.signs.places import split_place
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.listing.signs.words import words

_MARKS = " \t*†‡¹²³⁴"
_FOOTNOTE = re.compile(r" ?(?:\(\d{1,2}\)|\[\d{1,2}\])$")
_MARKS_BEFORE = " \t*†‡-–—•>·"
_IN_PLACE = re.compile(r"^In (?:the )?[^\W\d_a-z][^,]{2,40}, (?=[^\W\d_a-z])")
_WITH_PERSON = re.compile(
    r"(?P<person>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'.-]+){1,3}),? and (?:the|her|his|their) (?P<name>.+)"
)
_PARTNER = (
    r"(?:in (?:partnership|cooperation|co-operation|collaboration|association|consortium) with"
    r"|(?:together|jointly|along) with|on behalf of|fiscal(?:ly)?\b|c/o|(?:represented|led|headed|directed|signed) by)"
)
_BEHIND = re.compile(rf"(?:,? {_PARTNER}|, (?:with|through|via|as (?:lead|partner)) )(?!.*\)$).*")
_REMARK = re.compile(
    r" \((?:[^():]{3,40}: .{2,}"
    rf"|(?:{_PARTNER}|through|via|with)\b[^()]*"
    r"|(?:lead(?:er)?|coordinator|applicant|grantee|partner|renewal|renewed|new|again|continued|supplement|extension"
    r"|amendment|ongoing|final|repeat)"
    r"|(?!and |et |y |und |of |for (?!the )|de |in )[a-z][\w’'-]+ [a-z][\w’'-]+(?: [^()]*)?)\)(?=,|$)"
)
_LEADER = re.compile(
    r", (?:[^\W\d_a-z][\w’'-]+ (?:[^\W\d_a-z]\. ?){1,2}|(?:[^\W\d_a-z]\. ?){1,2}[^\W\d_a-z][\w’'-]+)$"
)
_ADDRESS = re.compile(r", (?=\d{1,5} [^\W\d_a-z]|[Pp]\.? ?[Oo]\.? ?[Bb]ox\b)")


_PARTNER_LINE = re.compile(
    rf"\(?(?:{_PARTNER}|C/[oO]|Fiscal(?:ly)? [Ss]ponsor\w*|In (?:partnership|cooperation|collaboration) with"
    r"|(?:through|via|with) (?:the )?(?=[^\W\d_a-z]))[: ].*"
)


def is_partner_line(text: str) -> bool:
    """Whether a line below a name names another body that only takes part: `c/o Another Group`."""
    return len(text) < 120 and bool(_PARTNER_LINE.fullmatch(text))


def bare_name(text: str) -> str:
    """The name alone; a name that would be gone stays as it is."""
    if is_no_name(text):
        return text
    name = _FOOTNOTE.sub("", text).rstrip(_MARKS).lstrip(_MARKS_BEFORE)
    name = _LEADER.sub("", _IN_PLACE.sub("", name))
    if split_place(name)[1] is None:
        name = _REMARK.sub("", name)
    shared = _WITH_PERSON.fullmatch(name)
    if (
        shared
        and looks_like_persons(shared["person"])
        and words("body") & set(shared["name"].casefold().split())
    ):
        name = shared["name"]
    name = _ADDRESS.split(_BEHIND.sub("", name))[0]
    return name if len(name) > 2 else text
