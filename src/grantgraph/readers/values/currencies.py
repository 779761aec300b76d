"""Currencies of structured formats: a code in, the code of ISO 4217 out, also of money that is no more."""

from __future__ import annotations

from functools import cache

import pycountry

from grantgraph.readers.values.quoting import Unreadable, quoted

_WITHDRAWN = frozenset((
    "ATS", "BEF", "DEM", "ESP", "FIM", "FRF", "GRD", "IEP", "ITL", "LUF", "NLG", "PTE", "CYP", "EEK",
    "HRK", "LTL", "LVL", "MTL", "SIT", "SKK", "AZM", "BYR", "GHC", "MRO", "MZM", "ROL", "SDD", "STD",
    "TMM", "TRL", "UAK", "VEB", "VEF", "ZMK", "ZWD", "ZWL", "XEU",
))  # fmt: skip
_NO_MONEY = frozenset({"XXX", "XTS"})  # "no currency" and "for testing"


@cache
def _currencies() -> frozenset[str]:
    return frozenset(currency.alpha_3 for currency in pycountry.currencies) - _NO_MONEY | _WITHDRAWN


def read_currency(value: object) -> str:
    """An ISO 4217 code, also one that was withdrawn since."""
    code = value.strip().upper() if isinstance(value, str) else ""
    if code in _currencies():
        return code
    found = "no currency is given" if value in (None, "") else f"{quoted(value)} is no code of a currency"
    raise Unreadable(f"{found} (write it like GBP)")
