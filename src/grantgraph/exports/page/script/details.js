/* The right side: what stands behind a node, a link, a grant, or the way between two nodes. */

let awaiting = ""; // the first node of "how are they linked?", until the second is named

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

const closer = () => button("×", () => { awaiting = ""; choose({}); }, { class: "close", "aria-label": t("close") });
const heading = (kind, text) => el("h2", {}, shape(kind), el("span", {}, text));
const remaining = (id) => grantsBehind(id).filter((number) => visible().grants.has(number));

// ------------------------------------------------------------------ nothing chosen

function overview() {
  const { grants, nodes } = visible();
  const top = (kind) => [...nodes].filter(([id]) => kindOf(id) === kind).sort((a, b) => b[1] - a[1] || nameOf(a[0]).localeCompare(nameOf(b[0]), language)).slice(0, 6);
  const tops = ["theme", "activity", "grantee"].map((kind) => [kind, top(kind)]).filter(([, rows]) => rows.length);
  return [
    el("h2", {}, t("at_a_glance")),
    el("p", { class: "lead" }, t("count_grants", { n: grants.size })),
    moneyList([...grants]),
    ...tops.map(([kind, rows]) => section(t(`top_${kind}`), bars(rows))),
    communities(),
    el("p", { class: "hint" }, t("hint")),
  ];
}

/** Rows with a bar for their number of grants; each chooses its node. */
function bars(rows) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return el("ul", { class: "bars" }, rows.map(([id, count]) =>
    el("li", {}, button([shape(kindOf(id)), el("span", { class: "name" }, nameOf(id)), el("meter", { min: 0, max: most, value: count, "aria-hidden": "true" }), el("span", { class: "count" }, shown(count))], () => choose({ node: id })))));
}

function communities() {
  if (state.colour !== "community") return null;
  const members = new Map();
  for (const id of visible().nodes.keys()) {
    const { community } = data.nodes.get(id);
    if (community >= 0) append(members, community, id);
  }
  const concepts = (ids) => ids.filter(isConcept).sort((a, b) => visible().nodes.get(b) - visible().nodes.get(a)).slice(0, 3).map(nameOf).join(", ");
  return section(t("communities"), el("ul", { class: "plain-list" }, [...members].sort((a, b) => a[0] - b[0]).slice(0, 12).map(([number, ids]) =>
    el("li", {}, el("span", { class: `swatch community-${number % COMMUNITY_COLOURS}` }), t("community", { n: ids.length, what: concepts(ids) })))));
}

// ------------------------------------------------------------------ a node

function nodeDetails(id) {
  const thing = data.things[id];
  const kind = kindOf(id);
  const numbers = remaining(id);
  const names = thing.names?.length ? el("p", { class: "quiet" }, t("also_called", { names: thing.names.join("; ") })) : null;
  return [
    heading(kind, nameOf(id)),
    el("p", { class: "kind" }, t(`kind_${kind}`), " · ", t("count_grants", { n: numbers.length })),
    names,
    thing.definition ? el("p", {}, thing.definition) : null,
    kind === "undisclosed" ? el("p", { class: "honest" }, t("undisclosed_explained")) : null,
    kind === "individual" ? el("p", { class: "honest" }, t("individual_explained")) : null,
    focusNote(numbers),
    RANKED.has(kind) ? moneyList(numbers) : null,
    nodeButtons(id),
    linkList(id),
    kind === "grantee" ? alike(similarGrantees(id)) : null,
    section(t("grants"), numbers.slice(0, 100).map((number) => grantButton(data.grants[number])), tooMany(numbers.length, 100)),
    el("p", { class: "iri" }, webLink(thing.iri), (thing.identifiers ?? []).map((code) => el("span", {}, " · ", webLink(code)))),
  ];
}

const tooMany = (count, limit) => (count > limit ? el("p", { class: "quiet" }, t("more_in_grants", { n: count - limit })) : null);

function focusNote(numbers) {
  const stated = [...new Set(numbers.map((number) => data.grants[number].focus).filter(Boolean))];
  return stated.length ? el("p", {}, t("focus"), ": ", el("b", {}, stated.join("; "))) : null;
}

function nodeButtons(id) {
  const focused = state.focus === id;
  return el("p", { class: "buttons" },
    button(t("one_step"), () => change({ focus: id, steps: 1, view: "network" }), { "aria-pressed": String(focused && state.steps === 1) }),
    button(t("two_steps"), () => change({ focus: id, steps: 2, view: "network" }), { "aria-pressed": String(focused && state.steps === 2) }),
    state.focus ? button(t("whole_network"), () => change({ focus: "" })) : null,
    button(t("linked_how"), () => startPath(id)),
    button(t("copy_link"), copyLink));
}

function linkList(id) {
  const { edges } = visible();
  const links = linksShown(id);
  if (!links.length) return el("p", { class: "quiet" }, t("no_links"), " ", button(t("reset"), reset));
  const most = edges.get(links[0].id).length;
  const row = (edge) => {
    const end = otherEnd(edge, id);
    return el("li", {}, button([shape(kindOf(end)), el("span", { class: "name" }, nameOf(end)), el("meter", { min: 0, max: most, value: edges.get(edge.id).length, "aria-hidden": "true" }), el("span", { class: "count" }, shown(edges.get(edge.id).length))], () => choose({ edge: edge.id }), { "data-edge": edge.id }));
  };
  const kinds = [...new Set(links.map((edge) => kindOf(otherEnd(edge, id))))].sort((a, b) => NODE_KINDS.indexOf(b) - NODE_KINDS.indexOf(a));
  return kinds.map((kind) => {
    const of = links.filter((edge) => kindOf(otherEnd(edge, id)) === kind);
    return section(t("linked_to", { what: t(`kinds_${kind}`) }), el("ul", { class: "bars" }, of.slice(0, 60).map(row)), tooMany(of.length, 60));
  });
}

function alike(found) {
  if (!found.length) return null;
  return section(t("same_things"), el("ul", { class: "plain-list" }, found.map(({ id, shared }) =>
    el("li", {}, button([shape(kindOf(id)), nameOf(id)], () => choose({ node: id }), { class: "plain" }), el("span", { class: "quiet why" }, reason(shared))))));
}

// ------------------------------------------------------------------ a link

function edgeDetails(edge) {
  const numbers = visible().edges.get(edge.id) ?? edge.grants;
  const concepts = [edge.from, edge.to].filter(isConcept);
  return [
    el("h2", { class: "pair" }, end(edge.from), el("span", { class: "and" }, "—"), end(edge.to)),
    el("p", { class: "kind" }, t("kind_link"), " · ", t("count_grants", { n: numbers.length })),
    moneyList(numbers),
    el("p", { class: "buttons" }, button(t("copy_link"), copyLink)),
    numbers.slice(0, 100).map((number) => grantWithEvidence(data.grants[number], concepts)),
    tooMany(numbers.length, 100),
  ];
}

const end = (id) => button([shape(kindOf(id)), el("span", {}, nameOf(id))], () => choose({ node: id }), { class: "plain" });

/** A grant as the reason for a link: its sentences with the words marked, or the publisher's own class. */
function grantWithEvidence(grant, concepts) {
  const quotes = concepts.flatMap((concept) => quotesOf(grant, concept));
  const classes = concepts.flatMap((concept) => classesOf(grant, concept));
  return el("article", { class: "because" },
    el("h3", {}, button(titleOf(grant), () => choose({ grant: grant.id }), { class: "plain" })),
    el("p", { class: "who" }, granteesOf(grant)),
    sentences(grant, quotes).map(quotation),
    classes.map(publication),
    el("p", { class: "facts" }, factsOf(grant)),
    sourceOf(grant));
}

const granteesOf = (grant) => (grant.grantees ?? []).map(nameOf).join("; ") || t("no_grantee");

/** Year and amount in one line. */
const factsOf = (grant) => [grant.year, amountText(grant)].filter(Boolean).join(" · ");

// ------------------------------------------------------------------ a grant

const grantButton = (grant) => el("div", { class: "brief" }, button(titleOf(grant), () => choose({ grant: grant.id }), { class: "plain" }), el("span", { class: "quiet" }, [granteesOf(grant), factsOf(grant)].join(" · ")));

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
    ...(grant.texts ?? []).map((text, n) => (text.field === "title" && text.value === titleOf(grant) && !quotesIn(grant, n).length ? null : el("p", { class: "told", lang: text.language || null }, marked(text.value, quotesIn(grant, n))))),
    conceptTags(grant),
    (grant.classes ?? []).map(publication),
    disputesOf(grant),
    sourceOf(grant),
  ];
}

const quotesIn = (grant, n) => (grant.quotes ?? []).filter((quote) => quote.text === n);

/** Where sources disagree, each value with its place; none of them is taken for true. */
function disputesOf(grant) {
  if (!grant.disputes) return null;
  const said = ({ property, value, location }) => el("li", {}, `${property}: ${value}`, el("span", { class: "quiet" }, ` (${location})`));
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
    ...Object.entries(grant.dates ?? {}).map(([name, date]) => [`date_${name}`, date]),
  ];
  return el("dl", {}, rows.filter(([, value]) => value?.length).flatMap(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, value)]));
}

/** The concepts of a grant, each with the word that says why and whether that is published or inferred. */
function conceptTags(grant) {
  const tag = (id) => {
    const quote = quotesOf(grant, id)[0];
    const why = classesOf(grant, id).length ? t("published") : quote ? `“${wordsOf(grant, quote)}”` : "";
    const face = [shape(kindOf(id)), el("span", {}, nameOf(id)), why ? el("span", { class: "why" }, why) : null];
    return el("li", { class: `tag ${kindOf(id)}` }, data.nodes.has(id) ? button(face, () => choose({ node: id })) : face);
  };
  return grant.concepts?.length ? el("ul", { class: "tags" }, grant.concepts.map(tag)) : el("p", { class: "quiet" }, t("no_concepts"));
}

const wordsOf = (grant, quote) => Array.from(grant.texts[quote.text].value).slice(quote.start, quote.end).join("");

function similarList(grant) {
  const found = similarGrants(grant);
  if (!found.length) return null;
  return section(t("similar_grants"), el("ul", { class: "plain-list" }, found.map(({ id, shared }) => {
    const other = grantById(id);
    return el("li", {}, button(titleOf(other), () => choose({ grant: id }), { class: "plain" }), el("span", { class: "quiet why" }, granteesOf(other), " · ", reason(shared)));
  })));
}

// ------------------------------------------------------------------ a way between two nodes

function startPath(id) {
  awaiting = id;
  drawDetails();
  say(t("name_the_second", { name: nameOf(id) }));
  byId("search").focus();
}

function askForSecond() {
  return [heading(kindOf(awaiting), nameOf(awaiting)), el("p", { class: "lead" }, t("name_the_second", { name: nameOf(awaiting) }))];
}

function finishPath(id) {
  const from = awaiting;
  awaiting = "";
  return data.nodes.has(id) && id !== from ? choose({ from, to: id }) : choose({ node: from });
}

function pathDetails() {
  const way = shortestPath(state.from, state.to);
  const top = [el("h2", { class: "pair" }, end(state.from), el("span", { class: "and" }, "→"), end(state.to))];
  if (!way) return [...top, el("p", {}, t("no_way")), el("p", { class: "buttons" }, button(t("reset"), reset))];
  let at = state.from;
  const steps = way.map((edge) => {
    const concepts = [edge.from, edge.to].filter(isConcept);
    const numbers = visible().edges.get(edge.id);
    const from = at;
    at = otherEnd(edge, at);
    return el("li", {}, el("h3", {}, end(from), " — ", end(at)),
      el("p", { class: "quiet" }, button(t("count_grants", { n: numbers.length }), () => choose({ edge: edge.id }), { class: "plain" })),
      numbers.slice(0, 3).map((number) => grantWithEvidence(data.grants[number], concepts)));
  });
  return [...top, el("p", { class: "kind" }, t("way_of", { n: way.length })), el("p", { class: "honest" }, t("way_explained")), el("ol", { class: "way" }, steps), el("p", { class: "buttons" }, button(t("copy_link"), copyLink))];
}

// ------------------------------------------------------------------ grantees gathered in an overview

function groupDetails() {
  const group = visible().groups.find(({ id }) => id === state.group);
  if (!group) return null;
  const rows = group.members.map((id) => [id, visible().nodes.get(id)]).sort((a, b) => b[1] - a[1] || nameOf(a[0]).localeCompare(nameOf(b[0]), language));
  return [el("h2", {}, t("group", { n: rows.length })), el("p", { class: "honest" }, t("group_explained")), bars(rows.slice(0, 200)), tooMany(rows.length, 200)];
}
