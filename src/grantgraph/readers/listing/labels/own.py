"""Labels in a page's own wording: what they mean is told by a word of the label, or by what stands under all of them.

`Implemented by: ...`, `What the support is for: ...`, `Popis: ...`. A label that tells nothing keeps its field unread.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from grantgraph.readers.countries import find_countries
from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.labels.known import names_other_share, role_of_label
from grantgraph.readers.listing.paragraphs import Paragraph, ends_sentence
from grantgraph.readers.listing.signs.giving_words import any_verb
from grantgraph.readers.listing.signs.meant_countries import countries_of_place
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import is_town
from grantgraph.readers.listing.signs.shapes import amount_line, is_time_line
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.numerals import parse_number

OwnLabels = Mapping[str, Role]
"""Labels of a page in small letters, with what stands under each."""

_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:|<>\n]{1,50}?)\s?: (?P<value>\S.*)", re.DOTALL)
# Beginnings of the words by which labels name what they hold, in languages of grant pages; the first that fits counts.
_STEMS = (
    (
        Role.DESCRIPTION,
        "descri|beschreib|opis|popis|summar|résum|resum|zusammenfass|kurz|annot|anot|synops|purpose|zweck|objet|objecti"
        "|what|why|about|zum projekt|ziel|cíl|cel|мета|цель|описание|опис|сипаттама|мақсат|leírás|aprašy|açıklama"
        "|para qué|en qué|pentru|scop|finali|propósito|pour quoi|obiett|sobre|worum|wofür"
        "|za što|za šta|na co|përshkr|qëllim|doel|formål|syfte|ändamål|toelicht|omschrijv|besteding",
    ),
    (Role.COUNTRY, "land$|pays$|país$|paese$|страна$|країна$|ország$|țar[aă]$|země$|zeme$|ülke$|maa$"),
    (
        Role.GRANTEE,
        "organi|partner|implement|grantee|recipient|awardee|bénéfic|benefi|applicant|contractor|träger"
        "|empfänger|zuwendungsempf|antragstell|porteur|titulaire|entidad|ejecut|execut|proponente|příjem|realiz|nositel|odbiorc|wykonawc|получател"
        "|исполнител|грантополучател|грантоотримувач|отримувач|виконав|організац|организац|ұйым|kedvezményezett|yürütücü"
        r"|owner|host|a cargo de$|name of|group$|body$"
        r"|institution|asocia|colectiv|(?<!\w )(?<!for )(?:who|wer|qui|quién|kto|кто|хто)(?:$| )|by$"
        "|(?:grant|award|money|funds|sum|given|paid) to$",
    ),
    (
        Role.TITLE,
        "idea|project|projekt|proyecto|projet|projeto|progetto|proiect|title|titel|titre|título|titolo|tytuł|titlu|název|naziv"
        "|intitul|vorhaben|maßnahme|ini[ctț]iati[vw]|inicjatyw|naslov|hanke|проект|проєкт|назва|название|жоба|działani|action|proje|cím",
    ),
    (Role.GRANTEE, "nombre$|nom$|name$|nome$|nume$|nazwa$|naam$|наименование$"),
    (
        Role.PLACE,
        "ort|lieu|lugar|localit|localid|município|comun|oras|orașul|město|miasto|місто|город|town|location|where|district"
        "|municipal|local authority|ciudad|département|departamento|region|région|región|kraj$|at$|in$|based in"
        "|munic[ií]p|gemeinde|kommune|sede$|sitz|sídl|siedzib|sjedišt|m[j]?est[oa]$|grad$|opština|općina|plaats|sted$|stad$|ubicac"
        "|pueblo|vereda|dónde|onde$|où$|gdzie|kde$|wo$|woher|from$|bashkia|qytet",
    ),
    (
        Role.AMOUNT,
        "montant|monto|importe|bei?trag|summe|förder|kwota|dotac|částka|buget|budget|sum|suma|сумма|сума|бюджет|valor"
        "|výše|kwot|tutar|bidrag|avustus|shuma|odobren|dod[ij]*el|cuánto|combien|wie ?viel|quanto|kolik|ile$"
        "|aporte|aportación|ayuda|donación|contribución|bedrag|belopp|beløp|összeg|iznos|subven|apoio|apoyo|aide|unsere|finan|amount|grant|award|support|contribution|recommend",
    ),
)
_OF_PERSONS = re.compile(
    r"\b(?:manager|leader|director|investigator|contact|supervisor|responsible)\b"
    r"|\b(?:proposed|submitted|suggested|nominated|recommended|approved|signed|written|posted) by$"
)
_OF_GIVERS = re.compile(
    r"\b(?:who (?:paid|pays|gave|gives|funded|funds|sponsored)|donors?|funders?|funded by|paid by|given by|bailleur"
    r"|geldgeber|donante|financiador)\b"
)
_BEFORE_NAMES = ("to", "by")
_CODE = re.compile(r"\d{6,12}|[A-Z]{1,5}[-/ ]?\d[\w/-]{2,}")
_GROUPED = re.compile(r"\d[.,'’  \u202f]\d{3}\b")
_DECIDED = re.compile(
    rf"^(?:{any_verb('give', 'spend', 'decide', form='participle')}|accepted|yes)"
    r"(?: in (?:part|full)| as requested)?[,;:.]? (?=\S)",
    re.IGNORECASE,
)  # `Approved in part, 9,000 euros`
_REFUSED = re.compile(
    rf"(?:{any_verb('refuse', form='base')}|{any_verb('refuse', form='participle')}|no|none|nil"
    r"|not (?:approved|recommended|funded))\b.*",
    re.IGNORECASE,
)
_LEAST_WORDS = 5  # a text is longer than a name


def own_labels(page: Sequence[Paragraph]) -> OwnLabels:
    """The labels that come again on a page and are none that grant pages usually have, with what they hold."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for paragraph in page:
        match = _LABELLED.match(paragraph.text)
        if match and len(match["label"].split()) <= 7:
            values[match["label"].casefold()].append(match["value"].strip())
    return {
        label: role for label, found in values.items() if len(found) > 1 and (role := _own_role(label, found))
    }


def _own_role(label: str, values: Sequence[str]) -> Role | None:
    """What a page's own label holds, or a usual one under which something else stands: `Awarded: $5,000`."""
    usual = role_of_label(label)
    if usual is None:
        return role_by_values(label, values)
    if usual is Role.AMOUNT and all(map(_CODE.fullmatch, values)) and len(set(values)) == len(values):
        return Role.IDENTIFIER
    is_paid = usual in (Role.DATE, Role.LABEL) and all(map(amount_line, values))
    is_worded = usual is Role.AMOUNT and not any(map(str.isdigit, "".join(values)))
    return Role.AMOUNT if is_paid else Role.TITLE if is_worded and _are_told_apart(values) else None


def _are_told_apart(values: Sequence[str]) -> bool:
    """Whether values of several words tell grants apart, as titles do; notes that keep a sum back come again."""
    return len(set(values)) == len(values) and min(len(value.split()) for value in values) > 1


def role_by_values(label: str, values: Sequence[str]) -> Role:
    """What a label holds: by what stands under it where that can only be one thing, else by its own words."""
    if names_other_share(label) or _OF_PERSONS.search(label) or _OF_GIVERS.search(label):
        return Role.LABEL
    if label in _BEFORE_NAMES:
        return (
            Role.GRANTEE
            if all(is_named(value) or is_no_name(value) for value in values)
            else Role.DESCRIPTION
        )
    decided = [value for value in values if not _REFUSED.fullmatch(value)] or values
    for role, is_such in _TELLING_VALUES.items():
        if sum(bool(is_such(value)) for value in decided) * 4 >= len(decided) * 3:
            return role
    length = sum(len(value.split()) for value in values) / len(values)
    for role, stems in _STEMS:
        if _fits(role, values, length) and re.search(rf"\b(?:{stems})", label):
            return role
    are_sentences = length > _LEAST_WORDS and all(map(ends_sentence, values))
    return Role.DESCRIPTION if are_sentences or length >= 3 * _LEAST_WORDS else Role.LABEL


def role_by_words(label: str) -> Role | None:
    """What a label names by its own words, in any of the languages of grant pages, whatever stands under it."""
    found = label.casefold()
    return next((role for role, stems in _STEMS if re.search(rf"\b(?:{stems})", found)), None)


def _fits(role: Role, values: Sequence[str], length: float) -> bool:
    """Whether values as long as these can stand under a label of this kind."""
    if role is Role.AMOUNT:
        return sum(any(map(str.isdigit, value)) for value in values) * 3 >= len(values) * 2
    if role is Role.COUNTRY:
        return sum(map(_is_country, values)) * 2 >= len(values)
    return length > _LEAST_WORDS / 2 if role is Role.DESCRIPTION else length <= 3 * _LEAST_WORDS


def _is_country(value: str) -> bool:
    return bool(find_countries(value, alone=True))


def _is_place(value: str) -> bool:
    """Whether a value opens with what looks like a town, and a known town, state or province stands in it."""
    return is_town(re.split(r",| [(/]", value)[0]) and bool(countries_of_place(value))


def _is_number(value: str) -> bool:
    return len(value) < 20 and parse_number(value) is not None


def _is_sum(value: str) -> bool:
    """Whether a value is a sum, a number of which the thousands are set apart, or a decision with its sum."""
    bare = _DECIDED.sub("", value)
    return amount_line(bare) is not None or (_is_number(bare) and bool(_GROUPED.search(bare)))


_TELLING_VALUES: Mapping[Role, Callable[[str], object]] = {
    Role.AMOUNT: _is_sum,
    Role.COUNTRY: _is_country,
    Role.PLACE: _is_place,
    Role.LABEL: lambda value: is_time_line(value) or _is_number(value),
}
