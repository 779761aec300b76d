"""Every node has one legal name, the same from run to run, and none tells a name that is withheld."""

from dataclasses import replace
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import FULL, GRANTEE, ORGANIZATIONS, WITHHELD
from grantgraph.model import OrganizationMention, Place
from grantgraph.rdf.iris import InvalidBase, Naming, grant_key, quoted

KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(KEYS, KEYS)
def test_two_ids_never_share_a_name(one: str, other: str) -> None:
    assert (quoted(one) == quoted(other)) == (one == other)


@given(KEYS)
def test_every_id_becomes_one_legal_path_segment(key: str) -> None:
    iri = Naming().grant(quoted(key))
    assert ox.NamedNode(iri).value == iri
    assert urlsplit(iri).path.count("/") == urlsplit(Naming().grant("x")).path.count("/")
    assert quoted(key) not in {".", ".."}


def test_ids_of_two_publishers_do_not_collide() -> None:
    other = replace(FULL, listing=replace(FULL.listing, publisher="Lake Fund"))
    assert grant_key(FULL, ORGANIZATIONS) != grant_key(other, ORGANIZATIONS)


def test_without_an_id_the_name_of_a_grant_comes_from_what_is_published() -> None:
    bare = replace(FULL, identifier=None)
    moved = replace(bare, location="lines 40-45")
    assert grant_key(bare, ORGANIZATIONS) == grant_key(moved, ORGANIZATIONS)
    assert grant_key(bare, ORGANIZATIONS) != grant_key(replace(bare, titles=()), ORGANIZATIONS)


def test_a_name_that_names_no_body_leaves_no_trace_in_an_iri() -> None:
    """Even a digest of a withheld name could be guessed back."""
    hidden = replace(WITHHELD, grantees=(OrganizationMention("Jane Roe"),))
    other = replace(WITHHELD, grantees=(OrganizationMention("John Doe"),))
    assert grant_key(hidden, {}) == grant_key(other, {}) == grant_key(WITHHELD, {})
    assert grant_key(replace(FULL, identifier=None), {}) != grant_key(
        replace(FULL, identifier=None), {GRANTEE: ORGANIZATIONS[GRANTEE]}
    )


def test_a_place_is_named_by_its_code_or_by_kind_and_label() -> None:
    assert Naming().place(Place("Kazakhstan", "KZ")).endswith("/place/KZ")
    assert Naming().place(Place("Aral Sea", None, "region")).endswith("/place/region/aral-sea")


@pytest.mark.parametrize(
    "base", ["grants", "https://a.example/x", "https://a.example/ x/", "", "https://a.example/<>/"]
)
def test_a_base_that_cannot_begin_an_iri_is_refused(base: str) -> None:
    with pytest.raises(InvalidBase):
        Naming(base)
