/* The same data as tables that can be sorted, read aloud, and taken into a spreadsheet. */

const ROWS_AT_ONCE = 200;
let rowsShown = ROWS_AT_ONCE;

/** Columns of each table: a text's key, the value as text or number, and what a click on it chooses. */
const TABLES = {
  nodes: {
    sort: "-column_grants",
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

/** The name and the columns of the table that a state shows, and the column it is sorted by: `name` up, `-name` down. */
const tableOf = ({ table }) => (TABLES[table] ? [table, TABLES[table]] : ["nodes", TABLES.nodes]);
const sortOf = (wanted) => wanted.sort || tableOf(wanted)[1].sort;

function drawTable() {
  if (state.view !== "table") return;
  for (const choice of document.querySelectorAll("[data-table]"))
    choice.setAttribute("aria-pressed", String(choice.dataset.table === state.table));
  const [name, table] = tableOf(state);
  const { count, rows } = source.rows(name, sortOf(state), rowsShown);
  const head = el(
    "tr",
    {},
    table.columns.map((column) => headCell(column, sortOf(state))),
  );
  const body = rows.map((row) =>
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
            el("span", { class: "quiet" }, shown(count)),
          ),
          el("thead", {}, head),
          el("tbody", {}, body),
        ),
      ),
      count > rows.length
        ? button(t("show_more", { n: Math.min(ROWS_AT_ONCE, count - rows.length) }), () => {
            rowsShown += ROWS_AT_ONCE;
            change({});
          })
        : null,
      count ? null : nothingHere(),
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
