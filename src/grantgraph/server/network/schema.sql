-- The page's data as tables, so that a part of it can be had without the rest.
CREATE TABLE thing (id TEXT PRIMARY KEY, iri TEXT, kind TEXT, name TEXT, body TEXT) WITHOUT ROWID;
CREATE INDEX thing_by_iri ON thing (iri);

CREATE TABLE node (id TEXT PRIMARY KEY, kind TEXT, community INTEGER, n INTEGER, body TEXT) WITHOUT ROWID;

-- `n` counts the grants behind it; `number` is its place in the network's own order
CREATE TABLE edge (number INTEGER PRIMARY KEY, id TEXT, one TEXT, other TEXT, kind TEXT, n INTEGER, published INTEGER);
CREATE INDEX edge_by_id ON edge (id);
CREATE INDEX edge_by_one ON edge (one);
CREATE INDEX edge_by_other ON edge (other);

-- the columns of the table of grants as sort keys, and the grant itself
CREATE TABLE piece (
  number INTEGER PRIMARY KEY, id TEXT, iri TEXT, amount TEXT, currency TEXT, paid INTEGER, focus TEXT,
  title TEXT, grantees TEXT, themes TEXT, activities TEXT, funders TEXT, places TEXT, year TEXT, body TEXT);
CREATE INDEX piece_by_id ON piece (id);
CREATE INDEX piece_by_iri ON piece (iri);

CREATE TABLE of_facet (facet TEXT, value TEXT, number INTEGER, PRIMARY KEY (facet, value, number)) WITHOUT ROWID;
CREATE TABLE of_node (node TEXT, number INTEGER, PRIMARY KEY (node, number)) WITHOUT ROWID;
CREATE INDEX node_of ON of_node (number, node);
CREATE TABLE of_edge (edge INTEGER, number INTEGER, published INTEGER, PRIMARY KEY (edge, number)) WITHOUT ROWID;
CREATE INDEX edge_of ON of_edge (number, edge, published);

-- what grants share, each counting the more the fewer grants have it
CREATE TABLE concept (id TEXT PRIMARY KEY, n INTEGER, weight REAL) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (id UNINDEXED, kind UNINDEXED, name, more, tokenize="unicode61 remove_diacritics 2");
