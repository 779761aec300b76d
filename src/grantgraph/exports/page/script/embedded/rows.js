/* Rows of the tables, from all that the page carries. */

const ROWS = {
  nodes: () => [...visible().nodes].map(([id, grants]) => ({ id, grants, links: linksShown(id).length })),
  links: () => [...visible().edges].map(([id, grants]) => ({ edge: data.edges.get(id), grants: grants.length })),
  grants: () => everyGrant.filter((grant) => visible().grants.has(grant.number)),
};

/** All rows of a table in the order asked for. What is empty or not to be ranked comes last. */
function sortedRows(name, sort) {
  const rows = ROWS[name]();
  const column = TABLES[name].columns.find(({ key }) => key === sort.replace("-", ""));
  if (!column) return rows;
  const sign = sort.startsWith("-") ? -1 : 1;
  const compare = column.number
    ? (a, b) => Number(a) - Number(b)
    : (a, b) => String(a).localeCompare(String(b), language, { numeric: true });
  const value = new Map(rows.map((row) => [row, column.of(row)]));
  const empty = (row) =>
    value.get(row) === "" ||
    (column.number && row.id && data.nodes.has(row.id) && !RANKED.has(kindOf(row.id)))
      ? 1
      : 0;
  return rows.sort((a, b) => empty(a) - empty(b) || sign * compare(value.get(a), value.get(b)));
}
