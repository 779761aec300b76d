/* The engine of the SPARQL view: it comes with the page and runs in a worker beside it. */

function openEngine() {
  sparql.opening ??= startWorker().catch((error) => { sparql.opening = null; throw error; });
  return sparql.opening;
}

async function startWorker() {
  if (!byId("data-turtle")) throw new Error(t("sparql_no_turtle"));
  tell(t("sparql_starting"));
  const [script, wasm, turtle] = await Promise.all([unpack("sparql-worker"), unpackBytes("sparql-wasm"), unpack("data-turtle")]);
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  sparql.worker = new Worker(address);
  sparql.worker.addEventListener("message", ({ data: { id, done, failed } }) => {
    const waiting = sparql.waiting.get(id);
    sparql.waiting.delete(id);
    if (failed === undefined) waiting?.resolve(done);
    else waiting?.reject(new QueryFailed(failed));
  });
  sparql.worker.addEventListener("error", () => endSparql(t("sparql_no_engine")));
  const { triples } = await order("open", { wasm, turtle });
  URL.revokeObjectURL(address);
  tell(t("sparql_ready", { n: triples }));
}

function order(task, given) {
  sparql.count += 1;
  const id = sparql.count;
  return new Promise((resolve, reject) => {
    sparql.waiting.set(id, { resolve, reject });
    sparql.worker.postMessage({ id, task, ...given });
  });
}

/** Give up on what runs; the next query starts a new engine. */
function endSparql(reason) {
  sparql.worker?.terminate();
  sparql.worker = sparql.opening = null;
  for (const { reject } of sparql.waiting.values()) reject(new Error(reason));
  sparql.waiting.clear();
}

const answerQuery = (query, isGraph) => order("answer", { query, isGraph });
