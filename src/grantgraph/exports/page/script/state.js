/* What the reader has chosen. It lives in the address after #, so that a link shows the same to someone else. */

const START = {
  view: "network",
  node: "",
  edge: "",
  grant: "",
  group: "",
  from: "",
  to: "",
  marked: "",
  focus: "",
  steps: 1,
  min: 1,
  table: "nodes",
  sort: "",
  colour: "kind",
};

const state = { ...START, hidden: new Set(), facets: {}, lang: "en" };

/** What runs when a view is first opened, by the view's name. */
const firstShown = {};

const listeners = [];
const onChange = (listener) => listeners.push(listener);

let next = null; // the state that is being prepared

/** Change the state; everything that shows it follows, at once or when the source is ready. */
function change(patch) {
  const wanted = { ...(next ?? state), ...patch };
  const asked = { ...wanted };
  const ready = source.prepare(wanted);
  if (!ready) {
    show(wanted);
    return sayMissing(asked, wanted);
  }
  next = wanted;
  document.body.dataset.waiting = "yes";
  const isLast = (act) => (value) => (next === wanted ? act(value) : undefined);
  return ready.then(
    isLast(() => show(wanted)),
    isLast(stay),
  );
}

function show(wanted) {
  const previous = { ...state };
  next = null;
  delete document.body.dataset.waiting;
  Object.assign(state, wanted);
  writeAddress();
  for (const listener of listeners) listener(previous);
}

/** What was asked for could not be had: what is shown stays, and the reason is said. */
function stay(error) {
  next = null;
  delete document.body.dataset.waiting;
  writeAddress();
  say(error.message);
}

/** Begin with a state; the reason in words where it could not be had, and the page begins as it does without one. */
async function begin(wanted) {
  try {
    await source.prepare(wanted);
    Object.assign(state, wanted);
    return "";
  } catch (error) {
    return error.message;
  }
}

/** Choose a node, a link or a grant; whatever was chosen before is let go. */
const choose = (patch) =>
  change({ node: "", edge: "", grant: "", group: "", from: "", to: "", marked: "", ...patch });

const reset = () => change({ ...START, view: state.view, table: state.table, hidden: new Set(), facets: {} });

const ADDRESS = {
  view: "view",
  node: "n",
  edge: "e",
  grant: "g",
  from: "from",
  to: "to",
  marked: "marked",
  focus: "focus",
  steps: "steps",
  min: "min",
  table: "table",
  sort: "sort",
  colour: "colour",
};

function fragment() {
  const parts = new URLSearchParams();
  for (const [key, name] of Object.entries(ADDRESS))
    if (String(state[key]) !== String(START[key])) parts.set(name, state[key]);
  if (state.hidden.size) parts.set("hide", [...state.hidden].join(","));
  for (const [facet, values] of Object.entries(state.facets))
    if (values.size) parts.set(`f.${facet}`, [...values].map(withoutComma).join(","));
  if (state.lang !== "en") parts.set("lang", state.lang);
  const plain = { "%3A": ":", "%2F": "/", "%7E": "~", "%2C": "," };
  return parts.toString().replace(/%(3A|2F|7E|2C)/g, (code) => plain[code]);
}

/** A value that can stand in a list with commas; `decodeURIComponent` gives it back. */
const withoutComma = (value) => value.replaceAll("%", "%25").replaceAll(",", "%2C");

function writeAddress() {
  const wanted = fragment();
  if (location.hash.slice(1) === wanted) return;
  try {
    history.replaceState(null, "", wanted ? `#${wanted}` : location.pathname);
  } catch {
    location.hash = wanted;
  }
}

/** Read the state from the address. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const read = { ...START, hidden: new Set(), facets: {}, lang: parts.get("lang") ?? state.lang };
  for (const [key, name] of Object.entries(ADDRESS)) if (parts.has(name)) read[key] = parts.get(name);
  read.steps = read.steps === "2" ? 2 : 1;
  read.min = Math.max(1, Number.parseInt(read.min, 10) || 1);
  if (!byId(`view-${read.view}`)) read.view = START.view;
  for (const kind of (parts.get("hide") ?? "").split(","))
    if (NODE_KINDS.includes(kind) || LINK_KINDS.includes(kind)) read.hidden.add(kind);
  for (const [key, value] of parts)
    if (key.startsWith("f.")) read.facets[key.slice(2)] = new Set(value.split(",").map(decodeURIComponent));
  return read;
}
