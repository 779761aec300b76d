/* Links that show the same to someone else, without telling where the file lies on the reader's disk. */

/** The address to pass on: on the web the whole, from a file its name and what follows. */
function shareable() {
  const parts = fragment();
  if (/^https?:$/.test(location.protocol))
    return `${location.origin}${location.pathname}${parts ? `#${parts}` : ""}`;
  const iri = data.things[state.node]?.iri ?? grantById(state.grant)?.iri;
  return [`${decodeURIComponent(location.pathname.split("/").pop())}#${parts}`, iri]
    .filter(Boolean)
    .join("\n");
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(shareable());
    say(t("link_copied"));
  } catch {
    say(shareable());
  }
}

const say = (text) => {
  byId("status").textContent = text;
};
