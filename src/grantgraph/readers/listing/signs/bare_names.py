"""What stands beside a name and is none of it: marks, remarks and roles in brackets, partners, addresses.

`Some Centre* (lead partner), together with Another Group` -> `Some Centre`.
"""

from __future__ import annotations

import re

from grantgraph.readers.listing.signs.places import split_place
from grantgraph.readers.listing.signs.unnamed import is_no_name

_MARKS = re.compile(r"[\s*†‡¹²³⁴]+$")
_IN_PLACE = re.compile(r"^In (?:the )?[^\W\d_a-z][^,]{2,40}, (?=[^\W\d_a-z])")
_PARTNER = (
    r"(?:in (?:partnership|cooperation|co-operation|collaboration|association|consortium) with"
    r"|(?:together|jointly|along) with|on behalf of|fiscal(?:ly)?\b|c/o)"
)
_BEHIND = re.compile(rf"(?:,? {_PARTNER}|, (?:with|through|via|as (?:lead|partner)) )(?!.*\)$).*")
_REMARK = re.compile(
    r" \((?:[^():]{3,40}: .{2,}"
    rf"|(?:{_PARTNER}|through|via|with)\b[^()]*"
    r"|(?:lead(?:er)?|coordinator|applicant|grantee|partner|renewal|renewed|new|again|continued|supplement|extension"
    r"|amendment|ongoing|final|repeat)"
    r"|(?!and |et |y |und |of |for |de |in )[a-z][\w’'-]+ [a-z][\w’'-]+(?: [^()]*)?)\)(?=,|$)"
)
_ADDRESS = re.compile(r", (?=\d{1,5} [^\W\d_a-z]|[Pp]\.? ?[Oo]\.? ?[Bb]ox\b)")


def bare_name(text: str) -> str:
    """The name alone; a name that would be gone stays as it is."""
    if is_no_name(text):
        return text
    name = _IN_PLACE.sub("", _MARKS.sub("", text))
    if split_place(name)[1] is None:
        name = _REMARK.sub("", name)
    name = _ADDRESS.split(_BEHIND.sub("", name))[0]
    return name if len(name) > 2 else text
