"""When a grant runs, from the page to the graph."""

from pathlib import Path

from grantgraph.pipeline import Settings, build
from grantgraph.rdf.dataset import Dataset
from grantgraph.validation import Severity, find_violations

PAGE = """Harbour Fund: Northland 2021

Courts by the Sea
Union of Net Menders
To widen access to justice. The project will run from March 2021 to 30 June 2022. Its lawyers will go to court.

Radio at Dawn
Dawn Society
To broadcast independent news. In an 18-month project, it will print a book on the events of 1986-1989.
"""


def test_a_period_is_stated_of_the_grant_and_quoted(tmp_path: Path) -> None:
    """As precise as written, with the words; a duration gives no end, and a year of history is none."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    build([page], tmp_path / "out", Settings())
    dataset = Dataset.parse((tmp_path / "out" / "graph.ttl").read_bytes())
    rows = dataset.select(
        """SELECT ?title ?name ?value ?exact WHERE {
             ?finding a gg:PeriodFinding ; gg:grant ?grant ; gg:property ?name ; oa:exact ?exact .
             ?grant dcterms:title ?title ; ?property ?value . FILTER(STRENDS(STR(?property), ?name))
           } ORDER BY ?title ?name"""
    )
    span = "The project will run from March 2021 to 30 June 2022"
    assert [[str(getattr(term, "value", "")) for term in row.values()] for row in rows] == [
        ["Courts by the Sea", "endDate", "2022-06-30", span],
        ["Courts by the Sea", "startDate", "2021-03", span],
        ["Radio at Dawn", "duration", "P1Y6M", "18-month project"],
    ]
    assert not [v for v in find_violations(dataset) if v.severity is Severity.VIOLATION]
