"""The mistakes that people make most often in SPARQL: query, line and column of the mistake, and what is said of it.

The command line, the endpoint and the page say the same.
"""

ALL = "SELECT ?s { ?s ?p ?o }"

MISTAKES = [
    ("SELEC ?s WHERE { ?s ?p ?o }", 1, 1, "SELEC is no word of SPARQL; SELECT may be meant"),
    (f"{ALL} LIMT 5", 1, 24, "LIMT is no word of SPARQL; LIMIT may be meant"),
    ("SELECT ?s {\n  {?s ?p 1} UNON {?s ?p 2} }", 2, 13, "UNON is no word of SPARQL; UNION may be meant"),
    ("SELECT s { ?s ?p ?o }", 1, 8, "s is no word of SPARQL; a variable begins with ?"),
    ("SELECT ?s {\n  ?s ?p ?o", 2, 11, "} is missing: the { in line 1, column 11, is not closed"),
    (
        "SELECT ?s { ?s ?p ?o FILTER(?o > 1 }",
        1,
        36,
        ") is missing: the ( in line 1, column 28, is not closed",
    ),
    (f"{ALL} }}", 1, 24, "this } closes nothing"),
    ("SELECT ?s WHERE ?s ?p ?o }", 1, 11, "WHERE is followed by a pattern in braces"),
    ("SELECT ?s { OPTIONAL ?s ?p ?o }", 1, 13, "OPTIONAL is followed by a pattern in braces"),
    ("SELECT ?s {\n  ?s foo:bar ?o }", 2, 6, "this prefix is not declared; begin with PREFIX foo: <...>"),
    ("PREFIX e <http://e/> ASK {}", 1, 8, "a prefix has a colon: PREFIX e: <...>"),
    ("PREFIX e: http://e/ ASK {}", 1, 11, "an address stands in angle brackets: <http://...>"),
    ("SELECT ?s { ?s <http://e/a b> ?o }", 1, 16, "an address has neither spaces nor"),
    (
        "SELECT ?s {\n  ?s ?p ?o\n  ?s a ?t }",
        3,
        3,
        "a statement has three parts; it ends with a . before this",
    ),
    ("SELECT ?s { ?s ?p ?o ; gg:theme }", 1, 33, "this statement is not complete"),
    ("SELECT ?s { ?s gg:year = 2020 }", 1, 24, "= compares two values: write FILTER(... = ...)"),
    ('SELECT ?s { ?s ?p "open }', 1, 19, "this text is not closed"),
    ("SELECT ?s { ?s ?p “curly” }", 1, 19, "texts stand in straight quotes"),
    ("SELECT ?s, ?p { ?s ?p ?o }", 1, 10, "variables stand side by side, without commas"),
    ("SELECT { ?s ?p ?o }", 1, 1, "SELECT names no variable; SELECT * takes all"),
    (
        "SELECT COUNT(?s) { ?s ?p ?o }",
        1,
        8,
        "an expression needs brackets and a name: (COUNT(...) AS ?name)",
    ),
    (
        "SELECT (COUNT(?s)) { ?s ?p ?o }",
        1,
        9,
        "an expression needs brackets and a name: (COUNT(...) AS ?name)",
    ),
    (
        "SELECT ?p (COUNT(?s) AS ?n) { ?s ?p ?o }",
        1,
        8,
        "?p stands beside a value of a whole group: add GROUP BY ?p",
    ),
    ("SELECT ?s ?p { ?s ?p ?o } GROUP BY ?p", 1, 8, "?s stands beside a value of a whole group"),
    ("SELECT * { ?s ?p ?o } GROUP BY ?s", 1, 8, "SELECT * cannot stand with GROUP BY"),
    ("SELECT (1 AS ?x) (2 AS ?x) {}", 1, 14, "?x is named twice"),
    ("SELECT ?s { ?s ?p ?o FILTER(COUNT(?o) > 1) }", 1, 29, "COUNT belongs to a whole group: write HAVING"),
    ("SELECT ?s { FILTER ?s > 1 }", 1, 13, "FILTER is followed by an expression in brackets: FILTER(...)"),
    ("SELECT ?s { ?s ?p ?o BIND(?o + 1) }", 1, 22, "BIND gives a value a name"),
    ("SELECT ?s { ?s ?p ?o FILTER(?o == 1) }", 1, 32, "equal is written with one sign: ="),
    ("SELECT ?s { ?s ?p ?o FILTER(?o <> 1) }", 1, 32, "unequal is written !="),
    ("SELECT ?s { ?s ?p ?o FILTER(?o > 1 AND ?o < 3) }", 1, 36, "and is written &&"),
    ("SELECT ?s { ?s ?p ?o FILTER(?o = 1 OR ?o = 3) }", 1, 36, "or is written ||"),
    ("SELECT ?s { ?s ?p ?o FILTER(?o IN 1, 2) }", 1, 32, "IN is followed by a list in brackets"),
    (f"{ALL} ORDER ?s", 1, 24, "ORDER is followed by BY"),
    (f"{ALL} ORDER BY DESC ?s", 1, 33, "DESC is followed by an expression in brackets: DESC(...)"),
    (f"{ALL} LIMIT ten", 1, 24, "LIMIT is followed by a whole number"),
]
