/* Names in a large picture, as on a map: the same size at every scale, the weightiest first, none over another. */

const NAMES_AT_ONCE = 90;

/** Called after vis-network has drawn, in the picture's own coordinates. */
function drawNames(canvas) {
  const scale = picture.network.getScale();
  const { clientWidth, clientHeight } = byId("canvas");
  const shapes = shapesInTheWay(scale);
  const taken = [];
  canvas.textAlign = "center";
  canvas.textBaseline = "top";
  canvas.lineJoin = "round";
  for (const id of byWeight()) {
    if (taken.length >= NAMES_AT_ONCE) break;
    const { x, y } = picture.network.getPosition(id);
    const middle = picture.network.canvasToDOM({ x, y });
    const label = labelOf(id);
    const { width: w, height: h } = labelSize(id, label);
    if (middle.x < w / 2 || middle.y < 0 || middle.x > clientWidth - w / 2 || middle.y > clientHeight - h)
      continue;
    const top = middle.y + sizeOf(id) * scale + 2;
    const box = {
      left: middle.x - w / 2 - 4,
      right: middle.x + w / 2 + 4,
      top: top - 2,
      bottom: top + h + 2,
    };
    if (taken.some((other) => meet(box, other))) continue;
    if (!isConcept(id) && shapes.some((other) => meet(box, other))) continue;
    taken.push(box);
    drawName(canvas, id, label, x, y + sizeOf(id) + 2 / scale, scale);
  }
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Boxes of the shapes that no grantee's name may cover: those of concepts and groups. */
function shapesInTheWay(scale) {
  return picture.nodes
    .getIds()
    .filter((id) => isConcept(id) || !data.nodes.has(id))
    .map((id) => {
      const { x, y } = picture.network.canvasToDOM(picture.network.getPosition(id));
      const size = sizeOf(id) * scale;
      return { left: x - size, right: x + size, top: y - size, bottom: y + size };
    });
}

/** Ids in the order in which they may take room: what is chosen, concepts and groups, then grantees by grants. */
function byWeight() {
  const { near } = picture;
  const { counts } = source.seen();
  const rank = (id) =>
    (id === state.node ? 4e9 : 0) +
    (near?.nodes.has(id) ? 2e9 : 0) +
    (isConcept(id) || !data.nodes.has(id) ? 1e9 : 0) +
    (RANKED.has(kindOf(id)) ? 1e5 : 0) +
    (counts.get(id) ?? 0);
  const ids = near ? picture.nodes.getIds().filter((id) => near.nodes.has(id)) : picture.nodes.getIds();
  return ids
    .map((id) => [rank(id), id])
    .sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1))
    .map(([, id]) => id);
}

function drawName(canvas, id, label, x, y, scale) {
  const size = isConcept(id) ? FONT.concept : FONT.name;
  canvas.font = `${size / scale}px ${picture.colours.font}`;
  canvas.strokeStyle = picture.colours.ground;
  canvas.fillStyle = picture.colours.text;
  canvas.lineWidth = 4 / scale;
  label.split("\n").forEach((line, i) => {
    canvas.strokeText(line, x, y + (i * size * LINE) / scale);
    canvas.fillText(line, x, y + (i * size * LINE) / scale);
  });
}
