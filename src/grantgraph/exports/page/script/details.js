/* The right side: what stands behind a node, a link, a grant, or the way between two nodes. */

function drawDetails() {
  const panel = byId("details");
  const content = subject();
  const reading = panel.contains(document.activeElement);
  fill(panel, content ? [closer(), content] : overview());
  if (reading) panel.focus({ preventScroll: true });
  panel.classList.toggle("open", Boolean(content));
  panel.scrollTop = 0;
}

function subject() {
  if (awaiting) return askForSecond();
  if (state.from && state.to) return pathDetails();
  if (state.node) return nodeDetails(state.node);
  if (state.edge) return edgeDetails(data.edges.get(state.edge));
  if (state.grant) return grantDetails(grantById(state.grant));
  if (state.group) return groupDetails();
  return null;
}

const closer = () =>
  button(
    "×",
    () => {
      awaiting = "";
      choose({});
    },
    { class: "close", "aria-label": t("close") },
  );
const heading = (kind, text) => el("h2", {}, shape(kind), el("span", {}, text));
