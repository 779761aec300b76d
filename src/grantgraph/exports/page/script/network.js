/* The picture: vis-network draws the nodes and links that are visible, at the places computed when the page was built. */

const SHAPES = { theme: "diamond", activity: "square" };
const LABELS_UP_TO = 150; // nodes; beyond, small grantees are named when chosen or zoomed in
const CALM_FROM = 1000; // links; beyond, they are not drawn while the picture moves
const COMMUNITY_COLOURS = 8;

const picture = { network: null, nodes: null, edges: null, places: new Map(), size: "", labelled: new Set(), close: false };

function startNetwork() {
  const options = structuredClone(data.options);
  options.interaction.hideEdgesOnDrag = options.interaction.hideEdgesOnZoom = data.edges.size > CALM_FROM;
  options.autoResize = false;
  picture.nodes = new vis.DataSet();
  picture.edges = new vis.DataSet();
  picture.network = new vis.Network(byId("canvas"), { nodes: picture.nodes, edges: picture.edges }, options);
  const network = picture.network;
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) chooseDrawn(nodes[0]);
    else if (edges.length && data.edges.has(edges[0])) choose({ edge: edges[0] });
    else if (state.node || state.edge || state.grant) choose({});
  });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length && data.nodes.has(nodes[0])) change({ focus: nodes[0], node: nodes[0], steps: 1 }); });
  network.on("zoom", ({ scale }) => {
    const close = scale > 0.75;
    if (close !== picture.close) { picture.close = close; drawNetwork(); }
  });
  network.on("dragEnd", ({ nodes }) => { for (const id of nodes) { const { x, y } = network.getPosition(id); picture.places.set(id, [x, y]); } });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", showAll);
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = byId("canvas");
    if (!clientWidth || !clientHeight) return;
    network.setSize(`${clientWidth}px`, `${clientHeight}px`);
    network.redraw();
    const turned = placesAreFor() !== picture.placesFor;
    if (turned) drawNetwork();
    fit();
  }).observe(byId("canvas"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawNetwork());
}

function chooseDrawn(id) {
  if (awaiting) return finishPath(id);
  return data.nodes.has(id) ? choose({ node: id }) : choose({ group: id });
}

function zoom(factor) {
  const scale = Math.min(4, Math.max(0.02, picture.network.getScale() * factor));
  picture.network.moveTo({ scale, animation: motion(180) });
}

const showAll = () => fit(true, picture.nodes.getIds());

const motion = (duration) => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration, easingFunction: "easeInOutQuad" });

/** How much of the canvas the details lie over, from the right and from below. */
function covered() {
  const panel = byId("details").getBoundingClientRect();
  const canvas = byId("canvas").getBoundingClientRect();
  const over = panel.width && panel.left < canvas.right - 1;
  return { right: over && !isNarrow() ? canvas.right - panel.left : 0, below: over && isNarrow() ? canvas.bottom - panel.top : 0 };
}

/** What is to be seen: all, or what is chosen where the details lie over the picture. */
function framed() {
  const near = covered().right + covered().below > 0 ? nearChosen() : null;
  return picture.nodes.getIds().filter((id) => !near || near.nodes.has(id));
}

const READABLE = 0.6; // the scale at which names can still be read

/** Show nodes with their labels in the part of the canvas that lies free. */
function fit(slowly = false, ids = framed()) {
  const boxes = ids.map((id) => picture.network.getBoundingBox(id)).filter((box) => box && Number.isFinite(box.left));
  const { right: overRight, below } = covered();
  const clientWidth = byId("canvas").clientWidth - overRight;
  const clientHeight = byId("canvas").clientHeight - below;
  if (!boxes.length || clientWidth <= 0) return;
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const scale = Math.min((clientWidth - 32) / (right - left), (clientHeight - 32) / (bottom - top), 1.25);
  if (overRight + below > 0 && scale < READABLE && picture.nodes.get(state.node)) {
    const { x, y } = picture.network.getPosition(state.node);
    lookAt({ x, y }, READABLE, overRight, below, slowly);
  } else lookAt({ x: (left + right) / 2, y: (top + bottom) / 2 }, scale, overRight, below, slowly);
}

function lookAt({ x, y }, scale, overRight, below, slowly) {
  picture.network.moveTo({ position: { x: x + overRight / 2 / scale, y: y + below / 2 / scale }, scale, animation: slowly ? motion(250) : false });
}

/** Where the details lie over the picture, bring what is chosen into the free part; bring all back when they close. */
function reveal(previous) {
  if (state.view !== "network" || !picture.network) return;
  const { right, below } = covered();
  const lies = right + below > 0;
  const moved = ["node", "edge", "grant", "from"].some((key) => previous?.[key] !== state[key]);
  if ((lies && moved) || (!lies && picture.laidOver)) fit(true);
  picture.laidOver = lies;
}

/** Places depend on which nodes are drawn when they are a part of a large network, and on which way the canvas stands. */
function placesAreFor() {
  const { clientWidth, clientHeight } = byId("canvas");
  const aspect = Math.min(2.4, Math.max(0.4, clientWidth / Math.max(clientHeight, 1))).toFixed(1);
  return `${aspect} ${language} ${data.nodes.size > CAP ? [...visible().drawn].sort().join() : ""}`;
}

function placeNodes(shown) {
  const wanted = placesAreFor();
  if (picture.placesFor === wanted) return false;
  picture.placesFor = wanted;
  const aspect = Number.parseFloat(wanted);
  const upright = aspect < 0.8;
  const ids = data.nodes.size > CAP ? [...shown.drawn] : [...data.nodes.keys()];
  const shrink = ids.length < data.nodes.size ? Math.sqrt((ids.length + shown.groups.length) / data.nodes.size) * 1.1 : 1;
  const turned = ({ x, y }) => (upright ? [y * shrink, x * shrink] : [x * shrink, y * shrink]);
  const spots = new Map(ids.map((id) => [id, turned(data.nodes.get(id))]));
  for (const group of shown.groups) {
    const members = group.members.map((id) => data.nodes.get(id));
    const mean = (axis) => members.reduce((sum, node) => sum + node[axis], 0) / members.length;
    spots.set(group.id, turned({ x: mean("x") * 1.5, y: mean("y") * 1.5 }));
  }
  if (ids.length <= 400) {
    const boxes = [...spots].map(([id, spot]) => boxOf(id, labelText(id, shown), sizeOf(id, shown), spot));
    picture.places = packed(boxes, aspect);
  } else picture.places = spots;
  return true;
}

const groupOf = (id, shown) => shown.groups.find((group) => group.id === id);
const sizeOf = (id, shown) => data.nodes.get(id)?.size ?? 10 + Math.sqrt(groupOf(id, shown).members.length) * 2;

function labelText(id, shown) {
  const node = data.nodes.get(id);
  if (!node) return wrap(t("group", { n: groupOf(id, shown).members.length }));
  return RANKED.has(node.group) ? node.label : wrap(nameOf(id));
}

const wrap = (text) => text.replace(/(.{10,20}?)\s+/g, "$1\n");

/** Bring the picture up to date with one update of its nodes and one of its links. */
function drawNetwork() {
  if (!picture.network || state.view !== "network") return;
  const shown = visible();
  const moved = placeNodes(shown);
  const near = nearChosen();
  const look = coloursNow();
  const labelled = labelledNodes(shown, near);
  const nodes = [...shown.drawn].map((id) => nodeLook(id, shown, near, look, labelled));
  nodes.push(...shown.groups.map((group) => groupLook(group, near, look, shown)));
  const edges = [...shown.edges].filter(([id]) => isDrawn(data.edges.get(id), shown)).map(([id, grants]) => edgeLook(id, grants, near, look));
  for (const group of shown.groups) for (const [end, weight] of group.links) edges.push({ id: `${group.id}~${end}`, from: group.id, to: end, width: widthOf(weight), color: { color: look.edge, opacity: near ? 0.1 : 0.5 }, selectionWidth: 0, chosen: false });
  const first = picture.nodes.length === 0;
  replace(picture.nodes, nodes);
  replace(picture.edges, edges);
  picture.network.setSelection({ nodes: state.node && shown.drawn.has(state.node) ? [state.node] : [], edges: state.edge && shown.edges.has(state.edge) ? [state.edge] : [] }, { highlightEdges: false });
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

const isDrawn = (edge, shown) => shown.drawn.has(edge.from) && shown.drawn.has(edge.to);

/** Ids of nodes and links that stay at full strength while something is chosen; null while nothing is. */
function nearChosen() {
  const near = { nodes: new Set(), edges: new Set() };
  if (state.from && state.to) {
    for (const edge of shortestPath(state.from, state.to) ?? []) add(near, edge);
    near.nodes.add(state.from).add(state.to);
  } else if (state.node) {
    near.nodes.add(state.node);
    for (const edge of data.linksOf.get(state.node) ?? []) add(near, edge);
  } else if (state.edge) add(near, data.edges.get(state.edge));
  else if (state.grant) {
    const { number } = data.grants.find((grant) => grant.id === state.grant);
    for (const id of thingsOf(data.grants[number])) near.nodes.add(id);
    for (const id of near.nodes) for (const edge of data.linksOf.get(id) ?? []) if (edge.grants.includes(number)) near.edges.add(edge.id);
  } else if (state.marked) {
    for (const id of state.marked.split(",")) if (data.nodes.has(id)) near.nodes.add(id);
    for (const edge of data.edges.values()) if (near.nodes.has(edge.from) && near.nodes.has(edge.to)) near.edges.add(edge.id);
  } else return null;
  return near;
}

function add(near, edge) {
  near.edges.add(edge.id);
  near.nodes.add(edge.from).add(edge.to);
}

/** Who is named in the picture: everyone in a small one; in a large one concepts, what is chosen, and the top grantees. */
function labelledNodes(shown, near) {
  if (shown.drawn.size <= LABELS_UP_TO || picture.close) return shown.drawn;
  const top = [...shown.drawn].filter((id) => kindOf(id) === "grantee").sort((a, b) => shown.nodes.get(b) - shown.nodes.get(a)).slice(0, 40);
  const concepts = [...shown.drawn].filter(isConcept);
  return new Set([...top, ...concepts, ...(near?.nodes ?? [])]);
}

/** Colours of the moment, light or dark. */
function coloursNow() {
  const names = ["theme", "activity", "grantee", "quiet", "edge", "text", "ground", "published", "chosen", "font"];
  return Object.fromEntries([...names, ...Array.from({ length: COMMUNITY_COLOURS }, (_, i) => `community-${i}`)].map((name) => [name, colour(name)]));
}

function fillOf(id, look) {
  const { group, community } = data.nodes.get(id);
  if (state.colour === "community") return community < 0 ? look.quiet : look[`community-${community % COMMUNITY_COLOURS}`];
  return look[group] ?? look.quiet;
}

function nodeLook(id, shown, near, look, labelled) {
  const node = data.nodes.get(id);
  const [x, y] = picture.places.get(id) ?? [node.x, node.y];
  const faint = near !== null && !near.nodes.has(id);
  const fill = fillOf(id, look);
  const open = !RANKED.has(node.group);
  const size = isConcept(id) ? FONT.concept : FONT.name;
  return {
    id, x, y, size: node.size, shape: SHAPES[node.group] ?? "dot",
    label: labelled.has(id) ? labelText(id, shown) : undefined,
    opacity: faint ? 0.22 : 1,
    borderWidth: open ? 2 : 1.5, borderWidthSelected: 4,
    color: { background: open ? look.ground : fill, border: open ? look.quiet : look.ground, highlight: { background: open ? look.ground : fill, border: look.chosen } },
    font: { size, face: look.font, color: faint ? `${look.text}40` : look.text, strokeWidth: 4, strokeColor: look.ground, multi: false, ...(isConcept(id) ? { bold: true } : {}), vadjust: 0 },
    labelHighlightBold: false,
  };
}

function groupLook(group, near, look, shown) {
  const [x, y] = picture.places.get(group.id) ?? [0, 0];
  const number = Number(group.id.split(":")[1]) % COMMUNITY_COLOURS;
  return {
    id: group.id, x, y, size: sizeOf(group.id, shown), shape: "hexagon", label: labelText(group.id, shown), opacity: near ? 0.22 : 1,
    borderWidth: 2, color: { background: look.ground, border: state.colour === "community" ? look[`community-${number}`] : look.grantee, highlight: { background: look.ground, border: look.chosen } },
    font: { size: FONT.name, face: look.font, color: near ? `${look.text}40` : look.text, strokeWidth: 4, strokeColor: look.ground }, labelHighlightBold: false,
  };
}

const widthOf = (weight) => Math.min(7, 0.6 + 1.1 * Math.sqrt(weight));

function edgeLook(id, grants, near, look) {
  const edge = data.edges.get(id);
  const strong = near?.edges.has(id);
  const opacity = near === null ? (edge.kind === "theme-activity" ? 0.28 : 0.7) : strong ? 1 : 0.06;
  const tone = strong ? look.chosen : isPublished(edge, grants) ? look.published : look.edge;
  return { id, from: edge.from, to: edge.to, width: widthOf(grants.length), color: { color: tone, highlight: look.chosen, opacity }, selectionWidth: 1 };
}

/** Whether a grant behind a link was classified so by its publisher. */
function isPublished(edge, grants) {
  const concepts = [edge.from, edge.to].filter(isConcept);
  return grants.some((number) => concepts.some((concept) => classesOf(data.grants[number], concept).length));
}
