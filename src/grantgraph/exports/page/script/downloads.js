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
async function saveCsv() {
  const [name, table] = tableOf(state);
  const rows = await source.everyRow(name, sortOf(state));
  const lines = [
    table.columns.map(({ key }) => t(key)),
    ...rows.map((row) => table.columns.map((column) => column.of(row))),
  ];
  save(
    `${name}.csv`,
    "text/csv;charset=utf-8",
    "\ufeff",
    lines.map((line) => line.map(csvCell).join(",")).join("\r\n"),
    "\r\n",
  );
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

const saveSvg = () => save("network.svg", "image/svg+xml", svgText());
const saveGexf = async () => save("network.gexf", "application/xml", gexfText(await source.network()));

const saveTurtle = async () => save("graph.ttl", "text/turtle", await source.turtle());

/** What a button does that may have to wait for the source; if it fails, the reason is said. */
const trying = (act) => () => Promise.resolve(act()).catch((error) => say(error.message));

/** Save the picture; where another view is open, it is shown first, since what is not shown is not drawn. */
async function withPicture(saveIt) {
  if (state.view !== "network") change({ view: "network" });
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 60)));
  saveIt();
}

/** Everything that can be taken away, as buttons beside the picture and in About. */
function drawTakeaways() {
  for (const place of document.querySelectorAll(".takeaways")) {
    fill(
      place,
      button(t("download_png"), () => withPicture(savePng)),
      button(t("download_svg"), () => withPicture(saveSvg)),
      button(t("download_table"), trying(saveCsv)),
      button(t("download_gexf"), trying(saveGexf)),
      source.hasTurtle() ? button(t("download_graph"), trying(saveTurtle)) : null,
    );
  }
}
