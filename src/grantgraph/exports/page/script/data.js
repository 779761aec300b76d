/* What the page holds: the picture that pyvis drew (nodes, edges) and facts behind it. All of them (`embedded.js`),
   or those that were asked for until now (`served.js`). Both give a `source`, which all that draws asks:

   open(nodes, edges, facts)   take what the page carries
   prepare(state)              null, or a promise that all is there to draw a state; takes out of the state what this
                               dataset does not hold, and rejects with a reason in words
   seen()                      what is left: {grants, links, kinds, counts, edges, drawn, groups, leftOut, money}
   isPublished(edge)           whether the publisher itself classified a grant behind a link so
   top(kind), communities()    where most grants are
   facet(facet)                {count, values: [[value, grants], ...]}
   about(node), behind(edge)   {count, grants, money}; of a node also {focus, links}
   alike(node), similar(grant) [{id, shared: [[concept, grants], ...]}, ...]
   members(group)              {count, rows: [[node, grants], ...]}
   way(from, to)               [{edge, count, grants}, ...], or null
   find(words)                 a promise of entries {id, kind, name}
   rows(table, sort, number)   {count, rows}; everyRow(table, sort) a promise of all of them
   network(), turtle()         promises of the whole, to be taken away: {nodes, edges} as rows, and the graph's bytes */

/** The text of an embedded block: base64 of gzip. */
async function unpack(id) {
  const bytes = await unpackBytes(id);
  return new TextDecoder().decode(bytes);
}

async function unpackBytes(id) {
  const packed = document.getElementById(id).textContent.trim();
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

const NODE_KINDS = ["grantee", "undisclosed", "individual", "theme", "activity"];
const LINK_KINDS = ["grantee-theme", "grantee-activity", "theme-activity"];
const RANKED = new Set(["grantee", "theme", "activity"]);

/** What is held grows as more is asked for, and never changes. `total` tells of the whole. */
const data = {
  nodes: new Map(),
  edges: new Map(),
  things: {},
  grants: new Map(),
  linksOf: new Map(),
  listings: [],
  total: { grants: 0, nodes: 0, links: 0, kinds: {}, most: 0, has_published: false, has_amounts: false },
};

async function readData() {
  const [nodes, edges, facts, texts, options] = await Promise.all(
    ["data-nodes", "data-edges", "data-facts", "data-texts", "data-options"].map(async (id) =>
      JSON.parse(await unpack(id)),
    ),
  );
  Object.assign(data, { texts, options, listings: facts.listings });
  source.open(nodes, edges, facts);
}

/** Keep things, nodes, links and grants, each once. */
function hold({ things = {}, nodes = [], edges = [], grants = [] }) {
  Object.assign(data.things, things);
  for (const node of nodes) data.nodes.set(node.id, node);
  for (const grant of grants) data.grants.set(grant.id, grant);
  for (const edge of edges) {
    if (data.edges.has(edge.id)) continue;
    data.edges.set(edge.id, edge);
    for (const end of [edge.from, edge.to]) append(data.linksOf, end, edge);
  }
}

function append(map, key, value) {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}

/** Ids of a grant's grantees and concepts, each once. Who funds it is not counted: a funder may be a grantee elsewhere. */
const nodesOf = (grant) => new Set([...(grant.grantees ?? []), ...(grant.concepts ?? [])]);

const kindOf = (id) => data.nodes.get(id)?.group ?? data.things[id]?.kind;
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

/** What to call a thing. A withheld name is called so in the reader's language. */
function nameOf(id) {
  const thing = data.things[id];
  if (!thing) return id;
  if (thing.kind === "undisclosed")
    return t(thing.reason === "withheld" ? "name_withheld" : "name_not_stated");
  if (thing.kind === "individual") return t("name_individual");
  return thing.label;
}

const grantById = (id) => data.grants.get(id);
const titleOf = (grant) => grant.texts?.find((text) => text.field === "title")?.value ?? t("untitled");

/** Quotes of a grant for a concept. */
const quotesOf = (grant, concept) => (grant.quotes ?? []).filter((quote) => quote.concept === concept);
const classesOf = (grant, concept) =>
  (grant.classes ?? []).filter((published) => published.concept === concept);
