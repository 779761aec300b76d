/* The source of a page that carries an overview: whatever else a state needs is asked of the server that gave the page.
   What came is kept, so that going back asks for nothing. */

const PIECE = 1000; // rows that are asked for at a time
const SECONDS = 20; // until an answer is given up
const NOTHING = { count: 0, rows: [], grants: [], money: { totals: [], paid: 0, unknown: 0 }, focus: [], links: {} };

const KEPT = 200; // answers

const answers = new Map(); // by address, the oldest first; null where the dataset does not hold what was asked for

const source = {
  open(nodes, edges, { things, total, overview }) {
    data.total = total;
    answers.set(overviewAt(state), taken({ ...overview, things, nodes, edges }));
  },

  prepare(wanted) {
    const missing = needs(wanted).filter((address) => !answers.has(address));
    return missing.length ? ready(wanted, missing) : lastStep(wanted);
  },

  seen: () => pictured(state) ?? left(state),
  isPublished: (id) => source.seen().published.has(id),
  top: (kind) => left(state).tops[kind],
  communities: () => left(state).communities,
  facet: ({ name }) => left(state).facets[name],
  about: (id) => answers.get(addressOf("node", { id })) ?? NOTHING,
  behind: (id) => answers.get(addressOf("link", { id })) ?? NOTHING,
  alike: (id) => source.about(id).alike ?? [],
  similar: (grant) => answers.get(addressOf("grant", { id: grant.id }))?.alike ?? [],
  members: (id) => answers.get(addressOf("group", { id })) ?? NOTHING,
  way: (from, to) => answers.get(addressOf("way", { from, to }))?.way ?? null,

  async find(query) {
    if (!query.trim()) return [];
    const { rows } = await ask(`network/search?${new URLSearchParams({ q: query })}`);
    return rows.map(([id, kind, name]) => ({ id, kind, name: kind === "grant" ? name || t("untitled") : nameOf(id) }));
  },

  rows(name, sort, number) {
    const { count, rows } = answers.get(tableAt(name, sort, 0, number)) ?? NOTHING;
    return { count, rows: rows.map(ROW[name]) };
  },

  everyRow: (name, sort) => everyPiece(name, (offset) => tableAt(name, sort, offset, PIECE)),

  async network() {
    const plain = (name) => everyPiece(name, (offset) => `network/${name}?offset=${offset}&limit=${PIECE}`);
    const [nodes, edges] = await Promise.all([plain("nodes"), plain("links")]);
    return { nodes, edges };
  },

  hasTurtle: () => true,

  async turtle() {
    const answer = await fetched("graph.ttl");
    return answer.arrayBuffer();
  },
};

/* What is asked for */

/** The choices of a state as parameters of an address. */
function choicesOf({ facets, hidden, min, focus, steps }) {
  const parts = new URLSearchParams();
  for (const name of Object.keys(facets).sort())
    for (const value of [...facets[name]].sort()) parts.append(`f.${name}`, value);
  for (const kind of [...hidden].sort()) parts.append("hide", kind);
  if (min > 1) parts.set("min", min);
  if (focus) parts.set("focus", focus);
  if (focus && steps > 1) parts.set("steps", steps);
  return parts;
}

function addressOf(piece, more, wanted = state) {
  const parts = choicesOf(wanted);
  for (const [name, value] of Object.entries(more)) parts.append(name, value);
  if (piece === "group" || piece === "picture") for (const id of chosenNodes(wanted)) parts.append("with", id);
  return `network/${piece}?${parts}`;
}

function overviewAt(wanted) {
  const parts = choicesOf(wanted);
  return parts.size ? `network?${parts}` : "network";
}

/** Where a picture is that also shows what is chosen; nothing where the overview shows it by itself. */
function pictureAt(wanted) {
  const { drawn, leftOut } = left(wanted) ?? {};
  const isMissing = leftOut && chosenNodes(wanted).some((id) => !drawn.has(id));
  return isMissing ? addressOf("picture", {}, wanted) : "";
}

const left = (wanted) => answers.get(overviewAt(wanted));

/** What is left, in a picture that also shows what is chosen. */
function pictured(wanted) {
  const picture = answers.get(pictureAt(wanted));
  return picture && { ...left(wanted), ...picture, leftOut: left(wanted).shown - picture.drawn.size };
}

const tableAt = (name, sort, offset, limit, wanted = state) => addressOf(name, { sort, offset, limit }, wanted);

/** The addresses of all that is needed to draw a state. */
function needs(wanted) {
  const { view, node, edge, grant, group, from, to } = wanted;
  const [table] = tableOf(wanted);
  return [
    overviewAt(wanted),
    pictureAt(wanted),
    node && addressOf("node", { id: node }, wanted),
    edge && addressOf("link", { id: edge }, wanted),
    grant && addressOf("grant", { id: grant }, wanted),
    group && addressOf("group", { id: group }, wanted),
    from && to && addressOf("way", { from, to }, wanted),
    view === "table" && tableAt(table, sortOf(wanted), 0, rowsShown, wanted),
    view === "grants" && tableAt("grants", "", 0, cardsShown, wanted),
  ].filter(Boolean);
}

/** Let the oldest answers go, but not those that what is shown or asked for rests on. */
function forget(wanted) {
  const kept = new Set(["network", ...needs(state), ...needs(wanted)]);
  for (const address of [...answers.keys()].slice(0, -KEPT)) if (!kept.has(address)) answers.delete(address);
}

/** Ask for what is missing. What the dataset does not hold is taken out of the state, which may then need less. */
async function ready(wanted, missing) {
  forget(wanted);
  await Promise.all(missing.map(ask));
  return source.prepare(wanted);
}

/** A state without what the dataset does not hold; if that changes what it needs, a promise that it is there. */
function lastStep(wanted) {
  const isHeld = {
    node: (id) => answers.get(addressOf("node", { id }, wanted)),
    edge: (id) => answers.get(addressOf("link", { id }, wanted)),
    grant: (id) => answers.get(addressOf("grant", { id }, wanted)),
    from: () => answers.get(addressOf("way", { from: wanted.from, to: wanted.to }, wanted)),
    focus: () => left(wanted),
  };
  const unknown = Object.keys(isHeld).filter((key) => wanted[key] && !isHeld[key](wanted[key]));
  if (!unknown.length) return null;
  for (const key of unknown) wanted[key] = "";
  if (!wanted.from) wanted.to = "";
  return source.prepare(wanted);
}

/* How it is asked for */

/** The answer at an address, from what came before or from the server; null where there is no such thing. */
async function ask(address) {
  if (!answers.has(address)) {
    const answer = await fetched(address);
    answers.set(address, answer && taken(await answer.json()));
  }
  return answers.get(address);
}

async function fetched(address) {
  let answer;
  try {
    answer = await fetch(address, { signal: AbortSignal.timeout(SECONDS * 1000) });
  } catch (error) {
    throw new Error(t(error.name === "TimeoutError" ? "server_slow" : "server_gone"));
  }
  if (answer.status === 404) return null;
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => null);
  throw new Error(t("server_refused", { reason: told?.error?.reason ?? answer.status }));
}

async function everyPiece(name, addressAt) {
  const rows = [];
  for (let count = 1; rows.length < count; ) {
    const piece = await ask(addressAt(rows.length));
    if (!piece.rows.length) break;
    count = piece.count;
    rows.push(...piece.rows.map(ROW[name]));
  }
  return rows;
}

/** Rows of the tables in the form that their columns read. */
const ROW = {
  nodes: ([id, grants, links]) => ({ id, grants, links }),
  links: ([id, grants]) => ({ edge: data.edges.get(id), grants }),
  grants: (id) => grantById(id),
};

/** Keep what a piece brings along, and give the rest the form in which it is drawn. */
function taken(piece) {
  hold(piece);
  if (piece.counts) return asPicture(piece);
  if (piece.listed) return { ...piece, grants: piece.listed.map(grantById) };
  if (piece.way) return { way: piece.way.map((step) => ({ ...step, grants: step.listed.map(grantById) })) };
  return piece;
}

function asPicture({ counts, edges, groups, kinds, grants_left, links_left, money, tops, facets, communities }) {
  const drawn = new Set(Object.keys(counts));
  const picture = {
    counts: new Map(Object.entries(counts)),
    edges: new Map(edges.map(({ id, n }) => [id, n])),
    published: new Set(edges.filter(({ published }) => published).map(({ id }) => id)),
    drawn,
    groups: groups.map((group) => ({ ...group, links: new Map(group.links) })),
  };
  if (!kinds) return picture;
  const shown = sum(Object.values(kinds));
  const leftOut = shown - drawn.size;
  return { ...picture, grants: grants_left, links: links_left, kinds, money, tops, facets, communities, shown, leftOut };
}
