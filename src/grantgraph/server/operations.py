"""What an OpenAPI description is made of: operations, their parameters, what they answer and how they fail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]

FAILURE = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "kind", "reason"],
            "properties": {
                "status": {"type": "integer"},
                "kind": {"type": "string", "description": "A word that programs can rely on."},
                "reason": {"type": "string"},
            },
        }
    },
}
_FAILURES = {
    "400": "The query or a parameter is not as it should be.",
    "403": "An update: this dataset is only read.",
    "404": "There is no such thing in this dataset.",
    "406": "None of the accepted media types can be had.",
    "413": "The request or the answer is larger than its limit.",
    "415": "The body has another media type than it should.",
    "503": "The query did not finish in time, or too many wait.",
}


def types(media: Iterable[str]) -> Json:
    """Media types as the content of an answer."""
    return {name: {} for name in media}


HTML: Json = {"text/html": {}}
JSON: Json = {"application/json": {}}


def _responses(content: Json) -> Json:
    failed = {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}
    return {
        "200": {"description": "The answer.", "content": content},
        **{status: {"description": text, "content": failed} for status, text in _FAILURES.items()},
    }


def get(summary: str, content: Json, parameters: list[Json] | None = None) -> Json:
    """An operation that reads."""
    return {"summary": summary, "parameters": parameters or [], "responses": _responses(content)}


def query(name: str, description: str, required: bool = False, schema: Json | None = None) -> Json:
    """A parameter of an address; a text unless told otherwise."""
    return {
        "name": name,
        "in": "query",
        "description": description,
        "required": required,
        "schema": schema or {"type": "string"},
    }


def path(name: str) -> Json:
    """A part of a path."""
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
