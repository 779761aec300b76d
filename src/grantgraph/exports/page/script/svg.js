/* The picture as it is drawn, all of it, as a vector (https://www.w3.org/TR/SVG11/). */

function svgText() {
  const { left, top, width, height } = extentOfPicture(20);
  const { ground, text, font } = picture.colours;
  const places = picture.network.getPositions();
  const lines = picture.edges.get().map((edge) => svgLine(edge, places[edge.from], places[edge.to]));
  const marks = picture.nodes.get().map((node) => svgNode(node, places[node.id]));
  return tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: [left, top, width, height].join(" "), width, height },
    tag("title", {}, xml(document.title)),
    tag("rect", { x: left, y: top, width, height, fill: ground }),
    tag("g", {}, lines),
    tag("g", { "font-family": font, "text-anchor": "middle", fill: text }, marks),
  );
}

function extentOfPicture(margin) {
  const boxes = picture.nodes.getIds().map((id) => picture.network.getBoundingBox(id));
  const left = Math.floor(Math.min(...boxes.map((box) => box.left)) - margin);
  const top = Math.floor(Math.min(...boxes.map((box) => box.top)) - margin);
  const right = Math.ceil(Math.max(...boxes.map((box) => box.right)) + margin);
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) + margin);
  return { left, top, width: right - left, height: bottom - top };
}

function svgLine({ id, color, width }, from, to) {
  const near = picture.near?.edges.has(id);
  const opacity = !picture.near ? color.opacity : near ? 1 : color.opacity * (1 - PALE);
  return tag("line", {
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    stroke: near ? picture.colours.chosen : color.color,
    "stroke-opacity": opacity.toFixed(2),
    "stroke-width": width.toFixed(1),
  });
}

function svgNode({ id, size, shape: form, color, borderWidth, font }, { x, y }) {
  const named = !picture.mapped || isConcept(id) || picture.near?.nodes.has(id) || !data.nodes.has(id);
  const lines = named ? labelOf(id).split("\n") : [];
  const words = lines.map((line, i) => {
    const baseline = y + size + 4 + font.size * (0.85 + i * LINE);
    return tag("text", { x, y: baseline.toFixed(1), "font-size": font.size }, xml(line));
  });
  const opacity = picture.near && !picture.near.nodes.has(id) ? 1 - PALE : 1;
  const paint = { fill: color.background, stroke: color.border, "stroke-width": borderWidth };
  return tag("g", { opacity: opacity.toFixed(2) }, svgShape(form, x, y, size, paint), words);
}

/** The outline of a node. A polygon's corners are given in halves of its size. */
function svgShape(form, x, y, r, paint) {
  if (form === "dot") return tag("circle", { cx: x, cy: y, r, ...paint });
  if (form === "square") return tag("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, ...paint });
  const diamond = [[0, -2], [2, 0], [0, 2], [-2, 0]]; // prettier-ignore
  const hexagon = [[2, 0], [1, 1.73], [-1, 1.73], [-2, 0], [-1, -1.73], [1, -1.73]]; // prettier-ignore
  const corners = form === "diamond" ? diamond : hexagon;
  const points = corners.map(([across, down]) => `${x + (across * r) / 2},${y + (down * r) / 2}`);
  return tag("polygon", { points: points.join(" "), ...paint });
}
