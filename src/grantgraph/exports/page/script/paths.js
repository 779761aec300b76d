/* How are two nodes linked? By a shortest way over the links that are shown, with the grants along it. */

let awaiting = ""; // the first of the two nodes, until the second is named

/** Links from one node to another in order, or null where there is no way. */
function shortestPath(from, to) {
  if (from === to) return [];
  const { edges } = visible();
  const reached = new Map([[from, null]]);
  let front = [from];
  while (front.length && !reached.has(to)) {
    const next = [];
    for (const id of front) {
      const links = (data.linksOf.get(id) ?? [])
        .filter((edge) => edges.has(edge.id))
        .sort((a, b) => b.grants.length - a.grants.length);
      for (const edge of links) {
        const end = otherEnd(edge, id);
        if (reached.has(end)) continue;
        reached.set(end, edge);
        next.push(end);
      }
    }
    front = next;
  }
  if (!reached.has(to)) return null;
  const way = [];
  for (let id = to; id !== from; id = otherEnd(way[0], id)) way.unshift(reached.get(id));
  return way;
}

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
  const way = shortestPath(state.from, state.to);
  const top = [
    el("h2", { class: "pair" }, end(state.from), el("span", { class: "and" }, "→"), end(state.to)),
  ];
  if (!way)
    return [...top, el("p", {}, t("no_way")), el("p", { class: "buttons" }, button(t("reset"), reset))];
  let at = state.from;
  const steps = way.map((edge) => {
    const concepts = [edge.from, edge.to].filter(isConcept);
    const numbers = visible().edges.get(edge.id);
    const from = at;
    at = otherEnd(edge, at);
    return el(
      "li",
      {},
      el("h3", {}, end(from), " — ", end(at)),
      el(
        "p",
        { class: "quiet" },
        button(t("count_grants", { n: numbers.length }), () => choose({ edge: edge.id }), { class: "plain" }),
      ),
      numbers.slice(0, 3).map((number) => grantWithEvidence(data.grants[number], concepts)),
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
