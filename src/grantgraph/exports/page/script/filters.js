/* The left side: what the shapes mean, and what the picture, the table and the grants can be narrowed by. */

const SHOWN_AT_FIRST = 8;
const opened = new Set(["theme", "activity"]);
const unfolded = new Set();

function drawFilters() {
  keepingFocus(byId("filters"), () => fill(byId("filters"), legend(), linkFilter(), FACETS.map(facetBox)));
}

function legend() {
  const counts = Object.fromEntries(NODE_KINDS.map((kind) => [kind, 0]));
  const all = Object.fromEntries(NODE_KINDS.map((kind) => [kind, 0]));
  Object.assign(all, data.total.kinds);
  Object.assign(counts, source.seen().kinds);
  const rows = NODE_KINDS.filter((kind) => all[kind]).map((kind) =>
    el(
      "label",
      { class: "row" },
      el("input", {
        type: "checkbox",
        id: `show-${kind}`,
        checked: !state.hidden.has(kind),
        change: () => toggleKind(kind),
      }),
      shape(kind),
      el("span", { class: "name" }, t(`kinds_${kind}`)),
      el(
        "span",
        { class: "count", "data-legend": kind },
        counts[kind] === all[kind] || state.hidden.has(kind)
          ? shown(all[kind])
          : t("of", { n: counts[kind], all: all[kind] }),
      ),
    ),
  );
  return el(
    "section",
    { class: "legend" },
    el("h2", {}, t("legend")),
    rows,
    el("p", { class: "row" }, el("span", { class: "line inferred" }), t("legend_inferred")),
    data.total.has_published
      ? el("p", { class: "row" }, el("span", { class: "line published" }), t("legend_published"))
      : null,
    el("p", { class: "row quiet" }, t("legend_width")),
    el(
      "label",
      { class: "row" },
      el("input", {
        type: "checkbox",
        id: "by-community",
        checked: state.colour === "community",
        change: () => change({ colour: state.colour === "kind" ? "community" : "kind" }),
      }),
      el("span", { class: "name" }, t("colour_by_community")),
    ),
  );
}

function toggleKind(kind) {
  const hidden = new Set(state.hidden);
  if (!hidden.delete(kind)) hidden.add(kind);
  change({ hidden });
}

function linkFilter() {
  const { most } = data.total;
  if (most < 2) return el("span", { hidden: true });
  return el(
    "section",
    { class: "least" },
    el("label", { for: "least" }, t("least_grants"), " ", el("output", { for: "least" }, shown(state.min))),
    el("input", {
      type: "range",
      id: "least",
      min: 1,
      max: Math.min(most, 20),
      value: state.min,
      change: (event) => change({ min: Number(event.target.value) }),
    }),
  );
}

function facetBox(facet) {
  if (facet.when && !facet.when()) return null;
  const { count, values } = facetCounts(facet);
  if (!count) return null;
  const chosen = state.facets[facet.name] ?? new Set();
  const open = opened.has(facet.name) || chosen.size > 0;
  const all = unfolded.has(facet.name);
  const most = Math.max(1, ...values.map(([, n]) => n));
  const rows = values
    .slice(0, all ? 200 : SHOWN_AT_FIRST)
    .map(([value, n], i) => facetRow(facet, value, n, chosen.has(value), most, i));
  const rest = Math.min(values.length, 200) - SHOWN_AT_FIRST;
  const more =
    rest > 0
      ? button(
          all ? t("fewer") : t("more", { n: rest }),
          () => {
            if (!unfolded.delete(facet.name)) unfolded.add(facet.name);
            drawFilters();
          },
          { class: "plain", id: `more-${facet.name}` },
        )
      : null;
  const box = el(
    "details",
    { class: "facet", open },
    el(
      "summary",
      { id: `facet-${facet.name}` },
      t(`facet_${facet.name}`),
      el("span", { class: "count" }, shown(count)),
    ),
    rows,
    more,
  );
  box.addEventListener("toggle", () => (box.open ? opened.add(facet.name) : opened.delete(facet.name)));
  return box;
}

function facetRow(facet, value, count, checked, most, i) {
  return el(
    "label",
    { class: "row" },
    el("input", {
      type: "checkbox",
      id: `f-${facet.name}-${i}`,
      checked,
      change: () => toggleFacet(facet.name, value),
    }),
    el("span", { class: "name" }, facetLabel(facet, value)),
    el("meter", { min: 0, max: most, value: count, "aria-hidden": "true" }),
    countOf(count, most),
  );
}
