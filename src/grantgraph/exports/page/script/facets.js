/* What grants can be narrowed by: each facet gives the values that a grant has in it. */

const conceptsOf = (kind) => (grant) => (grant.concepts ?? []).filter((id) => data.things[id].kind === kind);

const FACETS = [
  { name: "theme", of: conceptsOf("theme") },
  { name: "activity", of: conceptsOf("activity") },
  { name: "grantee", of: (grant) => (grant.grantees ?? []).filter((id) => kindOf(id) === "grantee") },
  { name: "funder", of: (grant) => grant.funders ?? [] },
  { name: "country", of: (grant) => (grant.places ?? []).filter((id) => data.things[id].kind === "country") },
  { name: "place", of: (grant) => (grant.places ?? []).filter((id) => data.things[id].kind === "place") },
  { name: "year", of: (grant) => (grant.year ? [grant.year] : []), label: (value) => value, byValue: true },
  {
    name: "amount",
    of: (grant) => [amountBand(grant)],
    label: bandLabel,
    byValue: true,
    when: () => data.total.has_amounts,
  },
  { name: "audience", of: conceptsOf("audience") },
  { name: "channel", of: conceptsOf("channel") },
  { name: "language", of: conceptsOf("language") },
];

const facetLabel = (facet, value) => (facet.label ?? nameOf)(value);

/** `{count, values}`: how many values a facet has, and `[value, grants]` of the first of them, in order. */
function facetCounts(facet) {
  const { count, values } = source.facet(facet);
  const order = facet.byValue
    ? ([a], [b]) => bandOrder(a) - bandOrder(b) || a.localeCompare(b, "en", { numeric: true })
    : ([a, n], [b, m]) => m - n || facetLabel(facet, a).localeCompare(facetLabel(facet, b), language);
  return { count, values: [...values].sort(order) };
}

function toggleFacet(name, value) {
  const values = new Set(state.facets[name]);
  if (!values.delete(value)) values.add(value);
  change({ facets: { ...state.facets, [name]: values } });
}

const BANDS = [0, 1e4, 2.5e4, 5e4, 1e5, 2.5e5, 1e6, 1e7];

/** The band of a grant's amount in its own currency, as `USD 10000`; `-` where no amount is published, `*` where transactions stand for it. */
function amountBand(grant) {
  if (!grant.amount) return grant.paid ? "*" : "-";
  const amount = Number(grant.amount);
  return `${grant.currency} ${BANDS.findLast((band) => band <= amount) ?? 0}`;
}

function bandLabel(value) {
  if (value === "-") return t("amount_unknown");
  if (value === "*") return t("amount_in_transactions");
  const [currency, low] = value.split(" ");
  const high = BANDS[BANDS.indexOf(Number(low)) + 1];
  const number = (n) => new Intl.NumberFormat(language).format(n);
  return high
    ? `${currency} ${number(Number(low))} – ${number(high)}`
    : `${currency} ≥ ${number(Number(low))}`;
}

const bandOrder = (value) => ("*-".includes(value) ? 1 : 0);
