/* Who works on the same things: shared concepts, each counting the more the fewer grants have it. */

const rarity = (id) => Math.log((everyGrant.length + 1) / (grantsBehind(id).length + 0.5));

/** The nearest of many: `[{id, shared, score}]`, best first; `shared` with how many grants have each. */
function nearest(own, others, number = 6) {
  const found = [];
  for (const [id, concepts] of others) {
    const shared = [...concepts].filter((concept) => own.has(concept));
    if (shared.length)
      found.push({
        id,
        shared: shared
          .sort((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1))
          .map((concept) => [concept, grantsBehind(concept).length]),
        score: shared.reduce((sum, concept) => sum + Math.max(rarity(concept), 0.01), 0),
      });
  }
  return found.sort((a, b) => Math.round((b.score - a.score) * 1e6) || (a.id < b.id ? -1 : 1)).slice(0, number);
}

const conceptsIn = (numbers) => new Set(numbers.flatMap((number) => everyGrant[number].concepts ?? []));

/** Grants that share concepts with a grant. */
function similarGrants(grant) {
  const near = new Set((grant.concepts ?? []).flatMap((concept) => grantsBehind(concept)));
  near.delete(grant.number);
  const others = [...near].map((number) => [everyGrant[number].id, new Set(everyGrant[number].concepts)]);
  return nearest(new Set(grant.concepts), others);
}

/** Named grantees that work on the same themes and activities as a grantee. */
function similarGrantees(id) {
  const own = conceptsIn(grantsBehind(id));
  const ids = new Set(
    [...own]
      .flatMap((concept) => grantsBehind(concept))
      .flatMap((number) => everyGrant[number].grantees ?? []),
  );
  ids.delete(id);
  const others = [...ids]
    .filter((other) => kindOf(other) === "grantee")
    .map((other) => [other, conceptsIn(grantsBehind(other))]);
  return nearest(own, others);
}
