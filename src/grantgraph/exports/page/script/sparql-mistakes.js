/* The usual mistakes in a query that the engine refused. Rules and words are those of the command line
   (`rdf/mistakes.json`); here is what reads them. A mistake is {name, place, values}. */

const SPARQL_LONGEST = 5000;
const CLOSING = { "{": "}", "(": ")", "[": "]" };
const AGGREGATE = /\b(?:COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT)\s*\(/i;

function findMistake(query) {
  if (query.length > SPARQL_LONGEST) return null;
  const bare = hidden(query);
  const data = /\bVALUES\s*(?:\([^()]*\)|[?$]\w+)\s*\{[^{}]*\}/gi;
  const looks = [emptyQuery, (text) => byRules(text, "rules"), wrongWord, wrongPrefix, wrongBracket, (text) => byRules(text.replace(data, blank), "later"), wrongGroup];
  for (const look of looks) {
    const mistake = look(bare);
    if (mistake) return mistake;
  }
  return null;
}

const blank = (text) => " ".repeat(text.length);

/** The query with its texts as §, its IRIs as ¤ and its comments as spaces, so that every place stays. */
function hidden(query) {
  const parts = /("""[^]*?"""|'''[^]*?'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')|(<[^<>"{}|^`\\\s]*>)|#[^\r\n]*/g;
  return query.replace(parts, (whole, text, iri) => (text ? "§" : iri ? "¤" : " ").repeat(whole.length));
}

function emptyQuery(bare) {
  return bare.replace(/\b(?:PREFIX\s+[\w-]*:|BASE)\s*¤+/gi, "").trim() ? null : { name: "empty", place: 0, values: {} };
}

function byRules(bare, when) {
  for (const { name, pattern } of sparql.known.mistakes[when]) {
    const match = new RegExp(pattern, "id").exec(bare);
    if (match) return { name, place: match.indices[1][0], values: { found: match[1] } };
  }
  return null;
}

function wrongWord(bare) {
  const { keywords } = sparql.known.mistakes;
  for (const match of bare.matchAll(/(^|[^\w?$:@%.\\-])([A-Za-z_]\w*)(?![\w.-]*:)/g)) {
    const word = match[2].toLowerCase();
    if (keywords.includes(word)) continue;
    const [distance, wanted] = keywords.map((known) => [distanceOf(word, known), known]).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))[0];
    const name = distance <= 2 && distance * 2 < word.length ? "meant" : "unknown";
    return { name, place: match.index + match[1].length, values: { found: match[2], wanted: wanted.toUpperCase() } };
  }
  return null;
}

/** How many letters must be put in, left out, changed or swapped with the next one to make one word of another. */
function distanceOf(one, other) {
  const rows = [...Array(one.length + 1)].map((_, i) => [i, ...Array(other.length).fill(0)]);
  for (let j = 1; j <= other.length; j += 1) rows[0][j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const changed = rows[i - 1][j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[one.length][other.length];
}

function wrongPrefix(bare) {
  const declared = new Set([...bare.matchAll(/\bPREFIX\s+([\w-]*:)/gi)].map((match) => match[1]));
  for (const name of Object.keys(sparql.known.prefixes)) declared.add(`${name}:`);
  for (const match of bare.matchAll(/(^|[\s(){}[\],;/|^!*+.])((?:[A-Za-z][\w-]*)?:)/g)) {
    if (!declared.has(match[2])) return { name: "prefix_unknown", place: match.index + match[1].length, values: { found: match[2] } };
  }
  return null;
}

function wrongBracket(bare) {
  const opened = [];
  for (const { 0: sign, index } of bare.matchAll(/[[\](){}]/g)) {
    if (sign in CLOSING) opened.push(index);
    else if (!opened.length) return { name: "unopened", place: index, values: { found: sign } };
    else if (CLOSING[bare[opened.at(-1)]] !== sign) return unclosed(bare, opened.at(-1), index);
    else opened.pop();
  }
  return opened.length ? unclosed(bare, opened.at(-1), bare.trimEnd().length) : null;
}

const unclosed = (bare, opened, place) => ({ name: "unclosed", place, values: { found: bare[opened], wanted: CLOSING[bare[opened]], ...lineAndColumn(bare, opened) } });

/** A variable that is selected beside an aggregate, or with GROUP BY, and is not grouped by. */
function wrongGroup(bare) {
  for (const select of bare.matchAll(/\bSELECT\b([^{}]*)\{/gi)) {
    const rest = bare.slice(endOfGroup(bare, select.index + select[0].length));
    const grouped = /^\s*GROUP\s+BY\b((?:(?!\b(?:HAVING|ORDER|LIMIT|OFFSET|VALUES)\b)[^{}])*)/i.exec(rest);
    if (!grouped && !AGGREGATE.test(select[1])) continue;
    const by = new Set([...(grouped?.[1] ?? "").matchAll(/[?$](\w+)/g)].map((match) => match[1]));
    const alone = select[1].replace(/\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, blank);
    for (const variable of alone.matchAll(/[?$](\w+)/g)) {
      if (!by.has(variable[1])) return { name: "ungrouped", place: select.index + "SELECT".length + variable.index, values: { found: variable[0] } };
    }
  }
  return null;
}

/** The place after the brace that closes the group which begins just before `place`. */
function endOfGroup(bare, place) {
  let depth = 1;
  for (const { 0: sign, index } of bare.slice(place).matchAll(/[{}]/g)) {
    depth += sign === "{" ? 1 : -1;
    if (depth === 0) return place + index + 1;
  }
  return bare.length;
}

/** The place that the engine names, in the reader's own text. It stands behind the longest word that was tried there. */
function engineMistake(query, complaint, added) {
  const found = /error at (\d+):(\d+): expected ([^]*)/.exec(complaint);
  if (!found) return null;
  const before = query.split("\n").slice(0, Number(found[1]) - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const tried = (found[3].match(/\b[A-Z_]{3,}\b/g) ?? []).map((word) => word.length);
  const column = Number(found[2]) - 1 - (found[1] === "1" ? added : 0) - (tried.length ? Math.min(...tried) : 0);
  const place = Math.max(0, Math.min(before + column, query.length));
  return { name: "unexpected", place: place - query.slice(0, place).split(/\W/).at(-1).length, values: {} };
}

function lineAndColumn(text, place) {
  const lines = text.slice(0, place).split("\n");
  return { line: lines.length, column: lines.at(-1).length + 1 };
}
