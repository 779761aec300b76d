/* Taking it away: the picture as PNG or SVG, tables as CSV, the whole as GEXF or Turtle. */

function save(name, type, ...parts) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  say(t("saved", { name }));
}

/** A CSV cell. One that a spreadsheet would run as a formula starts with an apostrophe. */
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table that is shown, as UTF-8 with a mark that spreadsheets recognise it by. */
function saveCsv() {
  const table = TABLES[state.table] ?? TABLES.nodes;
  const lines = [table.columns.map(({ key }) => t(key)), ...sortedRows(table).map((row) => table.columns.map((column) => column.of(row)))];
  save(`${state.table}.csv`, "text/csv;charset=utf-8", "\ufeff", lines.map((line) => line.map(csvCell).join(",")).join("\r\n"), "\r\n");
}

function savePng() {
  const drawn = byId("canvas").querySelector("canvas");
  const copy = el("canvas", { width: drawn.width, height: drawn.height });
  const context = copy.getContext("2d");
  context.fillStyle = colour("ground");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => save("network.png", "image/png", blob));
}

/** Text for XML: the five signs escaped, control characters that XML forbids left out. */
const xml = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const svgShapes = {
  diamond: (x, y, r, fill) => `<path d="M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z" ${fill}/>`,
  square: (x, y, r, fill) => `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" ${fill}/>`,
  dot: (x, y, r, fill) => `<circle cx="${x}" cy="${y}" r="${r}" ${fill}/>`,
  hexagon: (x, y, r, fill) => `<path d="M${x + r} ${y}L${x + r / 2} ${y + r * 0.87}H${x - r / 2}L${x - r} ${y}L${x - r / 2} ${y - r * 0.87}H${x + r / 2}z" ${fill}/>`,
};

/** The picture as it is drawn, all of it, as a vector. */
function svgText() {
  const boxes = picture.nodes.getIds().map((id) => picture.network.getBoundingBox(id));
  const [left, top] = [Math.min(...boxes.map((box) => box.left)) - 20, Math.min(...boxes.map((box) => box.top)) - 20];
  const [width, height] = [Math.max(...boxes.map((box) => box.right)) + 20 - left, Math.max(...boxes.map((box) => box.bottom)) + 20 - top];
  const places = picture.network.getPositions();
  const lines = picture.edges.get().map((edge) => svgLine(edge, places[edge.from], places[edge.to]));
  const marks = picture.nodes.get().map((node) => svgNode(node, places[node.id]));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${Math.round(width)}" height="${Math.round(height)}"><title>${xml(document.title)}</title><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${xml(colour("ground"))}"/><g>${lines.join("")}</g><g font-family="${xml(colour("font"))}" text-anchor="middle" fill="${xml(colour("text"))}">${marks.join("")}</g></svg>\n`;
}

function svgLine({ id, color, width }, from, to) {
  const near = picture.near?.edges.has(id);
  const opacity = !picture.near ? color.opacity : near ? 1 : color.opacity * (1 - PALE);
  return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${xml(near ? picture.colours.chosen : color.color)}" stroke-opacity="${opacity.toFixed(2)}" stroke-width="${width.toFixed(1)}"/>`;
}

function svgNode({ id, size, shape: form, color, borderWidth, font }, { x, y }) {
  const named = !picture.mapped || isConcept(id) || picture.near?.nodes.has(id) || !data.nodes.has(id);
  const lines = named ? labelOf(id).split("\n") : [];
  const words = lines.map((line, i) => `<text x="${x}" y="${(y + size + 4 + font.size * (0.85 + i * LINE)).toFixed(1)}" font-size="${font.size}">${xml(line)}</text>`);
  const opacity = picture.near && !picture.near.nodes.has(id) ? 1 - PALE : 1;
  return `<g opacity="${opacity.toFixed(2)}">${svgShapes[form](x, y, size, `fill="${xml(color.background)}" stroke="${xml(color.border)}" stroke-width="${borderWidth}"`)}${words.join("")}</g>`;
}

const saveSvg = () => save("network.svg", "image/svg+xml", svgText());

/** The whole network as GEXF 1.3 (https://gexf.net), for Gephi and others. */
function gexfText() {
  const nodes = [...data.nodes.values()].map((node) => {
    const values = [node.group, data.things[node.id].iri, grantsBehind(node.id).length].map((value, i) => `<attvalue for="${i}" value="${xml(value)}"/>`);
    return `<node id="${xml(node.id)}" label="${xml(nameOf(node.id))}"><attvalues>${values.join("")}</attvalues><viz:position x="${node.x}" y="${-node.y}" z="0"/></node>`;
  });
  const edges = [...data.edges.values()].map((edge) =>
    `<edge id="${xml(edge.id)}" source="${xml(edge.from)}" target="${xml(edge.to)}" weight="${edge.grants.length}"><attvalues><attvalue for="0" value="${xml(edge.kind)}"/></attvalues></edge>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph defaultedgetype="undirected"><attributes class="node"><attribute id="0" title="kind" type="string"/><attribute id="1" title="iri" type="string"/><attribute id="2" title="grants" type="integer"/></attributes><attributes class="edge"><attribute id="0" title="kind" type="string"/></attributes><nodes>${nodes.join("\n")}</nodes><edges>${edges.join("\n")}</edges></graph></gexf>\n`;
}

const saveGexf = () => save("network.gexf", "application/xml", gexfText());

async function saveTurtle() {
  save("graph.ttl", "text/turtle", await unpackBytes("data-turtle"));
}

/** Everything that can be taken away, as buttons in About. */
function drawTakeaways() {
  fill(byId("takeaways"),
    button("PNG", savePng), button("SVG", saveSvg), button(t("download_csv"), saveCsv), button("GEXF", saveGexf),
    byId("data-turtle") ? button("Turtle", saveTurtle) : null);
}
