/* The SPARQL view: named questions and free queries over the page's own graph. */

const SPARQL_SECONDS = 30;
const SPARQL_ROWS = 1000; // rows drawn; the downloads hold all

const sparql = { known: null, question: null, worker: null, opening: null, waiting: new Map(), count: 0, result: null, timer: 0 };

firstShown.sparql = startSparql;

/** What the engine says against a query. */
class QueryFailed extends Error {}

async function startSparql() {
  sparql.known = JSON.parse(await unpack("sparql-known"));
  byId("sparql-questions").append(...sparql.known.questions.map(questionItem));
  byId("sparql-form").addEventListener("submit", (event) => { event.preventDefault(); runSparql(); });
  byId("sparql-stop").addEventListener("click", () => endSparql(t("sparql_stopped")));
  byId("sparql-query").addEventListener("input", leaveQuestion);
  byId("sparql-query").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); runSparql(); } });
  takeQuestion(sparql.known.questions.find(({ name }) => name === "grantees-by-theme") ?? sparql.known.questions[0]);
  openEngine().catch(sayFailed);
}

/* Questions */

function questionItem(question) {
  return el("li", {}, button(question.title, () => { takeQuestion(question); runSparql(); }, { "data-question": question.name, title: question.meaning }));
}

function takeQuestion(question) {
  sparql.question = question;
  for (const item of byId("sparql-questions").querySelectorAll("button")) item.setAttribute("aria-pressed", String(item.dataset.question === question.name));
  byId("sparql-values").replaceChildren(...question.parameters.map(valueField));
  byId("sparql-query").value = bound(question);
}

/** A query that somebody writes is no question of ours any more: no value may write over it. */
function leaveQuestion() {
  if (!sparql.question || byId("sparql-query").value === bound(sparql.question)) return;
  sparql.question = null;
  byId("sparql-values").replaceChildren();
  for (const item of byId("sparql-questions").querySelectorAll("button")) item.setAttribute("aria-pressed", "false");
}

/** A field for a parameter: a list where it is a theme or an activity, else plain text. */
function valueField(parameter) {
  const id = `sparql-value-${parameter.name}`;
  const change = () => { byId("sparql-query").value = bound(sparql.question); };
  return el("p", {}, el("label", { for: id }, parameter.meaning), termList(parameter, id, change) ?? el("input", { id, type: "text", value: parameter.example, input: change }));
}

function termList(parameter, id, change) {
  const kind = ["theme", "activity"].find((name) => parameter.term.includes(`/${name}/`));
  if (!kind) return null;
  const things = Object.values(data.things).filter((thing) => thing.kind === kind).sort((a, b) => a.label.localeCompare(b.label));
  if (!things.some((thing) => `<${thing.iri}>` === parameter.term)) things.unshift({ iri: parameter.term.slice(1, -1), label: parameter.example });
  return el("select", { id, change }, ...things.map((thing) => el("option", { value: thing.iri, selected: `<${thing.iri}>` === parameter.term }, thing.label)));
}

/** The question's text with a line `VALUES ?name { term }` for each parameter at the head of every WHERE. */
function bound({ pieces, parameters }) {
  const lines = parameters.map((parameter) => `\n  VALUES ?${parameter.name} { ${termOf(parameter)} }`);
  return pieces.join(lines.join("")).trim();
}

/** The field's value as a term of the parameter's kind, escaped: it can never become a part of the query. */
function termOf(parameter) {
  const value = byId(`sparql-value-${parameter.name}`)?.value ?? parameter.example;
  if (parameter.term.startsWith("<")) return /[<>"{}|^`\\\s]/.test(value) ? parameter.term : `<${value}>`;
  const escaped = value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
  return `"${escaped}"${parameter.term.slice(parameter.term.lastIndexOf('"') + 1)}`;
}

/* A query and its answer */

async function runSparql() {
  const text = byId("sparql-query").value;
  try {
    setRunning(true);
    await openEngine();
    const begun = performance.now();
    const isGraph = ["CONSTRUCT", "DESCRIBE"].includes(formOf(text));
    sparql.timer = setTimeout(() => endSparql(t("sparql_too_long", { n: SPARQL_SECONDS })), SPARQL_SECONDS * 1000);
    const result = await answerQuery(withPrefixes(text), isGraph);
    showAnswer(result, performance.now() - begun);
  } catch (error) {
    sayFailed(error, text);
  } finally {
    clearTimeout(sparql.timer);
    setRunning(false);
    byId("sparql-said").scrollIntoView({ block: matchMedia("(max-width: 760px)").matches ? "start" : "nearest" });
  }
}

function setRunning(running) {
  byId("sparql-stop").hidden = !running;
  byId("sparql-run").disabled = running;
}

const formOf = (text) => hidden(text).match(/\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i)?.[1].toUpperCase() ?? "";

/** Declare the usual prefixes that a query uses and does not declare. They go before its first line, so places stay. */
function missingPrefixes(text) {
  const words = hidden(text);
  const declared = new Set([...words.matchAll(/PREFIX\s+([\w-]*):/gi)].map((match) => match[1]));
  return Object.entries(sparql.known.prefixes).filter(([name]) => !declared.has(name) && new RegExp(`(^|[^\\w?$:-])${name}:`).test(words));
}

const withPrefixes = (text) => missingPrefixes(text).map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join("") + text;

/** What is wrong, in words, with the place in the reader's own text. */
function sayFailed(error, text = "") {
  sparql.result = null;
  byId("sparql-result").replaceChildren();
  byId("sparql-tools").hidden = true;
  const isRefusal = error instanceof QueryFailed;
  const mistake = isRefusal ? findMistake(text) ?? engineMistake(text, error.message, withPrefixes(text).length - text.length) : null;
  if (!mistake) return tell(error.message, true);
  const said = t(`sparql_mistake_${mistake.name}`, mistake.values);
  if (mistake.name === "empty") return tell(said, true);
  byId("sparql-query").setSelectionRange(mistake.place, mistake.place); // where the reader goes on writing
  const found = text.slice(mistake.place).replace(/\s+/g, " ").trim();
  const shown = found.length > 24 ? `${found.slice(0, 24)}…` : found;
  return tell(`${t("sparql_place", lineAndColumn(text, mistake.place))}${shown ? ` “${shown}”` : ""}: ${said}`, true);
}

function tell(text, failed = false) {
  const line = byId("sparql-said");
  line.textContent = text;
  line.classList.toggle("failed", failed);
}

function showAnswer({ json, turtle, labels }, milliseconds) {
  const took = t("sparql_took", { n: Math.max(1, Math.round(milliseconds)) });
  const answer = json ? JSON.parse(json) : {};
  const shortened = turtle && withTurtlePrefixes(turtle);
  sparql.result = { json, turtle: shortened, answer };
  byId("sparql-tools").hidden = answer.boolean !== undefined;
  byId("sparql-tools").replaceChildren(...answerTools(sparql.result));
  const target = byId("sparql-result");
  if (turtle !== undefined) {
    target.replaceChildren(el("pre", {}, shortened));
    return tell(took);
  }
  if (answer.boolean !== undefined) {
    target.replaceChildren(el("p", { class: "verdict" }, t(answer.boolean ? "sparql_yes" : "sparql_no")));
    return tell(took);
  }
  const rows = answer.results.bindings;
  if (rows.length) target.replaceChildren(answerTable(answer.head.vars, rows, labels));
  else target.replaceChildren(el("p", { class: "quiet" }, t("sparql_no_rows")));
  const shown = rows.length > SPARQL_ROWS ? ` ${t("sparql_first_rows", { n: SPARQL_ROWS })}` : "";
  return tell(`${t("sparql_rows", { n: rows.length })} · ${took}${shown}`);
}

function answerTable(names, rows, labels) {
  const head = el("thead", {}, el("tr", {}, ...names.map((name) => el("th", { scope: "col", class: rows[0]?.[name] && isNumber(rows[0][name]) ? "number" : null }, name))));
  const body = rows.slice(0, SPARQL_ROWS).map((row) => el("tr", {}, ...names.map((name) => answerCell(row[name], labels))));
  return el("table", {}, el("caption", { class: "unseen" }, t("sparql_answer")), head, el("tbody", {}, ...body));
}

function answerCell(term, labels) {
  if (!term) return el("td", {});
  if (term.type !== "uri") return el("td", { class: isNumber(term) ? "number" : null, lang: term["xml:lang"] }, el("bdi", {}, term.value));
  const label = labels[term.value];
  const short = shortIri(term.value);
  const id = thingOfIri(term.value);
  const name = id ? button(label ?? short, () => choose({ ...id, view: "network" }), { class: "plain" }) : label && el("bdi", {}, label);
  return el("td", {}, name, label || !id ? el("span", { class: "iri", title: term.value }, short) : null);
}

const isNumber = (term) => /#(integer|decimal|double|float)$/.test(term.datatype ?? "");

function shortIri(iri) {
  for (const [name, namespace] of Object.entries(sparql.known.prefixes)) if (iri.startsWith(namespace)) return `${name}:${iri.slice(namespace.length)}`;
  return iri;
}

/** The engine writes whole IRIs; people read the usual prefixes more easily. */
function withTurtlePrefixes(turtle) {
  const used = new Set();
  const text = turtle.replace(/"(?:[^"\\]|\\.)*"|<([^>]*)>/g, (whole, iri) => {
    const [name, namespace] = Object.entries(sparql.known.prefixes).find(([, start]) => iri?.startsWith(start)) ?? [];
    if (!name || !/^[A-Za-z][\w-]*$/.test(iri.slice(namespace.length))) return whole;
    used.add(`@prefix ${name}: <${namespace}> .\n`);
    return `${name}:${iri.slice(namespace.length)}`;
  });
  return `${[...used].sort().join("")}${used.size ? "\n" : ""}${text}`;
}

/** What an IRI is in this page: `{node}` or `{grant}`, or null. */
function thingOfIri(iri) {
  if (!sparql.iris) {
    sparql.iris = new Map();
    for (const id of data.nodes.keys()) sparql.iris.set(data.things[id].iri, { node: id });
    for (const grant of data.grants.values()) sparql.iris.set(grant.iri, { grant: grant.id });
  }
  return sparql.iris.get(iri) ?? null;
}

/* What to do with an answer */

function answerTools({ json, turtle, answer }) {
  if (turtle !== undefined) return [button(t("download_turtle"), () => save("answer.ttl", "text/turtle", turtle))];
  const ids = nodesIn(answer);
  return [
    button(t("download_csv"), () => save("answer.csv", "text/csv;charset=utf-8", "\ufeff", answerCsv(answer))),
    button(t("download_json"), () => save("answer.json", "application/json", json)),
    ids.length ? button(t("sparql_show", { n: ids.length }), () => change({ ...START, view: "network", marked: ids.join(",") }), { id: "sparql-show" }) : null,
  ].filter(Boolean);
}

/** The nodes of the network that an answer names, those of its grants included. */
function nodesIn({ results }) {
  const found = new Set();
  for (const row of results?.bindings ?? []) {
    for (const term of Object.values(row)) {
      const thing = term.type === "uri" ? thingOfIri(term.value) : null;
      if (thing?.node) found.add(thing.node);
      if (thing?.grant) for (const id of nodesOf(grantById(thing.grant))) if (data.nodes.has(id)) found.add(id);
    }
  }
  return [...found].sort();
}

/** Plain texts for a spreadsheet, none of which it would run as a formula. */
function answerCsv({ head, results }) {
  const rows = [head.vars, ...results.bindings.map((row) => head.vars.map((name) => row[name]?.value))];
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
