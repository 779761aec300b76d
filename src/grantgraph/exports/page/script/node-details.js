/* The details of a node: what it is, whom it is linked to, its grants, and who works on the same things. */

function nodeDetails(id) {
  const thing = data.things[id];
  const kind = kindOf(id);
  const { count, grants, money, focus, links } = source.about(id);
  const names = thing.names?.length
    ? el("p", { class: "quiet" }, t("also_called", { names: thing.names.join("; ") }))
    : null;
  return [
    heading(kind, nameOf(id)),
    el("p", { class: "kind" }, t(`kind_${kind}`), " · ", t("count_grants", { n: count })),
    names,
    thing.definition ? el("p", {}, thing.definition) : null,
    kind === "undisclosed" ? el("p", { class: "honest" }, t("undisclosed_explained")) : null,
    kind === "individual" ? el("p", { class: "honest" }, t("individual_explained")) : null,
    focus.length ? el("p", {}, t("focus"), ": ", el("b", {}, focus.join("; "))) : null,
    RANKED.has(kind) ? moneyList(money) : null,
    nodeButtons(id),
    linkList(id, links),
    kind === "grantee" ? alike(source.alike(id)) : null,
    section(
      t("grants"),
      grants.map(grantButton),
      tooMany(count, grants.length),
    ),
    el(
      "p",
      { class: "iri" },
      webLink(thing.iri),
      (thing.identifiers ?? []).map((code) => el("span", {}, " · ", webLink(code))),
    ),
  ];
}

const tooMany = (count, told) =>
  count > told ? el("p", { class: "quiet" }, t("more_in_grants", { n: count - told })) : null;

function nodeButtons(id) {
  const focused = state.focus === id;
  return el(
    "p",
    { class: "buttons" },
    button(t("one_step"), () => change({ focus: id, steps: 1, view: "network" }), {
      "aria-pressed": String(focused && state.steps === 1),
    }),
    button(t("two_steps"), () => change({ focus: id, steps: 2, view: "network" }), {
      "aria-pressed": String(focused && state.steps === 2),
    }),
    state.focus ? button(t("whole_network"), () => change({ focus: "" })) : null,
    button(t("linked_how"), () => startPath(id)),
    button(t("copy_link"), copyLink),
  );
}

/** Links by the kind of what they lead to: `{kind: {count, rows: [[link, grants], ...]}}`. */
function linkList(id, links) {
  const kinds = NODE_KINDS.filter((kind) => links[kind]).reverse();
  if (!kinds.length) return el("p", { class: "quiet" }, t("no_links"), " ", button(t("reset"), reset));
  const most = Math.max(...kinds.flatMap((kind) => links[kind].rows.map(([, n]) => n)));
  const row = ([link, n]) => {
    const end = otherEnd(data.edges.get(link), id);
    return el(
      "li",
      {},
      button(
        [
          shape(kindOf(end)),
          el("span", { class: "name" }, nameOf(end)),
          el("meter", { min: 0, max: most, value: n, "aria-hidden": "true" }),
          countOf(n, most),
        ],
        () => choose({ edge: link }),
        { "data-edge": link },
      ),
    );
  };
  return kinds.map((kind) => {
    const { count, rows } = links[kind];
    return section(
      t("linked_to", { what: t(`kinds_${kind}`) }),
      el("ul", { class: "bars" }, rows.map(row)),
      tooMany(count, rows.length),
    );
  });
}

/** The reason for a likeness in words: shared concepts with how many grants have them. */
const reason = (shared) =>
  t("shares", {
    what: shared
      .slice(0, 4)
      .map(([id, n]) => `${nameOf(id)} (${shown(n)})`)
      .join(", "),
  });

function alike(found) {
  if (!found.length) return null;
  return section(
    t("same_things"),
    el(
      "ul",
      { class: "plain-list" },
      found.map(({ id, shared }) =>
        el(
          "li",
          {},
          button([shape(kindOf(id)), nameOf(id)], () => choose({ node: id }), { class: "plain" }),
          el("span", { class: "quiet why" }, reason(shared)),
        ),
      ),
    ),
  );
}
