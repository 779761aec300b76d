/* Grants one after the other with all they say; quoted words are marked. */

const CARDS_AT_ONCE = 30;
let cardsShown = CARDS_AT_ONCE;

function drawCards() {
  if (state.view !== "grants") return;
  const { count, rows } = source.rows("grants", "", cardsShown);
  const place = byId("live-grants");
  keepingFocus(place, () =>
    fill(
      place,
      el("p", { class: "quiet" }, t("count_grants", { n: count })),
      el("div", { class: "cards" }, rows.map(card)),
      count > rows.length
        ? button(t("show_more", { n: Math.min(CARDS_AT_ONCE, count - rows.length) }), () => {
            cardsShown += CARDS_AT_ONCE;
            change({});
          })
        : null,
      count ? null : nothingHere(),
    ),
  );
}

function card(grant) {
  return el(
    "article",
    { class: `card${state.grant === grant.id ? " chosen" : ""}`, id: grant.id },
    el(
      "h3",
      {},
      button(titleOf(grant), () => choose({ grant: grant.id }), { class: "plain" }),
    ),
    grantBody(grant),
  );
}
