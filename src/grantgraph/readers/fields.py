"""A published object whose fields are taken one by one, so that none is passed over without a word.

What nobody took is counted under its name and told once. A value of the wrong kind is told at its place, and taken
for missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from grantgraph.readers.remarks import Remarks
from grantgraph.readers.values import Unreadable, has_unprintable, quoted, read_text

Value = TypeVar("Value")

_EMPTY: tuple[object, ...] = (None, "", [], {})


class Fields:
    """The fields of one object. `location` is where it stands, `path` what comes before the names of its fields."""

    def __init__(self, data: Mapping[str, Any], location: str, remarks: Remarks, path: str = "") -> None:
        self._data = {key: value for key, value in data.items() if value not in _EMPTY}
        self.location, self.remarks, self.path = location, remarks, path

    def __bool__(self) -> bool:
        return bool(self._data)

    def __contains__(self, name: str) -> bool:
        return name in self._data

    def take(self, name: str) -> Any:
        """The value as it is, or None."""
        return self._data.pop(name, None)

    def text(self, name: str) -> str | None:
        """A text, folded; a number is taken for its digits, and that is told."""
        value = self.take(name)
        if isinstance(value, str):
            if has_unprintable(value):
                self.tell(name, "holds control characters, which were left out")
            return read_text(value) or None
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            self.count(name, "is a number; its digits were read as text")
            return str(value)
        if value is not None:
            self.tell(name, f"holds {quoted(value)} where a text belongs; it was left out")
        return None

    def read(self, name: str, read: Callable[[Any], Value]) -> Value | None:
        """A value by a function that raises `Unreadable`; what cannot be read is told and taken for missing."""
        value = self.take(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        try:
            return read(value)
        except Unreadable as error:
            self.fault(name, f"{error}; it was left out")
            return None

    def objects(self, name: str, text_as: str | None = None) -> Iterator[Fields]:
        """The objects of a list; a single object is taken for a list of one, and that is told.

        With `text_as`, a text where an object should be is taken for the object's field of that name.
        """
        value = self.take(name)
        if value is None:
            return
        if isinstance(value, Mapping):
            self.tell(name, "is not in a list; it was read as the only one")
        for item in value if isinstance(value, list) else [value]:
            yield from self._object(name, item, text_as)

    def _object(self, name: str, item: Any, text_as: str | None) -> Iterator[Fields]:
        if isinstance(item, Mapping):
            yield Fields(item, self.location, self.remarks, f"{self.path}{name}/")
        elif text_as and isinstance(item, str) and item.strip():
            self.tell(name, f"is only {quoted(item)}; it was read as its {text_as}")
            yield Fields({text_as: item}, self.location, self.remarks, f"{self.path}{name}/")
        else:
            self.tell(name, f"holds {quoted(item)} where fields belong; it was left out")

    def tell(self, name: str, what: str) -> None:
        """A fault of one field, at its place."""
        self.remarks.add(self.location, f"{self.path}{name} {what}")

    def fault(self, name: str, reason: str) -> None:
        """What is wrong with the value of a field, as a sentence of its own."""
        self.remarks.add(self.location, f"{self.path}{name}: {reason}")

    def count(self, name: str, what: str) -> None:
        """As `tell`, for what may recur."""
        self.remarks.count(self.location, f"{self.path}{name} {what}")

    def leave(self) -> None:
        """Count what nobody took."""
        for name in self._data:
            self.count(name, "is not used")
        self._data = {}
