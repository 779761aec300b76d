"""Signs and names of currencies with their ISO 4217 codes. A bare `$` is the US dollar, unless told otherwise."""

from __future__ import annotations

import pycountry

SIGNS = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
    "₽": "RUB", "₴": "UAH", "₸": "KZT", "₾": "GEL", "₺": "TRY", "₦": "NGN", "₩": "KRW", "₪": "ILS", "֏": "AMD",
    "₼": "AZN", "₱": "PHP", "₫": "VND", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₮": "MNT",
    "KSh": "KES", "KSh.": "KES", "KShs": "KES", "KShs.": "KES", "UShs": "UGX", "USh": "UGX", "TSh": "TZS",
    "Rs.": "INR", "Rs": "INR", "GH₵": "GHS", "R": "ZAR", "zł": "PLN", "Kč": "CZK",
    "$ CA": "CAD", "$CA": "CAD", "$ CAN": "CAD", "$CAN": "CAD", "$ US": "USD", "$US": "USD", "$ AU": "AUD",
    "$ NZ": "NZD",
    "NT$": "TWD", "TT$": "TTD", "J$": "JMD", "G$": "GYD", "EC$": "XCD", "RD$": "DOP", "MX$": "MXN", "N$": "NAD",
    "FJ$": "FJD", "F$": "FJD", "BZ$": "BZD", "Bds$": "BBD", "SI$": "SBD", "MOP$": "MOP",
    "Tk": "BDT", "Tk.": "BDT", "৳": "BDT", "Rp": "IDR", "Rp.": "IDR", "RM": "MYR", "S/": "PEN", "S/.": "PEN",
    "฿": "THB", "៛": "KHR", "₭": "LAK", "NIS": "ILS",
}  # fmt: skip

NAMES = {
    "dólares estadounidenses": "USD", "dólares americanos": "USD", "dólares": "USD", "dolares": "USD", "dollari": "USD",
    "dollars américains": "USD", "dollars des états-unis": "USD", "us-dollar": "USD", "dolarów": "USD", "dolarů": "USD",
    "долларов": "USD", "доларів": "USD", "schweizer franken": "CHF", "franken": "CHF", "francs suisses": "CHF",
    "livres sterling": "GBP", "libras esterlinas": "GBP", "korun": "CZK", "korun českých": "CZK", "eur": "EUR",
    "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "dollars": "USD", "dollar": "USD", "euros": "EUR",
    "euro": "EUR", "pounds sterling": "GBP", "pounds": "GBP", "swiss francs": "CHF", "tenge": "KZT", "hryvnia": "UAH",
    "hryvnias": "UAH", "rubles": "RUB", "roubles": "RUB", "yen": "JPY", "rupees": "INR", "lari": "GEL", "drams": "AMD",
    "грн": "UAH", "гривень": "UAH", "руб": "RUB", "рублей": "RUB", "тенге": "KZT", "евро": "EUR", "євро": "EUR",
    "долларов США": "USD", "доларів США": "USD", "драм": "AMD", "лари": "GEL", "сом": "KGS",
    "birr": "ETB", "naira": "NGN", "forint": "HUF", "leva": "BGN", "denars": "MKD", "taka": "BDT", "kwacha": "ZMW",
    "new zealand dollars": "NZD", "new zealand dollar": "NZD", "nz dollars": "NZD", "australian dollars": "AUD",
    "australian dollar": "AUD", "canadian dollars": "CAD", "canadian dollar": "CAD", "dollars canadiens": "CAD",
    "singapore dollars": "SGD", "hong kong dollars": "HKD", "fijian dollars": "FJD", "fiji dollars": "FJD",
    "jamaican dollars": "JMD", "namibia dollars": "NAD", "namibian dollars": "NAD", "liberian dollars": "LRD",
    "rand": "ZAR", "shekels": "ILS", "yuan": "CNY", "zlotys": "PLN", "zloty": "PLN", "złotych": "PLN",
    "somoni": "TJS", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "kyats": "MMK", "riels": "KHR",
    "afghanis": "AFN",
    "reais": "BRL", "nuevos soles": "PEN", "bolivianos": "BOB", "quetzales": "GTQ", "lempiras": "HNL",
    "córdobas": "NIO",
    "guaraníes": "PYG", "meticais": "MZN", "cedis": "GHS", "pula": "BWP", "maloti": "LSL", "lekë": "ALL",
    "forints": "HUF", "Ft": "HUF", "лв": "BGN", "лева": "BGN", "gourdes": "HTG", "tugriks": "MNT", "denari": "MKD",
}  # fmt: skip

# Names that several countries share, with the words that tell whose they are: `Danish kroner`, `pesos colombianos`.
_WHOSE = {
    ("kroner", "krone", "kr"): {"Danish": "DKK", "Norwegian": "NOK"},
    ("kronor", "krona", "kroner", "crowns"): {"Swedish": "SEK", "svenska": "SEK"},
    ("krónur", "kronur"): {"Icelandic": "ISK"},
    ("crowns", "koruna", "korunas", "korun"): {"Czech": "CZK", "Slovak": "SKK"},
    ("shillings", "shilling"): {"Kenyan": "KES", "Kenya": "KES", "Ugandan": "UGX", "Uganda": "UGX", "Tanzanian": "TZS",
                                "Tanzania": "TZS", "Somali": "SOS"},
    ("rupees", "rupee"): {"Indian": "INR", "Pakistani": "PKR", "Pakistan": "PKR", "Nepali": "NPR", "Nepalese": "NPR",
                          "Sri Lankan": "LKR", "Sri Lanka": "LKR", "Mauritian": "MUR"},
    ("dinars", "dinar"): {"Serbian": "RSD", "Tunisian": "TND", "Algerian": "DZD", "Jordanian": "JOD", "Iraqi": "IQD",
                          "Libyan": "LYD", "Kuwaiti": "KWD"},
    ("pesos", "peso"): {"Mexican": "MXN", "Philippine": "PHP", "Colombian": "COP", "Chilean": "CLP",
                        "Argentine": "ARS", "Uruguayan": "UYU", "Dominican": "DOP", "Cuban": "CUP",
                        "mexicanos": "MXN", "colombianos": "COP", "chilenos": "CLP", "argentinos": "ARS",
                        "uruguayos": "UYU", "dominicanos": "DOP", "filipinos": "PHP"},
    ("lei", "leu"): {"Romanian": "RON", "Moldovan": "MDL"},
    ("soms", "som"): {"Kyrgyz": "KGS", "Uzbek": "UZS"},
    ("manats", "manat"): {"Azerbaijani": "AZN", "Turkmen": "TMT"},
    ("dirhams", "dirham"): {"Moroccan": "MAD"},
    ("pounds",): {"Egyptian": "EGP", "Lebanese": "LBP", "Syrian": "SYP", "Sudanese": "SDG", "South Sudanese": "SSP"},
    ("rand",): {"South African": "ZAR"},
    ("liras", "lira"): {"Turkish": "TRY"},
    ("francs",): {"Rwandan": "RWF", "Congolese": "CDF", "Burundian": "BIF", "Guinean": "GNF", "Belgian": "BEF",
                  "French": "FRF"},
    ("zlotys", "zloty", "złoty"): {"Polish": "PLN"},
    ("marks",): {"German": "DEM", "convertible": "BAM"},
    ("dollars", "dollar"): {"Liberian": "LRD", "Zimbabwe": "ZWD", "Namibian": "NAD", "Jamaican": "JMD",
                            "Barbados": "BBD", "Belize": "BZD", "Guyana": "GYD", "Solomon Islands": "SBD",
                            "Trinidad": "TTD", "canadienses": "CAD", "australianos": "AUD"},
}  # fmt: skip
NAMES |= {
    written: code
    for names, whose in _WHOSE.items()
    for adjective, code in whose.items()
    for name in names
    for written in (f"{adjective} {name}", f"{name} {adjective}")
}

_OF_CFA = dict.fromkeys(("BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"), "XOF") | dict.fromkeys(
    ("CM", "CF", "TD", "CG", "GQ", "GA"), "XAF"
)

# Names that several countries share: which of them is meant tells the country (ISO 3166-1 alpha-2) of the grant alone.
SHARED = {
    "lei": {"MD": "MDL", "RO": "RON"},
    "dinars": {
        "RS": "RSD",
        "TN": "TND",
        "DZ": "DZD",
        "JO": "JOD",
        "IQ": "IQD",
        "LY": "LYD",
        "KW": "KWD",
        "BH": "BHD",
    },
    "shillings": {"KE": "KES", "TZ": "TZS", "UG": "UGX", "SO": "SOS"},
    "pesos": {
        "MX": "MXN",
        "PH": "PHP",
        "CO": "COP",
        "CL": "CLP",
        "AR": "ARS",
        "UY": "UYU",
        "DO": "DOP",
        "CU": "CUP",
    },
    "kroner": {"NO": "NOK", "DK": "DKK"},
    "kronor": {"SE": "SEK"},
    "kr": {"NO": "NOK", "DK": "DKK", "SE": "SEK", "IS": "ISK"},
    "som": {"KG": "KGS", "UZ": "UZS"},
    "soms": {"KG": "KGS", "UZ": "UZS"},
    "manat": {"AZ": "AZN", "TM": "TMT"},
    "manats": {"AZ": "AZN", "TM": "TMT"},
    "dirhams": {"MA": "MAD", "AE": "AED"},
    "FCFA": _OF_CFA,
    "F CFA": _OF_CFA,
    "CFA": _OF_CFA,
    "CFA francs": _OF_CFA,
    "francs CFA": _OF_CFA,
    "sh": {"KE": "KES", "TZ": "TZS", "UG": "UGX", "SO": "SOS"},
    "rs": {"IN": "INR", "PK": "PKR", "NP": "NPR", "LK": "LKR", "MU": "MUR", "SC": "SCR"},
    "rupees": {"IN": "INR", "PK": "PKR", "NP": "NPR", "LK": "LKR", "MU": "MUR", "SC": "SCR"},
}
# Letters that stand before sums; which money is meant tells the country of the grant alone.
LETTERS = {
    "L": {"HN": "HNL"},
    "K": {"PG": "PGK", "ZM": "ZMW", "MW": "MWK"},
    "Q": {"GT": "GTQ"},
    "M": {"LS": "LSL"},
    "E": {"SZ": "SZL"},
    "P": {"BW": "BWP"},
    "N": {"NG": "NGN"},
}
_SHARED_ALONE = {"kronor": "SEK", "rs": "INR", "rupees": "INR"}  # without a country it is this

# Of the standard's codes those of money in use, and a few that grants were once paid in: none for metals, funds and
# tests, nor `ALL`, a word in capitals too.
CODES = frozenset(currency.alpha_3 for currency in pycountry.currencies if not currency.alpha_3.startswith("X")) | {
    "XAF", "XOF", "XPF", "XCD",
    "AZM", "BEF", "BYR", "CSD", "DEM", "EEK", "ESP", "FRF", "GHC", "HRK", "ITL", "LTL", "LVL", "MZM", "NLG", "ROL",
    "SKK", "TRL", "YUM", "ZMK",
} - {"ALL", "TOP", "ZWL"}  # fmt: skip


def currency_code(written: str, country: str | None = None) -> str | None:
    """The code of a sign, name or code as it was found by one of the tables above; None for a name shared by others."""
    folded = written.strip().casefold()
    if by_country := LETTERS.get(written.strip()):
        return by_country.get(country or "")
    if shared := _SHARED.get(folded.rstrip(".")):
        return shared.get(country or "") or _SHARED_ALONE.get(folded.rstrip("."))
    return _FOLDED.get(folded) or (None if folded.endswith("$") else folded.upper())


def is_bare_dollar(written: str) -> bool:
    """Whether a sign or name means dollars and does not tell whose."""
    return written.strip().casefold() in _BARE_DOLLARS


_BARE_DOLLARS = frozenset(
    {"$", "dollar", "dollars", "dólares", "dolares", "dollari", "dolarów", "dolarů", "долларов", "доларів"}
)
_SHARED = {name.casefold(): by_country for name, by_country in SHARED.items()}
_FOLDED = {written.casefold(): code for table in (NAMES, SIGNS) for written, code in table.items()}
