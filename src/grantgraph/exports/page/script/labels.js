/* Where nodes stand so that no label covers another. vis-network leaves labels where they fall. */

const FONT = { concept: 16, name: 14 };
const LINE = 1.17; // height of a line over the font's size
const measure = document.createElement("canvas").getContext("2d");
const measured = new Map();

const isConcept = (id) => kindOf(id) === "theme" || kindOf(id) === "activity";

/** Width and height of a node's label in pixels. */
function labelSize(id, label) {
  const key = `${isConcept(id)} ${label}`;
  if (!measured.has(key)) {
    const size = isConcept(id) ? FONT.concept : FONT.name;
    measure.font = `${isConcept(id) ? "bold " : ""}${size}px ${colour("font")}`;
    const lines = label.split("\n");
    measured.set(key, {
      width: Math.max(...lines.map((line) => measure.measureText(line).width)),
      height: lines.length * size * LINE,
    });
  }
  return measured.get(key);
}

/** The middle and half the sides of the box around a node and the label under it. */
function boxOf(id, label, size, [x, y], gap = 7) {
  const text = label ? labelSize(id, label) : { width: 0, height: 0 };
  const bottom = size + (label ? 4 : 0) + text.height;
  return {
    id,
    x,
    y: y + (bottom - size) / 2,
    w: Math.max(size, text.width / 2) + gap,
    h: (bottom + size) / 2 + gap / 2,
    drop: (bottom - size) / 2,
  };
}

/**
 * Places for boxes in a frame of this aspect: moved apart, then drawn together along the side that is too long, again and
 * again. The tightest arrangement without overlap is kept: the letters come out largest in it.
 */
function packed(boxes, aspect) {
  const stretch = Math.sqrt((aspect * height(boxes)) / width(boxes));
  for (const box of boxes) [box.x, box.y] = [box.x * stretch * 1.5, (box.y / stretch) * 1.5];
  separated(boxes, boxes.length <= 300 ? 400 : 60);
  let best = { size: extent(boxes, aspect), places: placesOf(boxes) };
  for (let round = 0; round < (boxes.length <= 300 ? 30 : 0); round += 1) {
    const wide = width(boxes) > height(boxes) * aspect;
    for (const box of boxes) {
      if (wide) box.x *= 0.94;
      else box.y *= 0.94;
    }
    if (!separated(boxes, 120)) continue;
    const size = extent(boxes, aspect);
    if (size < best.size) best = { size, places: placesOf(boxes) };
  }
  return best.places;
}

const width = (boxes) =>
  Math.max(...boxes.map((box) => box.x + box.w)) - Math.min(...boxes.map((box) => box.x - box.w));
const height = (boxes) =>
  Math.max(...boxes.map((box) => box.y + box.h)) - Math.min(...boxes.map((box) => box.y - box.h));
const extent = (boxes, aspect) => Math.max(width(boxes) / aspect, height(boxes));
const placesOf = (boxes) => new Map(boxes.map((box) => [box.id, [box.x, box.y - box.drop]]));

/** Move boxes that overlap apart, each pair along the side where it takes least; whether none is left overlapping. */
function separated(boxes, rounds) {
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    boxes.sort((a, b) => a.x - a.w - (b.x - b.w));
    for (let i = 0; i < boxes.length; i += 1) {
      for (let j = i + 1; j < boxes.length && boxes[j].x - boxes[j].w < boxes[i].x + boxes[i].w; j += 1)
        moved = pushApart(boxes[i], boxes[j]) || moved;
    }
    if (!moved) return true;
  }
  return false;
}

function pushApart(a, b) {
  const across = a.w + b.w - Math.abs(a.x - b.x);
  const down = a.h + b.h - Math.abs(a.y - b.y);
  if (across <= 0.5 || down <= 0.5) return false;
  const side = across < down ? "x" : "y";
  const push = (Math.min(across, down) / 2) * (a[side] <= b[side] ? -1 : 1);
  a[side] += push;
  b[side] -= push;
  return true;
}
