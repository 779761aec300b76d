/* Which part of the picture is seen, and how large. */

const READABLE = 0.6; // the scale at which names can still be read

const motion = (duration) =>
  matchMedia("(prefers-reduced-motion: reduce)").matches
    ? false
    : { duration, easingFunction: "easeInOutQuad" };

function zoom(factor) {
  const scale = Math.min(4, Math.max(0.02, picture.network.getScale() * factor));
  picture.network.moveTo({ scale, animation: motion(180) });
}

/** How much of the canvas the details lie over, from the right and from below. */
function covered() {
  const panel = byId("details").getBoundingClientRect();
  const canvas = byId("canvas").getBoundingClientRect();
  const over = panel.width && panel.left < canvas.right - 1;
  return {
    right: over && !isNarrow() ? canvas.right - panel.left : 0,
    below: over && isNarrow() ? canvas.bottom - panel.top : 0,
  };
}

/** What is to be seen: all, or what is chosen where the details lie over the picture. */
function framed() {
  const near = covered().right + covered().below > 0 ? picture.near : null;
  return picture.nodes.getIds().filter((id) => !near || near.nodes.has(id));
}

const showAll = () => fit(true, picture.nodes.getIds());

/** Show nodes with their labels in the part of the canvas that lies free. */
function fit(slowly = false, ids = framed()) {
  const boxes = ids
    .map((id) => picture.network.getBoundingBox(id))
    .filter((box) => box && Number.isFinite(box.left));
  const over = covered();
  const room = {
    width: byId("canvas").clientWidth - over.right,
    height: byId("canvas").clientHeight - over.below,
  };
  if (!boxes.length || room.width <= 0) return;
  const [left, right] = [
    Math.min(...boxes.map((box) => box.left)),
    Math.max(...boxes.map((box) => box.right)),
  ];
  const [top, bottom] = [
    Math.min(...boxes.map((box) => box.top)),
    Math.max(...boxes.map((box) => box.bottom)),
  ];
  const scale = Math.min((room.width - 32) / (right - left), (room.height - 32) / (bottom - top), 1.25);
  const onlyChosen = over.right + over.below > 0 && scale < READABLE && picture.nodes.get(state.node);
  if (onlyChosen) lookAt(picture.network.getPosition(state.node), READABLE, over, slowly);
  else lookAt({ x: (left + right) / 2, y: (top + bottom) / 2 }, scale, over, slowly);
}

function lookAt({ x, y }, scale, over, slowly) {
  picture.network.moveTo({
    position: { x: x + over.right / 2 / scale, y: y + over.below / 2 / scale },
    scale,
    animation: slowly ? motion(250) : false,
  });
}

const FILTERS = ["facets", "hidden", "min", "focus", "steps"];

/** After a filter show all that is left. Where the details lie over the picture, bring what is chosen into the free
    part; bring all back when they close. */
function reveal(previous) {
  if (state.view !== "network" || !picture.network) return;
  const { right, below } = covered();
  const lies = right + below > 0;
  const moved = ["node", "edge", "grant", "from", "marked"].some((key) => previous?.[key] !== state[key]);
  const filtered = previous && FILTERS.some((key) => previous[key] !== state[key]);
  if (filtered || (lies && moved) || (!lies && picture.laidOver)) fit(true);
  picture.laidOver = lies;
}
