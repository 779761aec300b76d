/* Beside the page: holds the graph and answers queries. It follows the engine's own script in one file, started from
   memory, so `__wbg_init` and `Store` are in reach. It has no network: the page's policy forbids any. */

const LABELS = ["http://www.w3.org/2004/02/skos/core#prefLabel", "http://purl.org/dc/terms/title", "http://www.w3.org/2000/01/rdf-schema#label"];
const LABELLED_UP_TO = 2000;

let store = null;

/** Start the engine and load the graph. */
async function open({ wasm, turtle }) {
  await __wbg_init({ module_or_path: wasm });
  store = new Store();
  store.load(turtle, { format: "text/turtle" });
  return { triples: store.size };
}

/** `{form, json}` for a table or a verdict, `{form, turtle}` for triples; `labels` names the things in a table. */
function answer({ query, isGraph }) {
  if (isGraph) return { turtle: store.query(query, { results_format: "text/turtle" }) };
  const json = store.query(query, { results_format: "json" });
  return { json, labels: labelsIn(JSON.parse(json)) };
}

function labelsIn({ results }) {
  const labels = {};
  const iris = new Set();
  for (const row of results?.bindings ?? []) for (const term of Object.values(row)) if (term.type === "uri") iris.add(term.value);
  for (const iri of [...iris].slice(0, LABELLED_UP_TO)) {
    const label = labelOf(namedNode(iri));
    if (label) labels[iri] = label;
  }
  return labels;
}

function labelOf(thing) {
  for (const property of LABELS) {
    const [found] = store.match(thing, namedNode(property), null, null);
    if (found) return found.object.value;
  }
  return null;
}

const TASKS = { open, answer };

self.addEventListener("message", async ({ data: { id, task, ...given } }) => {
  try {
    self.postMessage({ id, done: await TASKS[task](given) });
  } catch (error) {
    self.postMessage({ id, failed: String(error?.message ?? error) });
  }
});
