/* The details of a link: every grant behind it with the sentences that are the reason for it. */

function edgeDetails(edge) {
  const { count, grants, money } = source.behind(edge.id);
  const concepts = [edge.from, edge.to].filter(isConcept);
  return [
    el("h2", { class: "pair" }, end(edge.from), el("span", { class: "and" }, "—"), end(edge.to)),
    el("p", { class: "kind" }, t("kind_link"), " · ", t("count_grants", { n: count })),
    moneyList(money),
    el("p", { class: "buttons" }, button(t("copy_link"), copyLink)),
    grants.map((grant) => grantWithEvidence(grant, concepts)),
    tooMany(count, grants.length),
  ];
}

const end = (id) =>
  button([shape(kindOf(id)), el("span", {}, nameOf(id))], () => choose({ node: id }), { class: "plain" });

/** A grant as the reason for a link: its sentences with the words marked, or the publisher's own class. */
function grantWithEvidence(grant, concepts) {
  const quotes = concepts.flatMap((concept) => quotesOf(grant, concept));
  const classes = concepts.flatMap((concept) => classesOf(grant, concept));
  return el(
    "article",
    { class: "because" },
    el(
      "h3",
      {},
      button(titleOf(grant), () => choose({ grant: grant.id }), { class: "plain" }),
    ),
    el("p", { class: "who" }, granteesOf(grant)),
    sentences(grant, quotes).map((sentence) => quotation(sentence, grant)),
    classes.map(publication),
    el("p", { class: "facts" }, factsOf(grant)),
    sourceOf(grant),
  );
}

const granteesOf = (grant) => (grant.grantees ?? []).map(nameOf).join("; ") || t("no_grantee");

/** Year and amount in one line. */
const factsOf = (grant) => [grant.year, amountText(grant)].filter(Boolean).join(" · ");
