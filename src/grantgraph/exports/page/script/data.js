/* What the page holds: the picture that pyvis drew (nodes, edges) and the facts behind it. */

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

/** Filled once by `readData`, never changed afterwards. */
const data = {
  nodes: new Map(),
  edges: new Map(),
  things: {},
  grants: [],
  listings: [],
  grantsById: new Map(),
  linksOf: new Map(),
  grantsOf: new Map(),
};

async function readData() {
  const [nodes, edges, facts, texts, options] = await Promise.all(
    ["data-nodes", "data-edges", "data-facts", "data-texts", "data-options"].map(async (id) =>
      JSON.parse(await unpack(id)),
    ),
  );
  Object.assign(data, facts, { texts, options });
  for (const node of nodes) data.nodes.set(node.id, node);
  for (const edge of edges) {
    data.edges.set(edge.id, edge);
    for (const end of [edge.from, edge.to]) append(data.linksOf, end, edge);
  }
  data.grants.forEach((grant, number) => {
    grant.number = number;
    data.grantsById.set(grant.id, grant);
    for (const id of nodesOf(grant)) append(data.grantsOf, id, number);
  });
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
const grantsBehind = (id) => data.grantsOf.get(id) ?? [];

/** What to call a thing. A withheld name is called so in the reader's language. */
function nameOf(id) {
  const thing = data.things[id];
  if (!thing) return id;
  if (thing.kind === "undisclosed")
    return t(thing.reason === "withheld" ? "name_withheld" : "name_not_stated");
  if (thing.kind === "individual") return t("name_individual");
  return thing.label;
}

const grantById = (id) => data.grantsById.get(id);
const titleOf = (grant) => grant.texts?.find((text) => text.field === "title")?.value ?? t("untitled");

/** Quotes of a grant for a concept. */
const quotesOf = (grant, concept) => (grant.quotes ?? []).filter((quote) => quote.concept === concept);
const classesOf = (grant, concept) =>
  (grant.classes ?? []).filter((published) => published.concept === concept);
