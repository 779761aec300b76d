/* A shortest way between two nodes, over the links that are shown. */

/** Links from one node to another in order, or null where there is no way. */
function shortestPath(from, to) {
  if (from === to) return [];
  const { edges } = visible();
  const reached = new Map([[from, null]]);
  let front = [from];
  while (front.length && !reached.has(to)) {
    const next = [];
    for (const id of front) {
      const links = (data.linksOf.get(id) ?? [])
        .filter((edge) => edges.has(edge.id))
        .sort((a, b) => b.grants.length - a.grants.length);
      for (const edge of links) {
        const end = otherEnd(edge, id);
        if (reached.has(end)) continue;
        reached.set(end, edge);
        next.push(end);
      }
    }
    front = next;
  }
  if (!reached.has(to)) return null;
  const way = [];
  for (let id = to; id !== from; id = otherEnd(way[0], id)) way.unshift(reached.get(id));
  return way;
}
