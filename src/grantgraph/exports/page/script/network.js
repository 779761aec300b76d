/* The picture: vis-network draws the nodes and links that are visible, each where `places.js` puts it. */

const SHAPES = { theme: "diamond", activity: "square" };
const ALL_NAMED_UP_TO = 80; // nodes; beyond, names are drawn as on a map (names.js)
const CALM_FROM = 1000; // links; beyond, they are not drawn while the picture moves
const COMMUNITY_COLOURS = 8;

const picture = { network: null, nodes: null, edges: null, places: new Map(), placesFor: "", mapped: false, near: null, colours: {}, laidOver: false };

function startNetwork() {
  const options = structuredClone(data.options);
  options.interaction.hideEdgesOnDrag = options.interaction.hideEdgesOnZoom = data.edges.size > CALM_FROM;
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
  network.on("doubleClick", ({ nodes }) => { if (data.nodes.has(nodes[0])) change({ focus: nodes[0], node: nodes[0], steps: 1 }); });
  network.on("dragEnd", ({ nodes }) => { for (const id of nodes) { const { x, y } = network.getPosition(id); picture.places.set(id, [x, y]); } });
  network.on("afterDrawing", (canvas) => {
    highlight(canvas);
    if (picture.mapped) drawNames(canvas);
  });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", showAll);
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = byId("canvas");
    if (!clientWidth || !clientHeight) return;
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
  const shown = visible();
  const first = picture.nodes.length === 0;
  picture.mapped = shown.drawn.size + shown.groups.length > ALL_NAMED_UP_TO;
  picture.colours = coloursNow();
  picture.near = nearChosen();
  const moved = placeNodes(shown);
  replace(picture.nodes, [...[...shown.drawn].map((id) => nodeLook(id)), ...shown.groups.map(groupLook)]);
  replace(picture.edges, [...[...shown.edges].filter(([id]) => isDrawn(id, shown)).map(edgeLook), ...shown.groups.flatMap(groupLinks)]);
  picture.network.setSelection({ nodes: shown.drawn.has(state.node) ? [state.node] : [], edges: [] }, { highlightEdges: false });
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

/** Colours of the moment, light or dark. */
function coloursNow() {
  const names = ["theme", "activity", "grantee", "quiet", "edge", "text", "ground", "published", "chosen", "font"];
  const communities = Array.from({ length: COMMUNITY_COLOURS }, (_, i) => `community-${i}`);
  return Object.fromEntries([...names, ...communities].map((name) => [name, colour(name)]));
}

function fillOf(id) {
  const { group, community } = data.nodes.get(id);
  if (state.colour !== "community") return picture.colours[group] ?? picture.colours.quiet;
  return community < 0 ? picture.colours.quiet : picture.colours[`community-${community % COMMUNITY_COLOURS}`];
}

/** A node as vis-network wants it. Nodes without a public name are hollow. */
function nodeLook(id) {
  const node = data.nodes.get(id);
  const [x, y] = picture.places.get(id);
  const { ground, quiet, chosen } = picture.colours;
  const hollow = !RANKED.has(node.group);
  const fill = hollow ? ground : fillOf(id);
  return {
    id, x, y, size: node.size, shape: SHAPES[node.group] ?? "dot", label: picture.mapped ? undefined : labelOf(id),
    borderWidth: hollow ? 2 : 1.5, borderWidthSelected: 4,
    color: { background: fill, border: hollow ? quiet : ground, highlight: { background: fill, border: chosen } },
    font: fontOf(id), labelHighlightBold: false,
  };
}

function groupLook(group) {
  const [x, y] = picture.places.get(group.id);
  const { ground, grantee, chosen } = picture.colours;
  const border = state.colour === "community" ? picture.colours[`community-${Number(group.id.split(":")[1]) % COMMUNITY_COLOURS}`] : grantee;
  return {
    id: group.id, x, y, size: sizeOf(group.id), shape: "hexagon", label: picture.mapped ? undefined : labelOf(group.id), borderWidth: 2,
    color: { background: ground, border, highlight: { background: ground, border: chosen } }, font: fontOf(group.id), labelHighlightBold: false,
  };
}

function fontOf(id) {
  const { text, ground, font } = picture.colours;
  return { size: isConcept(id) ? FONT.concept : FONT.name, face: font, color: text, strokeWidth: 4, strokeColor: ground, multi: false };
}

const widthOf = (weight) => Math.min(7, 0.6 + 1.1 * Math.sqrt(weight));

function edgeLook([id, grants]) {
  const { from, to, kind } = data.edges.get(id);
  const tone = isPublished(id, grants) ? picture.colours.published : picture.colours.edge;
  return { id, from, to, width: widthOf(grants.length), color: { color: tone, highlight: tone, opacity: (kind === "theme-activity" ? 0.3 : 0.7) * (picture.mapped ? 0.45 : 1) }, selectionWidth: 0 };
}

const groupLinks = (group) =>
  [...group.links].map(([to, weight]) => ({ id: `${group.id}~${to}`, from: group.id, to, width: widthOf(weight), color: { color: picture.colours.edge, opacity: 0.5 }, selectionWidth: 0, chosen: false }));

/** Whether a grant behind a link was classified so by its publisher. */
function isPublished(id, grants) {
  const edge = data.edges.get(id);
  const concepts = [edge.from, edge.to].filter(isConcept);
  return grants.some((number) => concepts.some((concept) => classesOf(data.grants[number], concept).length));
}
