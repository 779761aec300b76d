"""Names of givers inside headings and notices: without labels before them and without what is told behind.

`Subject: Larch Foundation - new grants`, `Larch Foundation Awards $62,000 to ...`, `LARCH FOUNDATION`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from grantgraph.readers.alternatives import any_of
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.signs.giving_words import OF_GIVERS, nouns_too, verbs
from grantgraph.readers.listing.signs.names import is_connector, leading_name
from grantgraph.readers.listing.signs.places import is_town, split_place, split_town
from grantgraph.readers.listing.signs.quotes import QUOTES
from grantgraph.readers.listing.signs.small_names import is_english
from grantgraph.readers.listing.signs.words import is_sign, words

_BETWEEN_DASHES = re.compile(r"[^-–—]+")
_LABEL = re.compile(
    r"\A(?:(?:©|copyright|\(c\))[\s©]*(?:(?:19|20)\d\d[\d\s–-]*)?"
    r"|(?:subject|from|fwd?|betreff|by|source|welcome to|about|home)[:,]?\s+)+",
    re.IGNORECASE,
)
_GIVES = {*verbs(*OF_GIVERS, form="third"), *verbs(*OF_GIVERS, form="past")} - nouns_too() | {"awards"}
_VERB_BEHIND = re.compile(rf"(?:[’']s?)? (?:{any_of(_GIVES)})\b.*", re.IGNORECASE)
_NOUN_BEHIND = re.compile(
    r"(?:[’']s?)? (?:(?:small|annual|community|emergency|new|newest|latest|recent|our|approved) )?(?:grant(?:s|ees?)?"
    r"|blog|newsletter|bulletin|website|docket|recipients|partners|winners|fellowships|scholarships|prizes|projects?|programs?"
    r"|report|(?:(?:community|charitable|employee|corporate|local) )?giving|(?:19|20)\d\d)\b.*|[’']s?$",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(
    r"[.,;]? all rights reserved.*|[,;]? (?:www\.|https?:|tel\b|phone|p\.? ?o\.? box|registered |charity |reg\.|\d).*",
    re.IGNORECASE,
)
_DECIDE = r"(?:board|trustees|directors|governors|committee|jury|secretariat)"
_GOVERNED = re.compile(
    rf"(?:the )?{_DECIDE}(?: of {_DECIDE})? of (?:the )?(?P<of>.+)"
    rf"|(?P<own>.+?)(?:[’']s?)? (?:board|trustees|directors|governors)(?: of {_DECIDE})?",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"(?:\S+ ){1,3}(?:Embassy|Consulate(?: General)?|High Commission),?(?: in)? (?P<town>.+)"
)
_FOREIGN = words("funder") - {
    "agency", "embassy", "endowment", "foundation", "foundations", "fund", "funds", "government", "grantmakers",
    "ministry", "philanthropies", "philanthropy", "trust",
}  # fmt: skip
_COMPOUND = (
    "stiftung",
    "stiftelse",
    "stiftelsen",
    "fond",
    "fonden",
    "fondet",
    "fonds",
    "säätiö",
    "rahasto",
    "alapítvány",
    "hilfe",
    "hilfswerk",
    "hjelp",
    "hjälp",
    "hjælp",
    "hulp",
)
_PARTICLES = frozenset({"Van", "Von", "De", "Da", "Di", "Del", "La", "Le", "El", "Al", "Das", "Die", "Het"})
_DANGLING = re.compile(r"(?: (?:in|for|of|and|the|by|to|at|on))+$")
_OF_THE_PAGE = frozenset(
    ("recipients", "winners", "grants", "grantees", "awards", "list", "report", "minutes", "decisions", "local", "what",
     "who", "how", "our", "newsletter", "bulletin", "journal", "website", "accounts", "notes", "page", "letter",
     "letters")
)  # fmt: skip
_OF_A_SECTION = frozenset({"highlights", "overview", "summary", "update", "updates"})


def opening_name(text: str) -> str | None:
    """The name with which a text opens, without its article, where it can be a body's."""
    found = leading_name(text[:300])
    whole = f"{found.text} in {found.place}" if found and found.place else found.text if found else ""
    name = _DANGLING.sub("", _without_tail(whole).strip(" –—-,"))
    written = re.split(r"[\s-]+", name)
    if not 2 <= len(written) <= 9 or is_region(name) or find_countries(name, alone=True):
        return None
    is_part = (
        not written[0][:1].isalpha()
        or (is_connector(written[0]) and written[0] not in _PARTICLES)
        or is_connector(written[-1])
        or written[0].casefold() in _OF_THE_PAGE
        or written[-1].casefold() in _OF_A_SECTION
    )
    return None if is_part else name


def whole_name(piece: str) -> str | None:
    """The name, as it is printed, that makes a piece of a line, but for a label before it and what is told behind.

    A place behind a comma is none of it, but the town of an embassy is.
    """
    bare = _BEHIND_NAME.sub("", _LABEL.sub("", piece, count=1)).strip(" .[]*#")
    if _is_embassy(bare) or _is_in_small_letters(bare):
        return bare
    name = opening_name(bare)
    if name is None:
        return None
    if key_of(_without_tail(bare)) == key_of(name):
        return bare if bare == f"The {name}" else name
    is_placed = name in (split_place(bare)[0], (split_town(bare) or ("",))[0])
    return name if is_placed else None


def _is_embassy(text: str) -> bool:
    """Whether words are an embassy or the like with its town: `U.S. Embassy Bishkek`."""
    match = _ABROAD.fullmatch(text)
    return match is not None and is_town(match["town"]) and not _NOUN_BEHIND.fullmatch(f" {match['town']}")


def _is_in_small_letters(text: str) -> bool:
    """Whether words are a funder's name in a language that writes names in small letters: `Nadace rozvoje vsi`."""
    written = text.split()
    kinds = {word for word in (*written[:2], *written[-1:]) if word.casefold() in _FOREIGN}
    are_words = all(word.strip(f"-{QUOTES}").replace("-", "").isalpha() for word in written)
    is_note = any(map(is_english, filter(str.islower, written))) or any(
        is_sign("kept back", word.casefold()) for word in written
    )
    return bool(kinds) and 1 < len(written) <= 8 and are_words and text[:1].isupper() and not is_note


def without_governors(name: str) -> str:
    """A funder's name without those who decide for it: `Board of Trustees of the Larch Fund`, `Larch Fund Board`."""
    match = _GOVERNED.fullmatch(name)
    governed = (match["of"] or match["own"]) if match else ""
    return governed if words("funder") & set(governed.casefold().split()) else name


def key_of(name: str) -> str:
    """The name as it is compared: in small letters, without its article."""
    return name.casefold().removeprefix("the ")


def kinds_in(key: str) -> set[str]:
    """The words of a name as it is compared, among them its kinds of body."""
    found = set(re.split(r"[\s,-]+", key))
    return found | {kind for word in found for kind in _COMPOUND if word.endswith(kind)}


def in_mixed_case(name: str, page: Iterable[str]) -> str:
    """A name in capitals as the page writes it elsewhere, else with capitals at the beginning of its words."""
    if not name.isupper():
        return name
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for text in page:
        for match in pattern.finditer(text):
            if not match[0].isupper():
                return match[0]
    first, *others = (_BETWEEN_DASHES.sub(lambda part: part[0].capitalize(), word) for word in name.split())
    return " ".join((first, *(word.lower() if is_connector(word) else word for word in others)))


def _without_tail(name: str) -> str:
    """A name without what a heading adds to it; `Small Grants Facility` is its own."""
    name = _VERB_BEHIND.sub("", name, count=1)
    tail = _NOUN_BEHIND.search(name)
    kinds = words("funder") | words("perhaps funder")
    return name if tail is None or kinds & set(tail[0].casefold().split()) else name[: tail.start()]
