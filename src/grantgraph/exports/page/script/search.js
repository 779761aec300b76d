/* One field finds things by name and grants by their words; every result says what it is. */

const FOUND_AT_MOST = 14;
const ORDER = [
  "grantee",
  "theme",
  "activity",
  "funder",
  "country",
  "place",
  "audience",
  "channel",
  "language",
  "grant",
];

/** Letters without case and accents. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

let index = null;

function searchIndex() {
  if (index) return index;
  const things = Object.entries(data.things).map(([id, thing]) => ({
    id,
    kind: kindOf(id),
    name: nameOf(id),
    words: folded([nameOf(id), thing.label, ...(thing.names ?? []), ...(thing.identifiers ?? [])].join("\n")),
  }));
  const grants = data.grants.map((grant) => ({
    id: grant.id,
    kind: "grant",
    name: titleOf(grant),
    words: folded(
      [...(grant.texts ?? []).map((text) => text.value), grant.focus ?? "", grant.identifier ?? ""].join(
        "\n",
      ),
    ),
  }));
  index = [...things, ...grants].filter(
    (entry) => entry.kind !== "undisclosed" && entry.kind !== "individual",
  );
  return index;
}

/** Entries that hold all words asked for; names that begin with them come first. */
function find(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const rank = (entry) => {
    const name = folded(entry.name);
    return (name.startsWith(words[0]) ? 0 : name.includes(words[0]) ? 1 : 2) * 20 + ORDER.indexOf(entry.kind);
  };
  return searchIndex()
    .filter((entry) => words.every((word) => entry.words.includes(word)))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, FOUND_AT_MOST);
}

function take(entry) {
  closeFound();
  byId("search").value = "";
  if (awaiting) return finishPath(entry.id);
  if (entry.kind === "grant") return choose({ grant: entry.id });
  if (data.nodes.has(entry.id))
    return choose({ node: entry.id, hidden: without(state.hidden, kindOf(entry.id)) });
  return change({ facets: { ...state.facets, [entry.kind]: new Set([entry.id]) } });
}

const without = (set, value) => new Set([...set].filter((held) => held !== value));

let found = [];
let active = -1;

function showFound() {
  const query = byId("search").value;
  found = find(query);
  active = -1;
  const list = byId("found");
  list.replaceChildren(
    ...found.map((entry, i) =>
      el(
        "li",
        {
          role: "option",
          id: `found-${i}`,
          "aria-selected": "false",
          mousedown: (event) => {
            event.preventDefault();
            take(entry);
          },
        },
        shape(entry.kind),
        el("span", { class: "name" }, entry.name),
        el("span", { class: "type" }, t(`kind_${entry.kind}`)),
      ),
    ),
  );
  if (query.trim() && !found.length)
    list.append(
      el(
        "li",
        { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        t("nothing_found"),
      ),
    );
  list.hidden = !query.trim();
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  byId("search").removeAttribute("aria-activedescendant");
}

function closeFound() {
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

function moveFound(step) {
  if (!found.length) return;
  active = (active + step + found.length) % found.length;
  [...byId("found").children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  byId("search").setAttribute("aria-activedescendant", `found-${active}`);
  byId(`found-${active}`).scrollIntoView({ block: "nearest" });
}

function startSearch() {
  const field = byId("search");
  field.addEventListener("input", showFound);
  field.addEventListener("focus", () => {
    if (field.value) showFound();
  });
  field.addEventListener("blur", closeFound);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      moveFound(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && found.length) {
      event.preventDefault();
      take(found[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      field.value = "";
      closeFound();
    }
  });
}
