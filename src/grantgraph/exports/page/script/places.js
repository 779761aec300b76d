/* Where nodes stand. Of a small network, where the build put them; of a part of a large one, arranged anew. */

const CAP = 1000; // nodes drawn at once; beyond it an overview stands for the whole

const sizeOf = (id) => data.nodes.get(id)?.size ?? 10 + Math.sqrt(groupOf(id).n);
const groupOf = (id) => source.seen().groups.find((group) => group.id === id);

/** The label of a node or a group, in lines. Withheld names are called so in the reader's language. */
function labelOf(id) {
  const node = data.nodes.get(id);
  if (!node) return wrap(t("group", { n: groupOf(id).n }));
  return RANKED.has(node.group) ? node.label : wrap(nameOf(id));
}

const wrap = (text) => text.replace(/(.{10,20}?)\s+/g, "$1\n");

/** Nodes that are drawn in any case: what is chosen, the ends of a link, the nodes of a grant. */
const chosenNodes = ({ node, edge, grant, from, to }) =>
  [node, from, to, ...edge.split("~"), ...nodesOf(grantById(grant) ?? {})].filter(Boolean);

/** Whether what is drawn is arranged anew: a part of a network too large to keep every place readable. */
function isPart() {
  const { drawn: ids } = source.seen();
  const { nodes } = data.total;
  return nodes > CAP || (nodes > ALL_NAMED_UP_TO && ids.size <= ALL_NAMED_UP_TO);
}

/** What places depend on: the canvas's aspect, the language of labels, and in a large network what is drawn of it. */
function placesAreFor() {
  const { clientWidth, clientHeight } = byId("canvas");
  const aspect = Math.min(2.4, Math.max(0.4, clientWidth / Math.max(clientHeight, 1))).toFixed(1);
  return `${aspect} ${language} ${isPart() ? [...source.seen().drawn].sort().join() : ""}`;
}

/** Place all nodes anew where they must be; whether that was so. */
function placeNodes(shown) {
  const wanted = placesAreFor();
  if (picture.placesFor === wanted) return false;
  picture.placesFor = wanted;
  const aspect = Number.parseFloat(wanted);
  const spots = isPart()
    ? arranged(shown)
    : new Map([...data.nodes].map(([id, node]) => [id, [node.x, node.y]]));
  if (aspect < 0.8) for (const [id, [x, y]] of spots) spots.set(id, [y, x]);
  const named = spots.size <= ALL_NAMED_UP_TO;
  picture.places = packed(
    [...spots].map(([id, spot]) => boxOf(id, named ? labelOf(id) : "", sizeOf(id), spot)),
    aspect,
  );
  return true;
}

/** Places for a part of a large network: springs and repulsion, from where the build put its nodes. */
function arranged(shown) {
  const ids = [...shown.drawn, ...shown.groups.map((group) => group.id)];
  const number = new Map(ids.map((id, i) => [id, i]));
  const spread = 60 * Math.sqrt(ids.length);
  const spots = ids.map((id, i) => {
    const turn = i * 2.39996; // the golden angle: the same start every time, no two at one spot
    return [
      spread * Math.sqrt(i / ids.length) * Math.cos(turn),
      spread * Math.sqrt(i / ids.length) * Math.sin(turn),
    ];
  });
  const links = [
    ...[...shown.edges.keys()]
      .map((id) => data.edges.get(id))
      .filter(({ from, to }) => number.has(from) && number.has(to))
      .map(({ from, to }) => [number.get(from), number.get(to)]),
    ...shown.groups.flatMap((group) =>
      [...group.links.keys()].map((end) => [number.get(group.id), number.get(end)]),
    ),
  ];
  const rounds = ids.length <= 300 ? 150 : 40;
  for (let round = 0; round < rounds; round += 1)
    relax(spots, links, 80, spread * 0.1 * (1 - round / rounds) + 1);
  return new Map(ids.map((id, i) => [id, spots[i]]));
}

/** One round after Fruchterman and Reingold; no node moves farther than `heat`. */
function relax(spots, links, unit, heat) {
  const forces = spots.map(([x, y]) => [-x, -y]); // towards the middle, which holds what has no link
  for (let i = 0; i < spots.length; i += 1) {
    for (let j = i + 1; j < spots.length; j += 1) {
      const dx = spots[i][0] - spots[j][0];
      const dy = spots[i][1] - spots[j][1];
      const push = (unit * unit) / Math.max(dx * dx + dy * dy, 1);
      forces[i][0] += dx * push;
      forces[i][1] += dy * push;
      forces[j][0] -= dx * push;
      forces[j][1] -= dy * push;
    }
  }
  const degree = spots.map(() => 1);
  for (const [a, b] of links) {
    degree[a] += 1;
    degree[b] += 1;
  }
  for (const [a, b] of links) {
    const dx = spots[a][0] - spots[b][0];
    const dy = spots[a][1] - spots[b][1];
    const pull = Math.hypot(dx, dy) / unit / Math.sqrt(degree[a] + degree[b]);
    forces[a][0] -= dx * pull;
    forces[a][1] -= dy * pull;
    forces[b][0] += dx * pull;
    forces[b][1] += dy * pull;
  }
  spots.forEach((spot, i) => {
    const length = Math.hypot(...forces[i]) || 1;
    const step = Math.min(length, heat) / length;
    spot[0] += forces[i][0] * step;
    spot[1] += forces[i][1] * step;
  });
}
