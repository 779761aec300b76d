"""One grant as the RDF states it: its texts, who and what it names, and the words that every finding rests on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple
from decimal import Decimal

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, RDFS
from rdflib.term import URIRef

from grantgraph.namespaces import GG, OA, ONTOLOGY
from grantgraph.networks.facts.index import Index
from grantgraph.networks.facts.values import (
    Dispute,
    GrantFacts,
    Judgement,
    Payments,
    PublishedClass,
    PublishedText,
    Quote,
)

ASSIGNED_BY: dict[str, URIRef] = {
    "theme": GG.theme,
    "activity": GG.activity,
    "audience": GG.audience,
    "channel": GG.channel,
    "language": GG.language,
}
"""The properties that assign a concept to a grant, by the kind of concept they assign."""

TEXT_FIELDS: dict[str, URIRef] = {"title": DCTERMS.title, "description": DCTERMS.description}

DATES: dict[str, URIRef] = {
    "award": GG.awardDate,
    "start": GG.startDate,
    "end": GG.endDate,
    "duration": GG.duration,
}


class GrantReading:
    """Reads the grants of one dataset."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._findings = index.by_grant(GG.Finding)
        self._classes = index.by_grant(GG.Classification)
        self._transactions = index.by_grant(GG.Transaction)
        self._claims = index.by_grant(GG.Claim)
        self._periods = index.by_grant(GG.PeriodFinding)
        self._corrections = index.by_grant(GG.Correction)

    def read(self, iri: str) -> GrantFacts:
        """The grant of this name."""
        texts = self._published_texts(iri)
        return GrantFacts(
            iri=iri,
            texts=texts,
            grantees=self._index.iris(iri, GG.grantee),
            funders=self._index.iris(iri, GG.funder),
            concepts={kind: found for kind, p in ASSIGNED_BY.items() if (found := self._index.iris(iri, p))},
            main_themes=self._index.iris(iri, GG.mainTheme),
            quotes=self._quotes(iri, texts),
            classes=self._published_classes(iri),
            countries=self._index.iris(iri, GG.country),
            places=self._index.iris(iri, GG.place),
            money=self._money(iri),
            payments=self._payments(iri),
            disputes=self._disputes(iri),
            is_supplement=self._index.text(iri, GG.isSupplement) in ("true", "1"),
            year=self._index.text(iri, GG.year),
            dates=self._dates(iri),
            focus=self._index.text(iri, GG.programFocus),
            identifier=self._index.text(iri, DCTERMS.identifier),
            listing=next(iter(self._index.iris(iri, PROV.wasDerivedFrom)), ""),
            location=self._index.text(iri, GG.location),
            judgements=self._judgements(iri),
            date_words=self._date_words(iri),
        )

    def _published_texts(self, iri: str) -> tuple[PublishedText, ...]:
        found = [
            PublishedText(field, value.value, value.language or "")
            for field, prop in TEXT_FIELDS.items()
            for value in self._index.values(iri, prop)
            if isinstance(value, ox.Literal)
        ]
        fields = list(TEXT_FIELDS)
        return tuple(
            sorted(found, key=lambda t: (fields.index(t.field), t.language != "en", t.language, t.value))
        )

    def _quotes(self, iri: str, texts: tuple[PublishedText, ...]) -> tuple[Quote, ...]:
        found = (self._quote(finding, texts) for finding in self._findings.get(iri, ()))
        return tuple(sorted((q for q in found if q), key=lambda q: (q.text, q.start, q.end, q.concept)))

    def _quote(self, finding: str, texts: tuple[PublishedText, ...]) -> Quote | None:
        """The quote of a finding, or None where its words do not stand in the grant's text."""
        field, exact = self._index.text(finding, GG.field), self._index.text(finding, OA.exact)
        start, end = self._index.text(finding, OA.start), self._index.text(finding, OA.end)
        concept = self._index.text(finding, GG.concept)
        if not (start.isdecimal() and end.isdecimal() and concept):
            return None
        language = self._index.language(finding, OA.exact)
        for number, text in enumerate(texts):
            stands = text.value[int(start) : int(end)] == exact and text.language == language
            if text.field == field and stands:
                rule, confidence = (
                    self._index.text(finding, GG.rule),
                    self._index.text(finding, GG.confidence),
                )
                judged = tuple(map(self._judgement, self._index.iris(finding, GG.correction)))
                return Quote(concept, number, exact, int(start), int(end), rule, confidence, judged)
        return None

    def _judgements(self, iri: str) -> tuple[Judgement, ...]:
        """What persons did to the reading of a grant."""
        found = map(self._judgement, self._corrections.get(iri, ()))
        return tuple(sorted(found, key=astuple))

    def _judgement(self, node: str) -> Judgement:
        return Judgement(
            action=self._index.text(node, GG.action),
            concept=self._index.names(node, GG.judgedConcept),
            who=self._index.names(node, PROV.wasAttributedTo),
            when=self._index.text(node, DCTERMS.date),
            why=self._index.text(node, RDFS.comment),
        )

    def _published_classes(self, iri: str) -> tuple[PublishedClass, ...]:
        found = [
            PublishedClass(
                label=self._index.label(node, fallback=""),
                code=self._index.text(node, GG.code),
                vocabulary=self._index.text(node, GG.vocabulary),
                concept=concept,
            )
            for node in self._classes.get(iri, ())
            for concept in self._index.iris(node, GG.mapsTo) or ("",)
        ]
        return tuple(sorted(found, key=lambda c: (c.vocabulary, c.code, c.label, c.concept)))

    def _money(self, iri: str) -> tuple[Decimal, str] | None:
        amount, currency = self._index.text(iri, GG.amount), self._index.text(iri, GG.currency)
        return (Decimal(amount), currency) if amount and currency else None

    def _payments(self, iri: str) -> tuple[Payments, ...]:
        """Sums by type and currency; a transaction without an amount adds to neither."""
        sums: defaultdict[tuple[str, str], list[Decimal]] = defaultdict(list)
        for node in self._transactions.get(iri, ()):
            if money := self._money(node):
                sums[self._index.text(node, GG.transactionType), money[1]].append(money[0])
        return tuple(
            Payments(kind, len(all_), sum(all_, Decimal()), c) for (kind, c), all_ in sorted(sums.items())
        )

    def _disputes(self, iri: str) -> tuple[Dispute, ...]:
        found = (
            Dispute(
                self._index.text(node, GG.property),
                self._index.text(node, GG.value),
                self._index.text(node, GG.location),
            )
            for node in self._claims.get(iri, ())
        )
        return tuple(sorted(found, key=lambda d: (d.property, d.location, d.value)))

    def _dates(self, iri: str) -> dict[str, str]:
        return {name: date for name, prop in DATES.items() if (date := self._index.text(iri, prop))}

    def _date_words(self, iri: str) -> dict[str, str]:
        """The words from which a date or a duration was read, by its name."""
        words = {
            self._index.text(node, GG.property): self._index.text(node, OA.exact)
            for node in self._periods.get(iri, ())
        }
        return {
            name: words[key] for name, prop in DATES.items() if (key := prop.removeprefix(ONTOLOGY)) in words
        }
