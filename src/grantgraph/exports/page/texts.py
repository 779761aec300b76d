"""What the page says, in every language it speaks: one file in `texts/` for each.

A text may hold `{name}`s, and forms for numbers (CLDR plural categories) under `one`, `few`, `many`, `other`. The page
is written in English; its script puts the reader's language in place.
"""

from __future__ import annotations

import json
from functools import cache

from grantgraph.exports.page.assets import source
from grantgraph.rdf import complaints

LANGUAGES = ("en", "ru")

Texts = dict[str, str | dict[str, str]]


@cache
def languages() -> dict[str, Texts]:
    """All texts by language; what is said of mistakes in queries has its English words where they are found."""
    texts = {language: json.loads(source("texts", f"{language}.json")) for language in LANGUAGES}
    texts["en"] |= {f"sparql_mistake_{name}": words for name, words in complaints.english().items()}
    return texts


def say(key: str, **values: object) -> str:
    """An English text with its values; `n` chooses between one and many."""
    text = languages()["en"][key]
    if isinstance(text, dict):
        text = text["one" if values.get("n") == 1 else "other"]
    shown = {name: f"{value:,}" if isinstance(value, int) else str(value) for name, value in values.items()}
    for name, value in shown.items():
        text = text.replace(f"{{{name}}}", value)
    return text
