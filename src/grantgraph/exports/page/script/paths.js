/* How are two nodes linked? By a shortest way over the links that are shown, with the grants along it. */

let awaiting = ""; // the first of the two nodes, until the second is named

function startPath(id) {
  awaiting = id;
  drawDetails();
  say(t("name_the_second", { name: nameOf(id) }));
  byId("search").focus();
}

function askForSecond() {
  return [
    heading(kindOf(awaiting), nameOf(awaiting)),
    el("p", { class: "lead" }, t("name_the_second", { name: nameOf(awaiting) })),
  ];
}

function finishPath(id) {
  const from = awaiting;
  awaiting = "";
  return data.nodes.has(id) && id !== from ? choose({ from, to: id }) : choose({ node: from });
}

function pathDetails() {
  const way = source.way(state.from, state.to);
  const top = [
    el("h2", { class: "pair" }, end(state.from), el("span", { class: "and" }, "→"), end(state.to)),
  ];
  if (!way)
    return [...top, el("p", {}, t("no_way")), el("p", { class: "buttons" }, button(t("reset"), reset))];
  let at = state.from;
  const steps = way.map(({ edge: link, count, grants }) => {
    const edge = data.edges.get(link);
    const concepts = [edge.from, edge.to].filter(isConcept);
    const from = at;
    at = otherEnd(edge, at);
    return el(
      "li",
      {},
      el("h3", {}, end(from), " — ", end(at)),
      el(
        "p",
        { class: "quiet" },
        button(t("count_grants", { n: count }), () => choose({ edge: link }), { class: "plain" }),
      ),
      grants.map((grant) => grantWithEvidence(grant, concepts)),
    );
  });
  return [
    ...top,
    el("p", { class: "kind" }, t("way_of", { n: way.length })),
    el("p", { class: "honest" }, t("way_explained")),
    el("ol", { class: "way" }, steps),
    el("p", { class: "buttons" }, button(t("copy_link"), copyLink)),
  ];
}
