/* The details while nothing is chosen: what is shown, at a glance; and the grantees gathered in one group. */

function overview() {
  const { grants, nodes } = visible();
  const top = (kind) =>
    [...nodes]
      .filter(([id]) => kindOf(id) === kind)
      .sort((a, b) => b[1] - a[1] || nameOf(a[0]).localeCompare(nameOf(b[0]), language))
      .slice(0, 6);
  const tops = ["theme", "activity", "grantee"]
    .map((kind) => [kind, top(kind)])
    .filter(([, rows]) => rows.length);
  return [
    el("h2", {}, t("at_a_glance")),
    el("p", { class: "lead" }, t("count_grants", { n: grants.size })),
    moneyList([...grants]),
    ...tops.map(([kind, rows]) => section(t(`top_${kind}`), bars(rows))),
    communities(),
    el("p", { class: "hint" }, t("hint")),
  ];
}

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
            el("span", { class: "count" }, shown(count)),
          ],
          () => choose({ node: id }),
        ),
      ),
    ),
  );
}

function communities() {
  if (state.colour !== "community") return null;
  const members = new Map();
  for (const id of visible().nodes.keys()) {
    const { community } = data.nodes.get(id);
    if (community >= 0) append(members, community, id);
  }
  const concepts = (ids) =>
    ids
      .filter(isConcept)
      .sort((a, b) => visible().nodes.get(b) - visible().nodes.get(a))
      .slice(0, 3)
      .map(nameOf)
      .join(", ");
  return section(
    t("communities"),
    el(
      "ul",
      { class: "plain-list" },
      [...members]
        .sort((a, b) => a[0] - b[0])
        .slice(0, 12)
        .map(([number, ids]) =>
          el(
            "li",
            {},
            el("span", { class: `swatch community-${number % COMMUNITY_COLOURS}` }),
            t("community", { n: ids.length, what: concepts(ids) }),
          ),
        ),
    ),
  );
}

function groupDetails() {
  const group = visible().groups.find(({ id }) => id === state.group);
  if (!group) return null;
  const rows = group.members
    .map((id) => [id, visible().nodes.get(id)])
    .sort((a, b) => b[1] - a[1] || nameOf(a[0]).localeCompare(nameOf(b[0]), language));
  return [
    el("h2", {}, t("group", { n: rows.length })),
    el("p", { class: "honest" }, t("group_explained")),
    bars(rows.slice(0, 200)),
    tooMany(rows.length, 200),
  ];
}
