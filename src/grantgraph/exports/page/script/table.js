/* The same data as tables that can be sorted, read aloud, and taken into a spreadsheet. */

const ROWS_AT_ONCE = 200;
let rowsShown = ROWS_AT_ONCE;

/** Columns of each table: a text's key, the value as text or number, and what a click on it chooses. */
const TABLES = {
  nodes: {
    sort: "-column_grants",
    rows: () => [...visible().nodes].map(([id, grants]) => ({ id, grants, links: linksShown(id).length })),
    columns: [
      {
        key: "column_name",
        of: (row) => nameOf(row.id),
        head: true,
        kind: (row) => kindOf(row.id),
        go: (row) => ({ node: row.id }),
      },
      { key: "column_type", of: (row) => t(`kind_${kindOf(row.id)}`) },
      { key: "column_grants", of: (row) => row.grants, number: true },
      { key: "column_links", of: (row) => row.links, number: true },
    ],
  },
  links: {
    sort: "-column_grants",
    rows: () =>
      [...visible().edges].map(([id, grants]) => ({ edge: data.edges.get(id), grants: grants.length })),
    columns: [
      {
        key: "column_from",
        of: (row) => nameOf(row.edge.from),
        head: true,
        kind: (row) => kindOf(row.edge.from),
        go: (row) => ({ edge: row.edge.id }),
      },
      { key: "column_to", of: (row) => nameOf(row.edge.to), kind: (row) => kindOf(row.edge.to) },
      { key: "column_grants", of: (row) => row.grants, number: true },
    ],
  },
  grants: {
    sort: "",
    rows: () => data.grants.filter((grant) => visible().grants.has(grant.number)),
    columns: [
      { key: "column_title", of: titleOf, head: true, go: (grant) => ({ grant: grant.id }) },
      { key: "kinds_grantee", of: (grant) => granteesOf(grant) },
      { key: "kinds_theme", of: (grant) => conceptsOf("theme")(grant).map(nameOf).join("; ") },
      { key: "kinds_activity", of: (grant) => conceptsOf("activity")(grant).map(nameOf).join("; ") },
      { key: "kind_funder", of: (grant) => (grant.funders ?? []).map(nameOf).join("; ") },
      { key: "column_places", of: (grant) => (grant.places ?? []).map(nameOf).join("; ") },
      { key: "year", of: (grant) => grant.year ?? "" },
      { key: "currency", of: (grant) => grant.currency ?? "" },
      { key: "amount", of: (grant) => grant.amount ?? "", number: true },
      { key: "place_in_source", of: (grant) => grant.location ?? "" },
    ],
  },
};

const sortOf = (table) => state.sort || table.sort;

/** Rows of a table in the order asked for, `name` up, `-name` down. What is empty or not to be ranked comes last. */
function sortedRows(table) {
  const rows = table.rows();
  const column = table.columns.find(({ key }) => key === sortOf(table).replace("-", ""));
  if (!column) return rows;
  const sign = sortOf(table).startsWith("-") ? -1 : 1;
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

function drawTable() {
  if (state.view !== "table") return;
  for (const choice of document.querySelectorAll("[data-table]"))
    choice.setAttribute("aria-pressed", String(choice.dataset.table === state.table));
  const table = TABLES[state.table] ?? TABLES.nodes;
  const rows = sortedRows(table);
  const head = el(
    "tr",
    {},
    table.columns.map((column) => headCell(column, sortOf(table))),
  );
  const body = rows.slice(0, rowsShown).map((row) =>
    el(
      "tr",
      {},
      table.columns.map((column) => cell(column, row)),
    ),
  );
  keepingFocus(byId("live-table"), () =>
    fill(
      byId("live-table"),
      el(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": t(`table_${state.table}`) },
        el(
          "table",
          {},
          el(
            "caption",
            {},
            t(`table_${state.table}`),
            " ",
            el("span", { class: "quiet" }, shown(rows.length)),
          ),
          el("thead", {}, head),
          el("tbody", {}, body),
        ),
      ),
      rows.length > rowsShown
        ? button(t("show_more", { n: Math.min(ROWS_AT_ONCE, rows.length - rowsShown) }), () => {
            rowsShown += ROWS_AT_ONCE;
            drawTable();
          })
        : null,
      rows.length ? null : nothingHere(),
    ),
  );
}

const nothingHere = () => el("p", { class: "empty" }, t("nothing_left"), " ", button(t("reset"), reset));

function headCell(column, sort) {
  const direction = sort === column.key ? "ascending" : sort === `-${column.key}` ? "descending" : "none";
  const next =
    direction === "ascending" || (direction === "none" && column.number) ? `-${column.key}` : column.key;
  return el(
    "th",
    { scope: "col", "aria-sort": direction, class: column.number ? "number" : null },
    button(t(column.key), () => change({ sort: next }), { "data-sort": column.key }),
  );
}

function cell(column, row) {
  const value = column.of(row);
  const face = [
    column.kind ? shape(column.kind(row)) : null,
    typeof value === "number" ? shown(value) : value,
  ];
  const content = column.go ? button(face, () => choose(column.go(row)), { class: "plain" }) : face;
  return el(
    column.head ? "th" : "td",
    { scope: column.head ? "row" : null, class: column.number ? "number" : null },
    content,
  );
}
