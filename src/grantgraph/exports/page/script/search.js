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
let finding = Promise.resolve(); // what was typed last, until its results are shown

function startFinding() {
  const query = byId("search").value;
  finding = source.find(query).then(
    (entries) => {
      if (byId("search").value === query) showFound(query, entries);
    },
    (error) => say(error.message),
  );
}

function showFound(query, entries) {
  found = entries;
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
        el("span", { class: "name" }, entry.name, aboutFound(entry)),
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

/** What tells grants with one title apart: who received them, and when. */
function aboutFound({ kind, id }) {
  const grant = kind === "grant" ? grantById(id) : null;
  if (!grant?.grantees) return null;
  return el("span", { class: "quiet" }, [granteesOf(grant), grant.year].filter(Boolean).join(" · "));
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
  field.addEventListener("input", startFinding);
  field.addEventListener("focus", () => {
    if (field.value) startFinding();
  });
  field.addEventListener("blur", closeFound);
  field.addEventListener("keydown", async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      await finding;
      moveFound(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      await finding;
      if (found.length) take(found[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      field.value = "";
      closeFound();
    }
  });
}
