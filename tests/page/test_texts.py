"""What the page says: every text exists, in every language, with the same values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grantgraph.exports.page.texts import languages, say
from page.opened import Open

SOURCES = Path(__file__).parents[2] / "src" / "grantgraph" / "exports" / "page"


def values(text: str | dict[str, str]) -> set[str]:
    forms = text.values() if isinstance(text, dict) else (text,)
    return {name for form in forms for name in re.findall(r"\{(\w+)\}", form)}


def test_every_language_has_every_text_with_the_same_values() -> None:
    """A translation neither lacks a text nor drops a number from it."""
    english = languages()["en"]
    for language, texts in languages().items():
        assert texts.keys() == english.keys(), language
        for key, text in texts.items():
            assert values(text) == values(english[key]), f"{language}: {key}"


def test_every_text_that_the_page_asks_for_exists() -> None:
    """No key is misspelt in a script or a template; no text is left over."""
    told = "\n".join(
        p.read_text(encoding="utf-8")
        for p in sorted(SOURCES.rglob("*"))
        if p.suffix in (".js", ".html", ".py")
    )
    asked = set(re.findall(r"""(?:\bt|\bsay|\btext|\btold|\bsection\(t)\(\s*["'](\w+)["']""", told))
    english = languages()["en"]
    assert {key for key in asked if not key.endswith("_")} - english.keys() == set()
    made = (
        "kind_",
        "kinds_",
        "facet_",
        "view_",
        "table_",
        "top_",
        "date_",
        "field_",
        "sure_",
        "person_",
        "count_",
        "left_out_",
        "sparql_mistake_",
    )
    unused = {
        k
        for k in english
        if k not in asked and not k.startswith(made) and f'"{k}"' not in told and f"'{k}'" not in told
    }
    assert unused <= {"language_name"}


def test_a_number_chooses_its_form() -> None:
    """One grant, two grants, a thousand with its comma."""
    assert [say("count_grants", n=n) for n in (1, 2, 1000)] == ["1 grant", "2 grants", "1,000 grants"]


@pytest.mark.browser
def test_the_page_speaks_russian_and_says_that_nobody_has_read_it_yet(small: Path, open_page: Open) -> None:
    """Every part changes language at once, numbers take their case, and the address remembers it."""
    opened = open_page(small)
    opened.page.select_option("#language", "ru")
    assert "20 грантов" in opened.text(".facts")
    assert opened.text(".views button") == "Сеть"
    assert "Обозначения" in opened.text("#filters")
    assert opened.page.evaluate("document.documentElement.lang") == "ru"
    opened.page.click('[data-view="about"]')
    assert "не проверен носителем" in opened.text("#view-about")
    assert "lang=ru" in opened.page.evaluate("location.hash")
    assert opened.complaints == []
    opened.shot("1400x900-light-russian")
