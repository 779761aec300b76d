/* The engine of the SPARQL view: the server's own endpoint. */

const NAMED_AT_ONCE = 100; // IRIs that are asked for in one request

let asking = null; // the request that runs

const openEngine = async () => {};

/** `{json, labels}` for a table or a verdict, `{turtle}` for triples. */
async function answerQuery(query, isGraph) {
  asking = new AbortController();
  const headers = {
    "Content-Type": "application/sparql-query",
    Accept: isGraph ? "text/turtle" : "application/sparql-results+json",
  };
  let answer;
  let text;
  try {
    answer = await fetch("sparql", { method: "POST", body: query, headers, signal: asking.signal });
    text = await answer.text();
  } catch (error) {
    throw new Error(asking.signal.reason?.message ?? t("server_gone"));
  }
  if (!answer.ok) throw refusal(query, JSON.parse(text).error.reason);
  return isGraph ? { turtle: text } : { json: text, labels: await labelsIn(JSON.parse(text)) };
}

/** A mistake that the page can explain in the reader's language, or the server's own reason. */
const refusal = (query, reason) => (findMistake(query) ? new QueryFailed(reason) : new Error(reason));

function endSparql(reason) {
  asking?.abort(new Error(reason));
}

/** What the network calls the things in the rows that are drawn. */
async function labelsIn({ results }) {
  const iris = new Set();
  for (const row of results?.bindings.slice(0, SPARQL_ROWS) ?? [])
    for (const term of Object.values(row)) if (term.type === "uri") iris.add(term.value);
  const wanted = [...iris];
  const labels = {};
  for (let start = 0; start < wanted.length; start += NAMED_AT_ONCE) {
    const parts = wanted.slice(start, start + NAMED_AT_ONCE).map((iri) => ["iri", iri]);
    const { things, grants } = await ask(`network/named?${new URLSearchParams(parts)}`);
    for (const thing of Object.values(things)) labels[thing.iri] = thing.label;
    for (const grant of grants) labels[grant.iri] = titleOf(grant);
  }
  sparql.iris = null; // more of them are known now
  return labels;
}
