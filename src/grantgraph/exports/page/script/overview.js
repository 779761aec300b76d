/* The details while nothing is chosen: what is shown, at a glance; and the grantees gathered in one group. */

function overview() {
  const { grants, money } = source.seen();
  const tops = ["theme", "activity", "grantee"]
    .map((kind) => [kind, byCount(source.top(kind))])
    .filter(([, rows]) => rows.length);
  return [
    el("h2", {}, t("at_a_glance")),
    el("p", { class: "lead" }, t("count_grants", { n: grants })),
    moneyList(money),
    ...tops.map(([kind, rows]) => section(t(`top_${kind}`), bars(rows))),
    communities(),
    el("p", { class: "hint" }, t("hint")),
  ];
}

/** Rows `[id, grants]`, those with most grants first, then by name. */
const byCount = (rows) =>
  [...rows].sort((a, b) => b[1] - a[1] || nameOf(a[0]).localeCompare(nameOf(b[0]), language));

/** Rows with a bar for their number of grants; each chooses its node. */
function bars(rows) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return el(
    "ul",
    { class: "bars" },
    rows.map(([id, count]) =>
      el(
        "li",
        {},
        button(
          [
            shape(kindOf(id)),
            el("span", { class: "name" }, nameOf(id)),
            el("meter", { min: 0, max: most, value: count, "aria-hidden": "true" }),
            countOf(count, most),
          ],
          () => choose({ node: id }),
        ),
      ),
    ),
  );
}

function communities() {
  if (state.colour !== "community") return null;
  return section(
    t("communities"),
    el(
      "ul",
      { class: "plain-list" },
      source
        .communities()
        .map(([number, n, concepts]) =>
          el(
            "li",
            {},
            el("span", { class: `swatch community-${number % COMMUNITY_COLOURS}` }),
            t("community", { n, what: concepts.map(nameOf).join(", ") }),
          ),
        ),
    ),
  );
}

function groupDetails() {
  if (!groupOf(state.group)) return null;
  const { count, rows } = source.members(state.group);
  return [
    el("h2", {}, t("group", { n: count })),
    el("p", { class: "honest" }, t("group_explained")),
    bars(byCount(rows)),
    tooMany(count, rows.length),
  ];
}
