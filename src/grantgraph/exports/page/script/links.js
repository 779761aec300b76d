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

const copyLink = () => copy(shareable(), t("link_copied"));

/** Put a text on the clipboard; where the browser does not allow it, show it to be copied by hand. */
async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(text);
  }
}

const say = (text) => {
  byId("status").textContent = text;
};
