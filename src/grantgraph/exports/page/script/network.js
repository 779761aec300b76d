/* The picture: vis-network draws the nodes and links that are visible, each where `places.js` puts it. */

const ALL_NAMED_UP_TO = 80; // nodes; beyond, names are drawn as on a map (names.js)
const CALM_FROM = 1000; // links; beyond, they are not drawn while the picture moves

const picture = {
  network: null,
  nodes: null,
  edges: null,
  places: new Map(),
  placesFor: "",
  mapped: false,
  near: null,
  colours: {},
  laidOver: false,
};

function startNetwork() {
  const options = structuredClone(data.options);
  options.interaction.hideEdgesOnDrag = options.interaction.hideEdgesOnZoom = data.total.links > CALM_FROM;
  options.autoResize = false;
  picture.nodes = new vis.DataSet();
  picture.edges = new vis.DataSet();
  picture.network = new vis.Network(byId("canvas"), { nodes: picture.nodes, edges: picture.edges }, options);
  const network = picture.network;
  network.on("click", ({ nodes, edges }) => {
    const link = edges.find((id) => data.edges.has(id));
    if (nodes.length) chooseDrawn(nodes[0]);
    else if (link) choose({ edge: link });
    else if (picture.near) choose({});
  });
  network.on("doubleClick", ({ nodes }) => {
    if (data.nodes.has(nodes[0])) change({ focus: nodes[0], node: nodes[0], steps: 1 });
  });
  network.on("dragEnd", ({ nodes }) => {
    for (const id of nodes) {
      const { x, y } = network.getPosition(id);
      picture.places.set(id, [x, y]);
    }
  });
  network.on("afterDrawing", (canvas) => {
    highlight(canvas);
    if (picture.mapped) drawNames(canvas);
  });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", showAll);
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = byId("canvas");
    if (!clientWidth || !clientHeight || matchMedia("print").matches) return; // a sheet scales what was drawn
    network.setSize(`${clientWidth}px`, `${clientHeight}px`);
    network.redraw();
    if (placesAreFor() !== picture.placesFor) drawNetwork();
    fit();
  }).observe(byId("canvas"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawNetwork());
}

function chooseDrawn(id) {
  if (awaiting) return finishPath(id);
  return data.nodes.has(id) ? choose({ node: id }) : choose({ group: id });
}

/** Bring the picture up to date, with one update of its nodes and one of its links at most. */
function drawNetwork() {
  if (!picture.network || state.view !== "network") return;
  const shown = source.seen();
  const first = picture.nodes.length === 0;
  picture.mapped = shown.drawn.size + shown.groups.length > ALL_NAMED_UP_TO;
  picture.colours = coloursNow();
  picture.near = nearChosen();
  const moved = placeNodes(shown);
  replace(picture.nodes, [...[...shown.drawn].map((id) => nodeLook(id)), ...shown.groups.map(groupLook)]);
  replace(picture.edges, [
    ...[...shown.edges].filter(([id]) => isDrawn(id, shown)).map(([id, n]) => edgeLook(id, n)),
    ...shown.groups.flatMap(groupLinks),
  ]);
  picture.network.setSelection(
    { nodes: shown.drawn.has(state.node) ? [state.node] : [], edges: [] },
    { highlightEdges: false },
  );
  picture.network.redraw();
  if (moved || first) fit();
}

/** Make a data set hold these items, touching only what differs. */
function replace(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  const changed = items.filter((item) => {
    const text = JSON.stringify(item);
    const same = set.get(item.id)?.look === text;
    item.look = text;
    return !same;
  });
  if (changed.length) set.update(changed);
}

function isDrawn(id, shown) {
  const edge = data.edges.get(id);
  return shown.drawn.has(edge.from) && shown.drawn.has(edge.to);
}
