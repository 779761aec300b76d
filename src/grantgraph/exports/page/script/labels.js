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
    measured.set(key, { width: Math.max(...lines.map((line) => measure.measureText(line).width)), height: lines.length * size * LINE });
  }
  return measured.get(key);
}

/** The middle and half the sides of the box around a node and the label under it. */
function boxOf(id, label, size, [x, y], gap = 7) {
  const text = labelSize(id, label);
  const bottom = size + 4 + text.height;
  return { id, x, y: y + (bottom - size) / 2, w: Math.max(size, text.width / 2) + gap, h: (bottom + size) / 2 + gap / 2, drop: (bottom - size) / 2 };
}

/** Positions with boxes moved apart, each pair along the side where it takes least. */
function separated(boxes, rounds = 300) {
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    boxes.sort((a, b) => a.x - a.w - (b.x - b.w));
    for (let i = 0; i < boxes.length; i += 1) {
      const a = boxes[i];
      for (let j = i + 1; j < boxes.length && boxes[j].x - boxes[j].w < a.x + a.w; j += 1) {
        const b = boxes[j];
        const across = a.w + b.w - Math.abs(a.x - b.x);
        const down = a.h + b.h - Math.abs(a.y - b.y);
        if (across <= 0.5 || down <= 0.5) continue;
        moved = true;
        if (across < down * 1.2) {
          const push = (across / 2) * (a.x <= b.x ? -1 : 1);
          a.x += push;
          b.x -= push;
        } else {
          const push = (down / 2) * (a.y <= b.y ? -1 : 1);
          a.y += push;
          b.y -= push;
        }
      }
    }
    if (!moved) break;
  }
  return new Map(boxes.map((box) => [box.id, [box.x, box.y - box.drop]]));
}
