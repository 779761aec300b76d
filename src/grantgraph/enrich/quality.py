"""How well grants were published: grants in, what their publisher might mend out, in words for everybody.

After the checks of the 360Giving quality tool (https://dataquality.threesixtygiving.org), as far as they ask for
something that is read here; impossible dates, zero amounts and missing texts are told where they are met. Each check is
a function that gives what it found in one grant. Its docstring is what a person reads, once a listing, with the number
of grants and the place of the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from grantgraph.enrich.identifiers import Registers
from grantgraph.enrich.names import normalized
from grantgraph.model import Grant, Individual, Listing, NameKnowledge, OrganizationMention, Problem

Check = Callable[[Grant, Registers], Iterable[str]]

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_MOJIBAKE = re.compile(r"Ã[\x80-\xbf©¨¼¶¤]|Â[£©®°·«»§]|(?<=\w)Â(?=\s)|â€[™œ\x9d“”˜¦]|Ð[\x80-\xbf]Ñ")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)  # of the United Kingdom
_LONGEST_TITLE = 140
_YEARS = ("1945", "2099")  # dates of grants outside of these are slips


def title_repeats_description(grant: Grant, _: Registers) -> Iterator[str]:
    """The title says the same as the description; a reader learns nothing more from either."""
    if grant.title and grant.description and normalized(grant.title) == normalized(grant.description):
        yield grant.title


def title_is_long(grant: Grant, _: Registers) -> Iterator[str]:
    """The title has more than 140 letters, which is a description rather."""
    yield from (text.value for text in grant.titles if len(text.value) > _LONGEST_TITLE)


def mail_address_in_text(grant: Grant, _: Registers) -> Iterator[str]:
    """An e-mail address stands in the text; it may be that of a person."""
    yield from (text.value for text in (*grant.titles, *grant.descriptions) if _MAIL.search(text.value))


def text_was_decoded_wrongly(grant: Grant, _: Registers) -> Iterator[str]:
    """Letters such as Â£ or â€™ show that a text was saved in one encoding and read in another."""
    yield from (text.value for text in (*grant.titles, *grant.descriptions) if _MOJIBAKE.search(text.value))


def register_is_unknown(grant: Grant, registers: Registers) -> Iterator[str]:
    """An organization's identifier begins with the prefix of no register we know (https://org-id.guide)."""
    for code in _codes(grant):
        found = registers.identify(code)
        if found is not None and found.standing == "local":
            yield code


def identifier_is_the_publishers_own(grant: Grant, registers: Registers) -> Iterator[str]:
    """An organization has an identifier of the publisher's own, by which nobody else can find it."""
    for code in _codes(grant):
        register = registers.register_of(code.upper())
        if register is not None and register.prefix == "360G":
            yield code


def number_is_malformed(grant: Grant, registers: Registers) -> Iterator[str]:
    """An organization's number does not have the form of its register; a zero may have been lost at the start."""
    for code in _codes(grant):
        found = registers.identify(code)
        if found is not None and not found.is_well_formed:
            yield code


def identifies_no_body(grant: Grant, registers: Registers) -> Iterator[str]:
    """An organization's identifier is a placeholder, a bare number or the code of a category: it identifies nobody."""
    yield from (code for code in _codes(grant) if registers.identify(code) is None)


def grantee_has_no_identifier(grant: Grant, _: Registers) -> Iterator[str]:
    """A grantee has no identifier, so that its grants from others cannot be told to be its."""
    if grant.identifier:  # a written listing has identifiers of nothing
        yield from (body.name for body in _bodies(grant.grantees) if not body.identifier)


def funder_is_grantee(grant: Grant, _: Registers) -> Iterator[str]:
    """The funder is its own grantee."""
    given = {body.identifier or normalized(body.name) for body in grant.funders}
    yield from (b.name for b in _bodies(grant.grantees) if (b.identifier or normalized(b.name)) in given)


def end_is_before_start(grant: Grant, _: Registers) -> Iterator[str]:
    """The end date is before the start date."""
    if grant.start_date and grant.end_date:
        start, end = grant.start_date.value, grant.end_date.value
        length = min(len(start), len(end))
        if end[:length] < start[:length]:
            yield f"{start} to {end}"


def date_is_far(grant: Grant, _: Registers) -> Iterator[str]:
    """A date lies before 1945 or after 2099."""
    dates = (grant.award_date, grant.start_date, grant.end_date)
    yield from (date.value for date in dates if date and not _YEARS[0] <= date.year <= _YEARS[1])


def award_is_after_publication(grant: Grant, _: Registers) -> Iterator[str]:
    """The award date lies after the day on which the listing was published."""
    issued = grant.listing.issued
    if issued and grant.award_date:
        length = min(len(issued.value), len(grant.award_date.value))
        if grant.award_date.value[:length] > issued.value[:length]:
            yield grant.award_date.value


def postcode_of_a_person(grant: Grant, _: Registers) -> Iterator[str]:
    """A grant to a person has a postcode for its place, which may lead to the person's door."""
    if any(isinstance(grantee, Individual) for grantee in grant.grantees):
        yield from (place.label for place in grant.places if _POSTCODE.fullmatch(place.label.strip()))


def shares_do_not_add_up(grant: Grant, _: Registers) -> Iterator[str]:
    """The percentages of countries and regions, or of sectors in one vocabulary, do not add up to 100."""
    shares: dict[str, list[Decimal]] = defaultdict(list)
    for place in (*grant.countries, *grant.places):
        if place.percentage is not None:
            shares["places"].append(place.percentage)
    for published in grant.classifications:
        if published.percentage is not None:
            shares[f"sectors of {published.vocabulary}"].append(published.percentage)
    yield from (
        f"{kind}: {sum(parts, Decimal(0))}"
        for kind, parts in shares.items()
        if abs(sum(parts, Decimal(0)) - 100) > 1
    )


CHECKS: tuple[Check, ...] = (
    title_repeats_description,
    title_is_long,
    mail_address_in_text,
    text_was_decoded_wrongly,
    register_is_unknown,
    identifier_is_the_publishers_own,
    number_is_malformed,
    identifies_no_body,
    grantee_has_no_identifier,
    funder_is_grantee,
    end_is_before_start,
    date_is_far,
    award_is_after_publication,
    postcode_of_a_person,
    shares_do_not_add_up,
)


def check_quality(grants: Iterable[Grant], knowledge: NameKnowledge) -> Iterator[Problem]:
    """What each listing might mend: the sentence of each check that found something, with count and first place."""
    registers = Registers(knowledge.registers)
    found: dict[tuple[Listing, int], tuple[int, str]] = {}
    funders: dict[Listing, _Funders] = {}
    for grant in grants:
        funders.setdefault(grant.listing, _Funders()).see(grant)
        for number, check in enumerate(CHECKS):
            if any(True for _ in check(grant, registers)):
                times, first = found.get((grant.listing, number), (0, grant.location))
                found[grant.listing, number] = (times + 1, first)
    for (listing, number), (times, first) in found.items():
        sentence = " ".join((CHECKS[number].__doc__ or "").split())
        counted = f" ({times} grants, first here)" if times > 1 else ""
        yield Problem(listing.name, first, sentence + counted)
    for listing, seen in funders.items():
        yield from (Problem(listing.name, first, reason) for first, reason in seen.oddities())


class _Funders:
    """The names and identifiers of one listing's funders, by which one funder may seem to be several."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._first: dict[str, str] = {}

    def see(self, grant: Grant) -> None:
        """Note the funders of one grant."""
        for funder in grant.funders:
            if funder.identifier and funder.name:
                self._names[funder.identifier].add(funder.name)
                self._codes[funder.name].add(funder.identifier)
                self._first.setdefault(funder.identifier, grant.location)
                self._first.setdefault(funder.name, grant.location)

    def oddities(self) -> Iterator[tuple[str, str]]:
        """Each funder with several names or several identifiers, with the place where it is first met."""
        for kind, known in (("names", self._names), ("identifiers", self._codes)):
            for key, values in sorted(known.items()):
                if len(values) > 1:
                    yield (
                        self._first[key],
                        f"The funder {key} has {len(values)} {kind}: {', '.join(sorted(values))}.",
                    )


def _bodies(grantees: Iterable[object]) -> Iterator[OrganizationMention]:
    return (grantee for grantee in grantees if isinstance(grantee, OrganizationMention))


def _codes(grant: Grant) -> Iterator[str]:
    bodies = (*grant.funders, *_bodies(grant.grantees))
    return (body.identifier for body in bodies if body.identifier)
