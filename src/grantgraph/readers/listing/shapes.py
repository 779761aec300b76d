"""What a single paragraph looks like: prose or a line of its own, the name of a body or the title of a project.

Signs, never verdicts: the page as a whole decides (see `layout.py`). The word lists hold words of form (kinds of bodies, legal
forms, how titles and purposes open) in the languages in which grantees are named.
"""

from __future__ import annotations

import re

from grantgraph.readers.amounts import Amount, find_amounts
from grantgraph.readers.countries import find_countries, is_subdivision
from grantgraph.readers.listing.paragraphs import Paragraph

_INFINITIVE = re.compile(r"(?:in order )?to\W{1,6}[a-z]|(?:for|to|purpose): ?\w", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?:for|through|by|towards?)\W{1,6}[a-z]|(?:description|goal|objective): ?\w"
    r"|(?:this|the) (?:project|grant|program|programme|initiative|award|funding|organization|grantee) (?:will|would|is|aims|seeks|supports?)\b"
    r"|support for |funds? (?:will|to) |(?:supports?|funds|helps|provides) [a-z]",
    re.IGNORECASE,
)
_MARKED_AS_SUPPLEMENT = re.compile(r"\bsupplement(?:s|al|ary)?\b", re.IGNORECASE)
_AMOUNT_LINE_REST = re.compile(
    r"[\s*†‡§()\[\],.:;/+-]*(?:(?:supplement(?:al|ary)?|amount|grant|award(?:ed)?|total|budget|sum|of|over|for|per|in|and|a|an|one|two"
    r"|three|four|five|six|years?|months?|\d{1,4}|usd|approved|value|funding|size|counterpart|committed|match(?:ing)?|renewal|annual(?:ly)?"
    r"|each|plus|up|to)\b[\s*†‡§()\[\],.:;/+-]*)*",
    re.IGNORECASE,
)
_PLANS = re.compile(r"\b(?:will|would|aims? to|seeks? to)\b")
_ACTORS = re.compile(
    r"\b(?:organi[sz]ations?|grantees?|grants?|projects?|program(?:me)?s?|group|institute|cent(?:er|re)|foundation|fund|association|union"
    r"|society|network|coalition|committee|council|team|newspaper|station|portal|website|site|school|activists|trainings?|seminars?"
    r"|workshops?|it|they|[A-Z]{2,10}|[A-Z]\w+ [A-Z]\w+) (?:also |then )?(?:will|would)\b"
)
_PLACE_LINE = re.compile(r"[A-Z][\w .’'-]{1,40}, (?:[A-Z]{2}|D\.C\.)\.?")
_TIME_LINE = re.compile(
    r"(?:(?:grant )?(?:period|term|duration|date)s?:? )?(?:[(]?(?:(?:from|to|through|until|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|months?|years?|one|two|three|four|\d{1,4})\b"
    r"[\s,.:/–—)-]*)+)",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?!\s*[–—-]\s*$)[\s*†‡§.–—-]*|\(?\s*supplement(?:al|ary)?\s*(?:grant)?\s*\)?:?\*?", re.IGNORECASE
)
_CAPITAL_START = re.compile(r"[\"“«‘'(]*[^\W\d_]")

_BODIES = frozenset(
    "academy agency alliance assistance associates association associations asociacion asociación asociația associacao associação "
    "associazione board bureau caucus center centers centre centres centro circle club coalition collective "
    "collectif colectivo college comite comité comisión commission committee company confederation congress consejo "
    "consortium cooperative coordination corporación corporacion corporation council départ department directorate division "
    "endowment enterprise establishment federation fédération federación filmmakers firm fondation fondo fondazione forum foundation "
    "foundations fund fundación fundacion fundacja fundação funds fondacija group groupe grupo guild house initiative inc institución institut "
    "institute institutes institution institutions instituto internews journalistes kollektiv komitet laboratory labs league "
    "liga ligue limited llc ltd ministry museum mouvement movement movimiento network networks ngo nongovernmental ngos "
    "observatoire observatorio observatory office ong ooo organisation organisations organización organizacion organization organizations "
    "partners partnership platform plataforma press production productions proyecto publishers publishing radio "
    "réseau reseau secretariat sindicato societe société society solidarité solidarite stiftung studio "
    "synergie syndicate syndicat team television theatre theater trust tv udruga udruženje union unions university universidad université verein "
    "watch zentrum фонд центр ассоциация объединение общество союз институт қоры орталығы".split()
)
_LEGAL_END = re.compile(
    r"(?:\b(?:inc|ltd|llc|llp|gmbh|ggmbh|e\.v|o\.p\.s|a\.c|s\.a|s\.c|z\.s|plc|jsc|ngo|cic|asbl|aisbl|npo)\.?|limited)\W*$",
    re.IGNORECASE,
)
_ACRONYM_END = re.compile(r"\([A-Z][A-Za-z0-9&./-]{1,14}\)\W*$|[–-] ?[A-Z][A-Z]{2,9}$")
_QUOTED_NAME = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,} [“«„\"][^”»\"]+[”»\"]$")
_PROJECT_WORDS = frozenset(
    "access accountability advocacy awareness building campaign capacity challenges changing civic conference cooperation debate "
    "democratic development dialogue education elections empowerment engagement enhanced freedom governance improved increased "
    "independent initiative "
    "justice leadership local monitoring news oversight participation phase polling prevention project program public reform "
    "reporting research rights rule school strengthened support supporting talk through toward towards training transparency values via with".split()
)
_GERUND = re.compile(r"[\"“«‘']?[A-Z][a-z-]+ing\b(?!’s)")
_OPENS_TITLE = re.compile(
    r"(?:novation|supplement|amendment|extension|renewal|core support|general support|support (?:for|to)|project|phase)\b",
    re.IGNORECASE,
)
_NAME_GERUNDS = frozenset(
    "working publishing broadcasting filming consulting training spring beijing reading being".split()
)
_CONNECTED = re.compile(
    r" (?:in|through|among|during|toward|towards|against|with|on|via|from|into|between|by) ", re.IGNORECASE
)
_FOREIGN = re.compile(
    r"\b(?:de|des|du|la|le|les|el|los|las|pour|para|et|da|do|dos|und|für|za|i|dlya|per|di|del|della|y|e)\b"
)


def opens_with_infinitive(text: str) -> bool:
    """Whether it opens as most descriptions of grants do: `To train ...`, `For: ...`."""
    return bool(_INFINITIVE.match(text.lstrip("\"“«‘'([ ")))


def opens_with_purpose(text: str) -> bool:
    """Whether it opens by saying what for: `To train ...`, `Through ...`, `This project will ...`."""
    return opens_with_infinitive(text) or bool(_PURPOSE.match(text.lstrip("\"“«‘'([ ")))


def is_prose(paragraph: Paragraph) -> bool:
    """Whether it is made of sentences rather than a line of its own."""
    if paragraph.heading:
        return False
    text, words = paragraph.text, paragraph.words
    if opens_with_purpose(text) and _is_statement(paragraph):
        return True
    if len(words) < 7 or _capitalized_share(words) > 0.75:
        return False
    return paragraph.is_finished or len(words) > 18 or bool(re.search(r"[a-z)”\"][.!?] [A-Z“\"]", text))


def _is_statement(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return len(words) > 1 and (paragraph.is_finished or _capitalized_share(words[1:]) < 0.5)


def _capitalized_share(words: list[str]) -> float:
    """Which share of the words with four letters or more starts with a capital."""
    long = [word for word in words[:60] if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def amount_line(text: str) -> Amount | None:
    """The sum on a line that holds a sum and at most how it is to be taken (`over two years`, `(Supplement)`)."""
    if len(text) > 120 and not text.startswith(("$", "€", "£")):
        return None
    sums = list(find_amounts(text))
    if not sums or len(sums) > 2:
        return None
    rest = text[: sums[0].start] + " " + text[sums[-1].end :]
    return sums[0] if is_amount_rest(rest) else None


def is_amount_rest(text: str) -> bool:
    """Whether words only say how a sum is to be taken: `over three years; counterpart committed`."""
    return bool(_AMOUNT_LINE_REST.fullmatch(text.strip()))


def is_place_line(text: str) -> bool:
    """Whether a line is nothing but a place: `New York, NY`, `Lagos, Nigeria`, `Uganda`."""
    *cities, country = text.split(", ")
    if _PLACE_LINE.fullmatch(text) or (len(cities) == 1 and is_subdivision(country)):
        return True
    return (
        len(cities) <= 2
        and bool(find_countries(country, alone=True))
        and all(len(c.split()) <= 3 for c in cities)
    )


def is_time_line(text: str) -> bool:
    """Whether a line is nothing but a date, a span or a duration: `2020-2022`, `18 months`."""
    return len(text) <= 80 and any(map(str.isdigit, text)) and bool(_TIME_LINE.fullmatch(text))


def says_plans(text: str) -> bool:
    """Whether the words say what somebody will do."""
    return bool(_PLANS.search(text))


def is_mark(text: str) -> bool:
    """Whether only a footnote mark, a row of dashes or the word `supplement` stands there.

    A single dash is no mark: it stands for a name that is not given.
    """
    return bool(_MARK.fullmatch(text))


def says_supplement(text: str) -> bool:
    """Whether the words mark a supplement to an earlier grant."""
    return bool(_MARKED_AS_SUPPLEMENT.search(text))


def says_who_acts(text: str) -> bool:
    """Whether the words say that a body or its project will do something."""
    return bool(_ACTORS.search(text[:2000]))


def name_likeness(text: str, description: str = "") -> float:
    """How much a line looks like the name of a body (above 0) rather than the title of a project (below 0)."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[:400])
    if not words:
        return 0.0
    lower = [word.lower() for word in words]
    score = 0.0
    score += 1.5 * (lower[-1] in _BODIES or lower[0] in _BODIES) + 0.8 * any(
        word in _BODIES for word in lower[1:-1]
    )
    score += (
        2.0 * bool(_LEGAL_END.search(text[-60:]))
        + 1.2 * bool(_ACRONYM_END.search(text[-60:]))
        + 1.0 * bool(_QUOTED_NAME.search(text[-200:]))
    )
    score -= 2.5 * (bool(_GERUND.match(text)) and lower[0] not in _NAME_GERUNDS)
    score -= (
        1.0 * (": " in text)
        + 0.8 * bool(_CONNECTED.search(text[:400]))
        + 0.3 * sum(word in _PROJECT_WORDS for word in lower)
    )
    score += 0.8 * (len(_FOREIGN.findall(text[:400])) > 0) + 0.4 * (len(words) <= 3)
    score -= 4.0 * bool(_OPENS_TITLE.match(text))
    score -= 0.5 * (re.search(r"\bphase [ivx0-9]+$", text, re.IGNORECASE) is not None)
    return max(-3.0, min(3.0, score)) + _echo(text, lower, description)


def _echo(text: str, words: list[str], description: str) -> float:
    """A body is spoken of in its description: by acronym, by name, or as `the Foundation will`."""
    opening = description[:600]
    acronym = re.search(r"\(([A-Z][A-Za-z0-9&-]{1,14})\)", text)
    if acronym and re.search(rf"\b{re.escape(acronym[1])}\b", opening):
        return 2.0
    acts = r"(?:’s|'s)? (?:will|would|has|seeks|plans|works|is|proposes|aims)\b"
    if words[-1] in _BODIES | {words[0]} and re.search(
        rf"\b(?:the|its) {re.escape(words[-1])}{acts}", opening, re.IGNORECASE
    ):
        return 1.5
    first = text.split()[0].strip('“”"«»,.')
    if len(first) > 3 and re.search(
        rf"\b{re.escape(first)}(?: [^\W\d_a-z][^ .]*){{0,4}}{acts}", opening[:400]
    ):
        return 1.5
    return 0.0
