"""What stands in a name's place and can hardly be one, on pages that were not understood in full."""

import pytest

from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.names.grantees import bare, judged
from grantgraph.readers.listing.signs.doubtful import is_doubtful
from grantgraph.readers.listing.signs.unnamed import is_no_name, is_person


@pytest.mark.parametrize(
    "words",
    [
        "Strengthening the Voice of Wine Growers",
        "Seven newsrooms in five countries share the sum of this year.",
        "Lakeside Choir | Vienna",
        "Lakeside Choir $4,000",
        "West Africa",
        "OAKVILLE (4 May 2016)",
        "evening lessons with meals for mothers of small children",
        "the rest of the list.",
        "The Choir will sing in every village",
        "Who Pays the Choir of the Lake?",
        "Award 2019/04",
        "18 months",
        "between $5,000 and $10,000",
        "Nina on Thursday",
        "Public Foundation",
        "Dear colleagues,",
        "Approved in part",
        "Larkspur Foundation supports schools in the hills",
        "fünftausend Euro",
    ],
)
def test_no_body_is_made_of_words_that_can_hardly_be_a_name(words: str) -> None:
    """A title, a sentence, pieces set apart, a sum, a place alone, a date and a phrase are no names."""
    assert is_doubtful(words)


@pytest.mark.parametrize(
    "name",
    [
        "Association des femmes rurales de la rive gauche du fleuve",
        "Publishing House of the Steppe, Inc.",
        "Общественный фонд «Голос села»",
        "Neighbors for Mostar",
        "Women of Upolu Inc.",
        "Kenya Families of the Missing (KFM)",
        "Anonymous Press Support Line",
        "No Name Kitchen",
        "Hidden Voices of the Delta",
    ],
)
def test_names_are_not_doubted(name: str) -> None:
    """Names in small letters, of many words, in quotation marks and with the name of a country stay names."""
    assert not is_doubtful(name)
    assert not is_no_name(name)
    assert not is_person(name)


@pytest.mark.parametrize(
    "words",
    [
        "Not published for reasons of security",
        "(name held back)",
        "A group in the Gulf that asks not to be named",
        "a lawyers' circle (we can't tell you the name)",
        "name known to the editors",
        "Anonymous donation to a shelter",
        "NAME WITHHELD BY REQUEST",
        "grantee asked not to be shown",
        "nom tenu confidentiel",
        "reservada por razones de seguridad",
        "nome omitido a pedido do grupo",
        "Name auf Wunsch der Gruppe nicht genannt",
        "название не раскрывается",
        "riservato",
        "naam op verzoek niet vermeld",
        "name not for publication",
        "Träger auf Wunsch nicht genannt",
        "ime nije objavljeno",
    ],
)
def test_a_name_kept_back_is_no_name(words: str) -> None:
    """However a page says that it keeps a name back, no body is made of the words."""
    assert is_no_name(words)


def test_a_person_is_told_by_the_form_of_address() -> None:
    """A form of address makes a person, unless a kind of body follows."""
    assert is_person("Mrs E. Dobson")
    assert not is_person("Dr Amina Yusuf Foundation")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Implemented by Lakeside Choir", "Lakeside Choir"),
        ("run by the Lakeside Choir", "Lakeside Choir"),
        ("Recipient: Lakeside Choir", "Lakeside Choir"),
        ("Lakeside Choir (grantee)", "Lakeside Choir"),
        ("Lakeside Choir : name", "Lakeside Choir"),
        ("Lakeside Choir - USD", "Lakeside Choir"),
        ("“Open Water” by Lakeside Choir", "Lakeside Choir"),
        ("Lakeside Choir. “Open Water”", "Lakeside Choir"),
        ("Lakeside Choir for 3 years; renewed", "Lakeside Choir"),
        ("[Recipient] Lakeside Choir", "Lakeside Choir"),
        ("United by Hope", "United by Hope"),
        ("Lakeside Choir (LSC)", "Lakeside Choir (LSC)"),
    ],
)
def test_a_name_loses_the_labels_beside_it(written: str, name: str) -> None:
    """A label before or behind a name is none of it, nor is a currency without its sum."""
    assert roles(written) == [(Role.GRANTEE, name)]


def test_what_is_no_name_is_told_as_what_it_is() -> None:
    """A place alone, a label alone, a word that opens a sentence, and a note are no names."""
    told = roles("(Kenya)", "Lima, Peru", "How much", "Elders", "Held in confidence : name")
    assert [role for role, _ in told] == [Role.NO_NAME] * 4 + [Role.KEPT_BACK]


def test_a_name_unlike_all_others_of_its_page_is_doubted() -> None:
    """Where the names of a page are in capitals, words that are not can hardly be one."""
    told = roles("LAKESIDE CHOIR", "RADIO POLDER", "FORUM 33", "DELTA WOMEN", "One Street at a Time")
    assert [role for role, _ in told] == [Role.GRANTEE] * 4 + [Role.NO_NAME]


def test_names_of_which_none_speaks_for_a_body_are_titles() -> None:
    """Where no name of a page tells a kind of body, has an acronym or comes again in its text, all are titles."""
    told = roles(
        "Wells before Winter", "Songs at the Gate", "A Roof for Readers of Maps", "Letters Home Again"
    )
    assert {role for role, _ in told} == {Role.TITLE}


def roles(*names: str) -> list[tuple[Role, str]]:
    """What becomes of words in a grantee's place, one grant for each."""
    entries = judged(bare([Entry((Part(Role.GRANTEE, name, ()),)) for name in names]))
    return [(part.role, part.text) for entry in entries for part in entry.parts]


@pytest.mark.parametrize(
    "written",
    [
        "In the hands of {}",
        "Hosted by {}",
        "Grantee 4: {}",
        "{}, est. 2009",
        "{} (since 2011)",
        "({}, Kisumu)",
        "{}, represented by Nina Adler",
    ],
)
def test_what_all_names_of_a_page_share_is_none_of_them(written: str) -> None:
    """Words in any wording with which nearly all names open or end are cut off where the page shows them."""
    names = ["Lakeside Choir", "Radio Polder", "Delta Women's Forum", "Salt Press Club"]
    bared = [entry.text(Role.GRANTEE) for entry in bare([named(written.format(name)) for name in names])]
    assert [(name or "").removesuffix(", Kisumu") for name in bared] == names


def test_words_that_open_names_stay() -> None:
    """A kind of body, and a word of one name alone, are parts of names."""
    names = ["Union of Weavers", "Union of Bakers", "Union of Ferrymen", "Hosted by Stars"]
    assert [entry.text(Role.GRANTEE) for entry in bare(list(map(named, names)))] == names


def named(name: str) -> Entry:
    """A grant of which only the grantee's line is known."""
    return Entry((Part(Role.GRANTEE, name, ()),))


def test_persons_beside_nearly_all_names_are_none_of_them() -> None:
    """Where each body stands behind a person's name, the person is cut off; `Anna` alone is no person."""
    names = ["Lakeside Choir", "Radio Polder", "Delta Women's Forum", "Anna Salt Press Club"]
    bared = [entry.text(Role.GRANTEE) for entry in bare([named(f"Anna Wells, {name}") for name in names])]
    assert bared == names
