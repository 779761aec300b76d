/* Elements made in one line. Text goes in as text, never as HTML; links lead to http or https only. */

const byId = (id) => document.getElementById(id);

/** An element. Attributes that are null, undefined or false are left out; functions become listeners. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...real(children));
  return element;
}

/** Children without gaps: what is not there is left out. */
const real = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

/** Put new content into an element. */
const fill = (element, ...children) => element.replaceChildren(...real(children));

const button = (label, click, attributes = {}) =>
  el("button", { type: "button", click, ...attributes }, label);

/** Draw a part of the page anew without taking the keyboard's place in it away. */
function keepingFocus(place, redraw) {
  const places = () => [...place.querySelectorAll("button, input, select, a[href], summary, [tabindex]")];
  const held = document.activeElement;
  const at = place.contains(held) ? places().indexOf(held) : -1;
  const { id } = held ?? {};
  redraw();
  if (at < 0) return;
  const again = (id && byId(id)) || places()[at];
  if (again && again !== document.activeElement) again.focus({ preventScroll: true });
}

/** A link to the web, or plain text where the address is of another kind. */
function webLink(address, label = address) {
  return /^https?:\/\//i.test(address)
    ? el("a", { href: address, rel: "noopener noreferrer" }, label)
    : el("span", {}, label);
}

const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  theme: "M8 1 15 8 8 15 1 8z",
  activity: "M2.2 2.2h11.6v11.6H2.2z",
  round: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z",
};

/** The shape of a kind of node, as in the network. */
function shape(kind) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({
    class: `shape ${kind}`,
    viewBox: "0 0 16 16",
    width: 16,
    height: 16,
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", OUTLINES[kind] ?? OUTLINES.round);
  svg.append(path);
  return svg;
}

/** A number as wide as the greatest of its list, so that what stands before it begins at one edge. */
function countOf(count, most) {
  const number = el("span", { class: "count" }, shown(count));
  number.style.minWidth = `${shown(most).length}ch`;
  return number;
}

/** A section with a heading. */
const section = (heading, ...children) => el("section", {}, el("h3", {}, heading), ...children);

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const isNarrow = () => matchMedia("(max-width: 760px)").matches;
