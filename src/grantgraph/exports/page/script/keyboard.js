/* Without a mouse: arrows walk from a node to its neighbours, Enter reads, Escape lets go. */

function startKeyboard() {
  const canvas = byId("canvas").querySelector(".vis-network");
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", t("canvas"));
  canvas.dataset.label = "canvas";
  canvas.setAttribute("aria-describedby", "canvas-help");
  canvas.addEventListener("keydown", walk);
  document.addEventListener("keydown", (event) => {
    const typing =
      /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName) &&
      document.activeElement.type !== "checkbox";
    if (event.key === "Escape" && !typing) letGo();
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    }
  });
}

function letGo() {
  const drawer = byId("filters").classList.contains("open");
  if (drawer) return toggleDrawer();
  awaiting = "";
  if (state.node || state.edge || state.grant || state.from) choose({});
  else if (state.focus) change({ focus: "" });
  if (state.view === "network") byId("canvas").querySelector(".vis-network")?.focus();
}

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function walk(event) {
  if (event.key in DIRECTIONS) {
    event.preventDefault();
    step(DIRECTIONS[event.key]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (state.node || state.edge) byId("details").focus();
    else choose({ node: busiest() });
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") showAll();
}

/** Go to the neighbour that lies most in a direction; with nothing chosen, to the node with most grants. */
function step([dx, dy]) {
  const at = state.node || (state.edge && data.edges.get(state.edge).from);
  if (!at || !source.seen().drawn.has(at)) return choose({ node: busiest() });
  const [x, y] = placeOf(at);
  const ahead = linksShown(at)
    .map((edge) => otherEnd(edge, at))
    .filter((id) => source.seen().drawn.has(id))
    .map((id) => {
      const [tx, ty] = placeOf(id);
      const along = (tx - x) * dx + (ty - y) * dy;
      const aside = Math.abs((tx - x) * dy) + Math.abs((ty - y) * dx);
      return { id, along, cost: along + 2 * aside };
    })
    .filter(({ along }) => along > 0)
    .sort((a, b) => a.cost - b.cost);
  return ahead.length ? choose({ node: ahead[0].id }) : say(t("no_neighbour_there"));
}

const placeOf = (id) => picture.places.get(id) ?? [data.nodes.get(id).x, data.nodes.get(id).y];

function busiest() {
  const { drawn: ids, counts } = source.seen();
  return (
    [...ids]
      .filter((id) => RANKED.has(kindOf(id)))
      .sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1))[0] ??
    [...ids][0] ??
    ""
  );
}

/** Links of a node that are shown, most grants first. */
function linksShown(id) {
  const { edges } = source.seen();
  return (data.linksOf.get(id) ?? [])
    .filter((edge) => edges.has(edge.id))
    .sort(
      (a, b) =>
        edges.get(b.id) - edges.get(a.id) ||
        nameOf(otherEnd(a, id)).localeCompare(nameOf(otherEnd(b, id)), language),
    );
}
