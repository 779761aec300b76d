/* The details of a node: what it is, whom it is linked to, its grants, and who works on the same things. */

function nodeDetails(id) {
  const thing = data.things[id];
  const kind = kindOf(id);
  const numbers = remaining(id);
  const names = thing.names?.length
    ? el("p", { class: "quiet" }, t("also_called", { names: thing.names.join("; ") }))
    : null;
  return [
    heading(kind, nameOf(id)),
    el("p", { class: "kind" }, t(`kind_${kind}`), " · ", t("count_grants", { n: numbers.length })),
    names,
    thing.definition ? el("p", {}, thing.definition) : null,
    kind === "undisclosed" ? el("p", { class: "honest" }, t("undisclosed_explained")) : null,
    kind === "individual" ? el("p", { class: "honest" }, t("individual_explained")) : null,
    focusNote(numbers),
    RANKED.has(kind) ? moneyList(numbers) : null,
    nodeButtons(id),
    linkList(id),
    kind === "grantee" ? alike(similarGrantees(id)) : null,
    section(
      t("grants"),
      numbers.slice(0, 100).map((number) => grantButton(data.grants[number])),
      tooMany(numbers.length, 100),
    ),
    el(
      "p",
      { class: "iri" },
      webLink(thing.iri),
      (thing.identifiers ?? []).map((code) => el("span", {}, " · ", webLink(code))),
    ),
  ];
}

const tooMany = (count, limit) =>
  count > limit ? el("p", { class: "quiet" }, t("more_in_grants", { n: count - limit })) : null;

function focusNote(numbers) {
  const stated = [...new Set(numbers.map((number) => data.grants[number].focus).filter(Boolean))];
  return stated.length ? el("p", {}, t("focus"), ": ", el("b", {}, stated.join("; "))) : null;
}

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

function linkList(id) {
  const { edges } = visible();
  const links = linksShown(id);
  if (!links.length) return el("p", { class: "quiet" }, t("no_links"), " ", button(t("reset"), reset));
  const most = edges.get(links[0].id).length;
  const row = (edge) => {
    const end = otherEnd(edge, id);
    return el(
      "li",
      {},
      button(
        [
          shape(kindOf(end)),
          el("span", { class: "name" }, nameOf(end)),
          el("meter", { min: 0, max: most, value: edges.get(edge.id).length, "aria-hidden": "true" }),
          el("span", { class: "count" }, shown(edges.get(edge.id).length)),
        ],
        () => choose({ edge: edge.id }),
        { "data-edge": edge.id },
      ),
    );
  };
  const kinds = [...new Set(links.map((edge) => kindOf(otherEnd(edge, id))))].sort(
    (a, b) => NODE_KINDS.indexOf(b) - NODE_KINDS.indexOf(a),
  );
  return kinds.map((kind) => {
    const of = links.filter((edge) => kindOf(otherEnd(edge, id)) === kind);
    return section(
      t("linked_to", { what: t(`kinds_${kind}`) }),
      el("ul", { class: "bars" }, of.slice(0, 60).map(row)),
      tooMany(of.length, 60),
    );
  });
}

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
