/* What is shown under the reader's choices: grants, nodes and links, each link with the grants that remain behind it. */

const OVERVIEW_GRANTEES = 40;

let kept = null;
const forgetVisible = () => {
  kept = null;
};

let everyGrant = []; // in the order of their sources; a grant's place is its number
const grantsOf = new Map(); // numbers of the grants of a node

const grantsBehind = (id) => grantsOf.get(id) ?? [];

/** `{grants: Set, nodes: Map id -> count, edges: Map id -> grant numbers, groups: [], drawn: Set, leftOut: number}` */
function visible() {
  kept ??= findVisible();
  return kept;
}

function findVisible() {
  const grants = new Set();
  for (const grant of everyGrant) if (passes(grant)) grants.add(grant.number);
  const everything = grants.size === everyGrant.length;
  const edges = new Map();
  const nodes = new Map();
  const scope = state.focus ? within(state.focus, state.steps, grants) : null;
  for (const [id, node] of data.nodes) {
    if (state.hidden.has(node.group) || (scope && !scope.has(id))) continue;
    const count = everything
      ? grantsBehind(id).length
      : grantsBehind(id).filter((number) => grants.has(number)).length;
    if (count) nodes.set(id, count);
  }
  for (const edge of data.edges.values()) {
    if (state.hidden.has(edge.kind) || !nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const behind = everything ? edge.grants : edge.grants.filter((number) => grants.has(number));
    if (behind.length >= state.min) edges.set(edge.id, behind);
  }
  if (state.min > 1) dropUnlinked(nodes, edges);
  return { grants, nodes, edges, ...drawn(nodes, edges) };
}

function dropUnlinked(nodes, edges) {
  const linked = new Set();
  for (const id of edges.keys()) {
    linked.add(data.edges.get(id).from);
    linked.add(data.edges.get(id).to);
  }
  for (const id of nodes.keys()) if (!linked.has(id) && id !== state.node) nodes.delete(id);
}

/** Whether a grant satisfies every facet but one. */
function passes(grant, except = "") {
  return FACETS.every((facet) => {
    const wanted = state.facets[facet.name];
    return facet.name === except || !wanted?.size || facet.of(grant).some((value) => wanted.has(value));
  });
}

/** The nodes that the picture shows: all, or where they are too many the concepts and the grantees with most grants. */
function drawn(nodes, edges) {
  if (nodes.size <= CAP) return { drawn: new Set(nodes.keys()), groups: [], leftOut: 0 };
  const top = (kinds, number) =>
    [...nodes.keys()]
      .filter((id) => kinds.includes(kindOf(id)))
      .sort((a, b) => nodes.get(b) - nodes.get(a) || (a < b ? -1 : 1))
      .slice(0, number);
  const chosen = new Set([...top(["theme", "activity"], 200), ...top(["grantee"], OVERVIEW_GRANTEES)]);
  for (const id of [state.focus, ...chosenNodes(state)]) if (nodes.has(id)) chosen.add(id);
  return { drawn: chosen, groups: gathered(nodes, edges, chosen), leftOut: nodes.size - chosen.size };
}

/** One group for each community of grantees that are not drawn one by one, with its links to what is drawn. */
function gathered(nodes, edges, chosen) {
  const groups = new Map();
  for (const id of nodes.keys()) {
    if (chosen.has(id) || kindOf(id) !== "grantee") continue;
    const number = data.nodes.get(id).community;
    if (number < 0) continue;
    if (!groups.has(number)) groups.set(number, { id: `group:${number}`, members: [], links: new Map() });
    const group = groups.get(number);
    group.members.push(id);
    for (const edge of data.linksOf.get(id) ?? []) {
      const end = otherEnd(edge, id);
      if (edges.has(edge.id) && chosen.has(end))
        group.links.set(end, (group.links.get(end) ?? 0) + edges.get(edge.id).length);
    }
  }
  const found = [...groups.values()].filter((group) => group.members.length > 1);
  for (const group of found) group.n = group.members.length;
  for (const group of found) group.links = new Map(heaviest(group.links));
  return found.sort((a, b) => b.members.length - a.members.length).slice(0, 24);
}

const GROUP_LINKS = 6;
const heaviest = (links) =>
  [...links].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, GROUP_LINKS);

/** Ids within one or two links of a node, over links that still have grants. */
function within(id, steps, grants) {
  const found = new Set([id]);
  let edge = [id];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const from of edge) {
      for (const link of data.linksOf.get(from) ?? []) {
        const end = otherEnd(link, from);
        if (
          found.has(end) ||
          state.hidden.has(kindOf(end)) ||
          !link.grants.some((number) => grants.has(number))
        )
          continue;
        found.add(end);
        next.push(end);
      }
    }
    edge = next;
  }
  return found;
}
