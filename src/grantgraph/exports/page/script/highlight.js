/* What is chosen stands out: all else is paled, and the chosen nodes and links are drawn once more over it.
   No node or link is changed for it, so that choosing is as quick among a thousand nodes as among ten. */

const PALE = 0.8;

/** Ids of the nodes and links that stand out; null while nothing is chosen. */
function nearChosen() {
  const near = { nodes: new Set(), edges: new Set() };
  if (state.from && state.to) {
    for (const { edge } of source.way(state.from, state.to) ?? []) add(near, data.edges.get(edge));
    near.nodes.add(state.from).add(state.to);
  } else if (state.node) {
    near.nodes.add(state.node);
    for (const edge of data.linksOf.get(state.node) ?? []) if (source.seen().edges.has(edge.id)) add(near, edge);
  } else if (state.edge) add(near, data.edges.get(state.edge));
  else if (state.grant) {
    for (const id of nodesOf(grantById(state.grant))) near.nodes.add(id); // a grant links all its nodes of other kinds
    for (const id of near.nodes)
      for (const edge of data.linksOf.get(id) ?? [])
        if (near.nodes.has(otherEnd(edge, id))) near.edges.add(edge.id);
  } else if (state.group) {
    const group = groupOf(state.group);
    near.nodes.add(state.group);
    for (const end of group?.links.keys() ?? []) near.nodes.add(end);
  } else if (state.marked) {
    for (const id of state.marked.split(",")) if (data.nodes.has(id)) near.nodes.add(id);
    for (const edge of data.edges.values())
      if (near.nodes.has(edge.from) && near.nodes.has(edge.to)) near.edges.add(edge.id);
  } else return null;
  return near;
}

function add(near, edge) {
  near.edges.add(edge.id);
  near.nodes.add(edge.from).add(edge.to);
}

/** Called after vis-network has drawn, in the picture's own coordinates. */
function highlight(canvas) {
  const { near, network, colours } = picture;
  if (!near) return;
  pale(canvas);
  canvas.strokeStyle = colours.chosen;
  canvas.globalAlpha = near.edges.size > 60 ? 0.5 : 1;
  for (const id of near.edges) {
    const line = picture.edges.get(id);
    if (!line || !picture.nodes.get(line.from) || !picture.nodes.get(line.to)) continue;
    const [from, to] = [network.getPosition(line.from), network.getPosition(line.to)];
    canvas.lineWidth = line.width + 0.6;
    canvas.beginPath();
    canvas.moveTo(from.x, from.y);
    canvas.lineTo(to.x, to.y);
    canvas.stroke();
  }
  canvas.globalAlpha = 1;
  for (const id of near.nodes) network.body.nodes[id]?.draw(canvas).drawExternalLabel?.();
}

/** Take most of the ink away from all that is drawn. */
function pale(canvas) {
  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.globalCompositeOperation = "destination-out";
  canvas.globalAlpha = PALE;
  canvas.fillRect(0, 0, canvas.canvas.width, canvas.canvas.height);
  canvas.restore();
}
