/* Finding by words: things by their names, grants by all their texts. */

/** Letters without case and accents. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

let index = null;
let indexFor = ""; // the language of its names

function searchIndex() {
  if (index && indexFor === language) return index;
  indexFor = language;
  const things = Object.entries(data.things).map(([id, thing]) => ({
    id,
    kind: kindOf(id),
    name: nameOf(id),
    words: folded([nameOf(id), thing.label, ...(thing.names ?? []), ...(thing.identifiers ?? [])].join("\n")),
  }));
  const grants = everyGrant.map((grant) => ({
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
