/* Quoted words in their text. Offsets in the data count code points; JavaScript counts UTF-16 units. */

/** A text with quotes marked, as a list of strings and <mark>s. `quotes` are of this text. */
function marked(text, quotes, from = 0, to = Infinity) {
  const points = Array.from(text);
  const end = Math.min(to, points.length);
  const inside = quotes.filter((quote) => quote.start < end && quote.end > from);
  const cuts = [
    ...new Set([
      from,
      end,
      ...inside.flatMap((quote) => [Math.max(quote.start, from), Math.min(quote.end, end)]),
    ]),
  ].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const piece = points.slice(start, cuts[i + 1]).join("");
    const over = inside.filter((quote) => quote.start <= start && cuts[i + 1] <= quote.end);
    if (!over.length) return piece;
    const kinds = [...new Set(over.map((quote) => data.things[quote.concept].kind))].sort().join(" ");
    return el(
      "mark",
      { "data-kind": kinds, "data-concept": over.map((quote) => quote.concept).join(" ") },
      piece,
    );
  });
}

/** Where the sentence around some words begins and ends, in code points. */
function sentenceAround(text, start, end) {
  const points = Array.from(text);
  const stops = (i) =>
    /[.!?…。]/.test(points[i]) &&
    (i + 1 >= points.length || /\s/.test(points[i + 1])) &&
    !/^\p{Lu}$/u.test(points[i - 1] ?? "");
  let first = start;
  while (first > 0 && !stops(first - 1)) first -= 1;
  while (first < start && /\s/.test(points[first])) first += 1;
  let last = end;
  while (last < points.length && !stops(last - 1)) last += 1;
  return [first, last];
}

/** Sentences of a grant that quotes stand in, each once, with all of these quotes marked. */
function sentences(grant, quotes) {
  const found = new Map();
  for (const quote of quotes) {
    const text = grant.texts[quote.text];
    const [from, to] = sentenceAround(text.value, quote.start, quote.end);
    const key = `${quote.text} ${from}`;
    if (!found.has(key)) found.set(key, { text, from, to, quotes: [] });
    const held = found.get(key);
    held.to = Math.max(held.to, to);
    held.quotes.push(quote);
  }
  return [...found.values()];
}

/** A sentence with its marks, below it what was found and why, and a way to take it along with its source. */
function quotation({ text, from, to, quotes }, grant) {
  const rules = quotes.map((quote) =>
    el(
      "li",
      {},
      shape(data.things[quote.concept].kind),
      el("span", {}, nameOf(quote.concept)),
      " ",
      el(
        "span",
        { class: "quiet" },
        t(quote.sure === "high" ? "sure_high" : "sure_low"),
        " · ",
        t(`field_${text.field}`),
        (quote.judged ?? []).map((judgement) => ` · ${judged(judgement)}`),
      ),
      el("details", { class: "rule" }, el("summary", {}, t("by_rule")), el("code", {}, quote.rule)),
    ),
  );
  return el(
    "div",
    { class: "evidence" },
    el(
      "blockquote",
      { lang: text.language || null },
      from > 0 ? "… " : null,
      marked(text.value, quotes, from, to),
      to < Array.from(text.value).length ? " …" : null,
    ),
    el("ul", { class: "rules" }, rules),
    button(t("copy_quote"), () => copy(cited(grant, text, from, to), t("quote_copied")), { class: "small" }),
  );
}

/** A sentence in quotation marks, with the grant it stands in and the place in the source: to be put into an article. */
function cited(grant, text, from, to) {
  const words = Array.from(text.value).slice(from, to).join("").trim();
  const funders = (grant.funders ?? []).map(nameOf).join("; ");
  const parties = [granteesOf(grant), funders, grant.year].filter(Boolean).join(", ");
  const listing = listingOf(grant);
  const where = [listing?.title ?? t("not_stated"), listing?.source, grant.location].filter(Boolean).join(", ");
  return `“${words}” — ${titleOf(grant)} (${parties}). ${t("source")}: ${where}`;
}

const listingOf = (grant) => data.listings.find((one) => one.iri === grant.listing);

/** What a person did to a reading: "rejected by Ana, 2026-03-14: the occasion only". */
function judged({ action, who, when, why }) {
  const by = [t(`person_${action}`, { who: who || t("a_person") }), when].filter(Boolean).join(", ");
  return why ? `${by}: ${why}` : by;
}

/** What persons confirmed, added, rejected, split or joined in a grant. */
function judgementsOf(grant) {
  if (!grant.judged) return null;
  const said = (one) => el("li", {}, one.concept ? `${one.concept}: ` : null, judged(one));
  return el("div", { class: "honest" }, el("p", {}, t("corrected")), el("ul", {}, grant.judged.map(said)));
}

/** What the publisher itself said, in its own terms. */
const publication = (published) =>
  el(
    "p",
    { class: "published" },
    el("span", { class: "badge" }, t("published")),
    " ",
    [published.vocabulary, published.code, published.label].filter(Boolean).join(" · "),
  );

/** Where a grant stands in its source. */
function sourceOf(grant) {
  const listing = listingOf(grant);
  const title = listing ? (listing.source ? webLink(listing.source, listing.title) : listing.title) : null;
  return el(
    "p",
    { class: "source" },
    t("source"),
    ": ",
    title ?? t("not_stated"),
    grant.location ? `, ${grant.location}` : null,
  );
}
