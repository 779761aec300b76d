/* The details of a grant: parties, texts with every quoted word marked, money, dates, source. */

const grantButton = (grant) =>
  el(
    "div",
    { class: "brief" },
    button(titleOf(grant), () => choose({ grant: grant.id }), { class: "plain" }),
    el("span", { class: "quiet" }, [granteesOf(grant), factsOf(grant)].join(" · ")),
  );

function grantDetails(grant) {
  return [
    heading("grant", titleOf(grant)),
    el("p", { class: "kind" }, t("kind_grant"), grant.identifier ? ` · ${grant.identifier}` : null),
    ...grantBody(grant),
    el("p", { class: "buttons" }, button(t("copy_link"), copyLink)),
    similarList(grant),
    el("p", { class: "iri" }, webLink(grant.iri)),
  ];
}

/** All of a grant: parties, texts with every quoted word marked, concepts with their reasons, money, dates, source. */
function grantBody(grant) {
  return [
    facts(grant),
    ...(grant.texts ?? []).map((text, n) =>
      text.field === "title" && text.value === titleOf(grant) && !quotesIn(grant, n).length
        ? null
        : el("p", { class: "told", lang: text.language || null }, marked(text.value, quotesIn(grant, n))),
    ),
    conceptTags(grant),
    (grant.classes ?? []).map(publication),
    disputesOf(grant),
    judgementsOf(grant),
    sourceOf(grant),
  ];
}

const quotesIn = (grant, n) => (grant.quotes ?? []).filter((quote) => quote.text === n);

/** Where sources disagree, each value with its place; none of them is taken for true. */
function disputesOf(grant) {
  if (!grant.disputes) return null;
  const said = ({ property, value, location }) =>
    el("li", {}, `${property}: ${value}`, el("span", { class: "quiet" }, ` (${location})`));
  return el("div", { class: "honest" }, el("p", {}, t("disputed")), el("ul", {}, grant.disputes.map(said)));
}

function facts(grant) {
  const rows = [
    ["kinds_grantee", (grant.grantees ?? []).map((id) => end(id))],
    ["focus", grant.focus],
    ["kind_funder", (grant.funders ?? []).map(nameOf).join("; ")],
    ["amount", amountText(grant)],
    ["transactions", (grant.paid ?? []).map((payment) => el("div", {}, paymentText(payment)))],
    ["column_places", (grant.places ?? []).map(nameOf).join("; ")],
    ["year", grant.year],
    ["supplement", grant.supplement ? t("yes") : ""],
    ...Object.entries(grant.dates ?? {}).map(([name]) => [`date_${name}`, dateOf(grant, name)]),
  ];
  return el(
    "dl",
    {},
    rows
      .filter(([, value]) => value?.length)
      .flatMap(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, value)]),
  );
}

/** A date or a duration of a grant, with the words it was read from where it is inferred. */
function dateOf(grant, name) {
  const [, years, months] = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(grant.dates[name]) ?? [];
  const length = [counted(years, "year"), counted(months, "month")].filter(Boolean).join(" ");
  const shown = length || grant.dates[name];
  const words = grant.dateWords?.[name];
  return words ? [shown, el("span", { class: "quiet" }, ` “${words}”`)] : shown;
}

const counted = (count, unit) =>
  count && new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);

/** The concepts of a grant, each with the word that says why and whether that is published or inferred. */
function conceptTags(grant) {
  const tag = (id) => {
    const quote = quotesOf(grant, id)[0];
    const why = classesOf(grant, id).length ? t("published") : quote ? `“${wordsOf(grant, quote)}”` : "";
    const face = [
      shape(kindOf(id)),
      el("span", {}, nameOf(id)),
      why ? el("span", { class: "why" }, why) : null,
    ];
    return el(
      "li",
      { class: `tag ${kindOf(id)}` },
      data.nodes.has(id) ? button(face, () => choose({ node: id })) : face,
    );
  };
  return grant.concepts?.length
    ? el("ul", { class: "tags" }, grant.concepts.map(tag))
    : el("p", { class: "quiet" }, t("no_concepts"));
}

const wordsOf = (grant, quote) =>
  Array.from(grant.texts[quote.text].value).slice(quote.start, quote.end).join("");

function similarList(grant) {
  const found = source.similar(grant);
  if (!found.length) return null;
  return section(
    t("similar_grants"),
    el(
      "ul",
      { class: "plain-list" },
      found.map(({ id, shared }) => {
        const other = grantById(id);
        return el(
          "li",
          {},
          button(titleOf(other), () => choose({ grant: id }), { class: "plain" }),
          el("span", { class: "quiet why" }, granteesOf(other), " · ", reason(shared)),
        );
      }),
    ),
  );
}
