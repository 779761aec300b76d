"""Registers, codes and words of names: data that is short, well-formed, and true to the lists that it comes from."""

import csv
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from grantgraph import resources
from grantgraph.errors import MissingResource
from grantgraph.vocabulary.codes import load_codes
from grantgraph.vocabulary.registers import load_name_knowledge, load_registers

LISTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "codelists"
needs_lists = pytest.mark.skipif(
    not LISTS.is_dir(), reason="the published lists are not beside this checkout"
)


@needs_lists
def test_each_register_is_named_as_org_id_names_it() -> None:
    """But for 360G, which is no register and says so in the file; the list stays a small part of the whole."""
    with (LISTS / "org-id-lists.csv").open(encoding="utf-8", newline="") as stream:
        published = {row["code"]: row for row in csv.DictReader(stream)}
    ours = {register.prefix: register for register in load_registers()}
    assert ours.keys() - published.keys() == {"360G"}
    assert len(ours) < len(published) / 5
    for prefix in ours.keys() & published.keys():
        country = ours[prefix].country
        assert country is None or country == published[prefix]["coverage"], prefix


def test_an_example_of_each_known_form_is_well_formed() -> None:
    """A pattern that fits nothing would call every number malformed."""
    examples = {
        "GB-CHC": "1164883", "GB-COH": "09506232", "GB-SC": "SC042386", "GB-NIC": "100019", "US-EIN": "03-0413726",
        "KZ-BIN": "950440001673", "XI-LEI": "724500PMK2A2M1SQQ228", "XI-WIKIDATA": "Q1377", "XI-ROR": "05ASF4E91",
        "NO-BRC": "972417920", "DK-CVR": "36729929", "NL-KVK": "41202535", "UA-EDR": "38422948",
        "RU-OGRN": "1137746072375", "RU-INN": "7723861614", "SE-ON": "556091-2148", "AU-ABN": "52093617380",
    }  # fmt: skip
    shaped = {register.prefix: register.number for register in load_registers() if register.number}
    assert shaped.keys() == examples.keys()
    for prefix, example in examples.items():
        assert re.fullmatch(shaped[prefix], example), prefix


@needs_lists
def test_withdrawn_codes_are_those_of_the_list_with_their_dates() -> None:
    """And the codes they are read as are valid today."""
    items = {
        item.findtext("code"): item
        for name in ("Sector.xml", "SectorCategory.xml")
        for item in ET.parse(LISTS / name).iter("codelist-item")
    }
    withdrawn = {
        code: item.get("withdrawal-date") for code, item in items.items() if item.get("status") == "withdrawn"
    }
    assert {code.code: code.withdrawn for code in load_codes() if code.withdrawn} == withdrawn
    for code in load_codes():
        assert code.read_as is None or items[code.read_as].get("status") == "active"


def test_no_given_name_is_a_word_for_a_body() -> None:
    """Else a name could be taken for a person's and a body's."""
    knowledge = load_name_knowledge()
    assert not knowledge.given_names & knowledge.organization_words
    assert all(word == word.lower() for word in knowledge.given_names | knowledge.organization_words)


def test_a_broken_row_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line with a cell too few would turn a word into something else."""
    (tmp_path / "words.csv").write_text(
        "# a comment\nkind,word\nlegal form,ltd\nlegal form\n", encoding="utf-8"
    )
    monkeypatch.setattr(resources, "ontology_file", lambda name: tmp_path / name)
    with pytest.raises(MissingResource, match="more or fewer cells"):
        list(resources.ontology_rows("words.csv"))
