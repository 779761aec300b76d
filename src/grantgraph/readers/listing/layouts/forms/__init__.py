"""The forms in which one paragraph or bullet tells of a grant, with the grantee's name inside it.

A form reads a paragraph, or finds that it is not written so. Each module holds the forms of one order: what comes
first, the name or the sum, and what stands between them. A new form is a function and its line in `FORMS`.
"""

from __future__ import annotations

from collections.abc import Callable

from grantgraph.readers.listing.entry import Entry
from grantgraph.readers.listing.layouts.forms.asked_and_decided import asked_and_decided
from grantgraph.readers.listing.layouts.forms.name_as_subject import subject_in_bullet, subject_with_sum
from grantgraph.readers.listing.layouts.forms.name_then_text import (
    name_colon_text,
    name_comma_purpose,
    name_dash_text,
    name_then_sentence,
)
from grantgraph.readers.listing.layouts.forms.set_apart import set_apart
from grantgraph.readers.listing.layouts.forms.sum_between import sum_between
from grantgraph.readers.listing.layouts.forms.sum_first import sum_then_name
from grantgraph.readers.listing.layouts.forms.sum_in_sentence import sum_in_sentence
from grantgraph.readers.listing.layouts.forms.sum_last import region_then_subject
from grantgraph.readers.listing.layouts.forms.title_of_name import title_of_name
from grantgraph.readers.listing.layouts.forms.title_then_name import title_then_name
from grantgraph.readers.listing.paragraphs import Paragraph

Form = Callable[[Paragraph], Entry | None]

FORMS: dict[str, Form] = {
    "request and decision": asked_and_decided,
    "sum to grantee": sum_then_name,
    "grantee, sum and text set apart": set_apart,
    "region: grantee ... sum": region_then_subject,
    "grantee (sum) description": subject_with_sum,
    "grantee: description": name_colon_text,
    "grantee – description": name_dash_text,
    "grantee, to do something, sum": name_comma_purpose,
    "grantee, place. description": name_then_sentence,
    "grantee, sum, purpose": sum_between,
    "title (grantee), sum. description": title_then_name,
    "title of grantee. description": title_of_name,
    "sum in the first sentence": sum_in_sentence,
    "grantee as subject": subject_in_bullet,
}
