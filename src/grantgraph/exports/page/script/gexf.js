/* The whole network as GEXF 1.3 (https://gexf.net), for Gephi and others. */

const GEXF = "http://gexf.net/1.3";
const NODE_ATTRIBUTES = ["kind", "iri", "grants"];

function gexfText({ nodes, edges }) {
  const declared = NODE_ATTRIBUTES.map((title, id) =>
    tag("attribute", { id, title, type: title === "grants" ? "integer" : "string" }),
  );
  const graph = tag(
    "graph",
    { defaultedgetype: "undirected" },
    tag("attributes", { class: "node" }, declared),
    tag("attributes", { class: "edge" }, tag("attribute", { id: 0, title: "kind", type: "string" })),
    tag("nodes", {}, nodes.map(gexfNode)),
    tag("edges", {}, edges.map(gexfEdge)),
  );
  const root = tag("gexf", { xmlns: GEXF, "xmlns:viz": `${GEXF}/viz`, version: "1.3" }, graph);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** From rows of the table of nodes. */
function gexfNode({ id, grants }) {
  const { group, x, y } = data.nodes.get(id);
  const values = [group, data.things[id].iri, grants];
  return tag(
    "node",
    { id, label: nameOf(id) },
    tag("attvalues", {}, values.map((value, i) => tag("attvalue", { for: i, value }))), // prettier-ignore
    tag("viz:position", { x, y: -y, z: 0 }),
  );
}

/** From rows of the table of links. */
function gexfEdge({ edge: { id, from, to, kind }, grants }) {
  const values = tag("attvalues", {}, tag("attvalue", { for: 0, value: kind }));
  return tag("edge", { id, source: from, target: to, weight: grants }, values);
}
