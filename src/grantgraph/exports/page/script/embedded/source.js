/* The source of a page that carries all of its data: every answer is worked out here, at once. */

const TOLD = 100; // grants of one thing
const LINKS_TOLD = 60; // links of one kind
const VALUES_TOLD = 200; // values of a facet, members of a group
const TOPS = 6;

const source = {
  open(nodes, edges, { things, grants }) {
    hold({ things, nodes, edges, grants });
    everyGrant = grants;
    grants.forEach((grant, number) => {
      grant.number = number;
      for (const id of nodesOf(grant)) append(grantsOf, id, number);
    });
    data.total = {
      grants: grants.length,
      nodes: nodes.length,
      links: edges.length,
      kinds: countByKind(nodes.map(({ id }) => id)),
      most: Math.max(1, ...edges.map((edge) => edge.grants.length)),
      has_published: grants.some((grant) => grant.classes?.some((published) => published.concept)),
      has_amounts: grants.some((grant) => grant.amount),
    };
  },

  prepare(wanted) {
    forgetVisible();
    for (const key of ["node", "from", "to", "focus"]) if (!data.nodes.has(wanted[key])) wanted[key] = "";
    if (!data.edges.has(wanted.edge)) wanted.edge = "";
    if (!grantById(wanted.grant)) wanted.grant = "";
    return null;
  },

  seen() {
    const held = visible();
    held.seen ??= {
      grants: held.grants.size,
      links: held.edges.size,
      kinds: countByKind(held.nodes.keys()),
      counts: held.nodes,
      edges: new Map([...held.edges].map(([id, numbers]) => [id, numbers.length])),
      drawn: held.drawn,
      groups: held.groups,
      leftOut: held.leftOut,
      money: moneyOf(held.grants),
    };
    return held.seen;
  },

  isPublished(id) {
    const { from, to } = data.edges.get(id);
    const concepts = [from, to].filter(isConcept);
    return visible()
      .edges.get(id)
      .some((number) => concepts.some((concept) => classesOf(everyGrant[number], concept).length));
  },

  top: (kind) => byCount([...visible().nodes].filter(([id]) => kindOf(id) === kind)).slice(0, TOPS),

  communities() {
    const { nodes } = visible();
    const members = new Map();
    for (const id of nodes.keys()) {
      const { community } = data.nodes.get(id);
      if (community >= 0) append(members, community, id);
    }
    const heads = (ids) =>
      ids
        .filter(isConcept)
        .sort((a, b) => nodes.get(b) - nodes.get(a))
        .slice(0, 3);
    return [...members]
      .sort((a, b) => a[0] - b[0])
      .slice(0, 12)
      .map(([number, ids]) => [number, ids.length, heads(ids)]);
  },

  /** Values of a facet with the number of grants that have them under all other choices. */
  facet(facet) {
    const counts = new Map();
    for (const grant of everyGrant) {
      if (!passes(grant, facet.name)) continue;
      for (const value of facet.of(grant)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const value of state.facets[facet.name] ?? []) if (!counts.has(value)) counts.set(value, 0);
    return { count: counts.size, values: [...counts] };
  },

  about(id) {
    const numbers = grantsBehind(id).filter((number) => visible().grants.has(number));
    const links = {};
    for (const edge of linksShown(id)) {
      const kind = kindOf(otherEnd(edge, id));
      links[kind] ??= { count: 0, rows: [] };
      links[kind].count += 1;
      if (links[kind].rows.length < LINKS_TOLD)
        links[kind].rows.push([edge.id, visible().edges.get(edge.id).length]);
    }
    const focus = [...new Set(numbers.map((number) => everyGrant[number].focus).filter(Boolean))];
    return { ...grantsTold(numbers), focus, links };
  },

  behind: (id) => grantsTold(visible().edges.get(id) ?? data.edges.get(id).grants),

  alike: similarGrantees,
  similar: similarGrants,

  members(id) {
    const rows = byCount(groupOf(id).members.map((member) => [member, visible().nodes.get(member)]));
    return { count: rows.length, rows: rows.slice(0, VALUES_TOLD) };
  },

  way(from, to) {
    const told = (edge) => {
      const numbers = visible().edges.get(edge.id);
      return { edge: edge.id, count: numbers.length, grants: numbers.slice(0, 3).map((n) => everyGrant[n]) };
    };
    return shortestPath(from, to)?.map(told) ?? null;
  },

  find: async (query) => find(query),

  rows(name, sort, number) {
    const rows = sortedRows(name, sort);
    return { count: rows.length, rows: rows.slice(0, number) };
  },

  everyRow: async (name, sort) => sortedRows(name, sort),

  network: async () => ({
    nodes: [...data.nodes.keys()].map((id) => ({ id, grants: grantsBehind(id).length })),
    edges: [...data.edges.values()].map((edge) => ({ edge, grants: edge.grants.length })),
  }),

  hasTurtle: () => Boolean(byId("data-turtle")),
  turtle: () => unpackBytes("data-turtle"),
};

const grantsTold = (numbers) => ({
  count: numbers.length,
  grants: numbers.slice(0, TOLD).map((number) => everyGrant[number]),
  money: moneyOf(numbers),
});

function countByKind(ids) {
  const counts = {};
  for (const id of ids) counts[kindOf(id)] = (counts[kindOf(id)] ?? 0) + 1;
  return counts;
}
