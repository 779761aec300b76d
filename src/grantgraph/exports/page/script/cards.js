/* Grants one after the other with all they say; quoted words are marked. */

const CARDS_AT_ONCE = 30;
let cardsShown = CARDS_AT_ONCE;

function drawCards() {
  if (state.view !== "grants") return;
  const grants = data.grants.filter((grant) => visible().grants.has(grant.number));
  const place = byId("live-grants");
  keepingFocus(place, () =>
    fill(
      place,
      el("p", { class: "quiet" }, t("count_grants", { n: grants.length })),
      el("div", { class: "cards" }, grants.slice(0, cardsShown).map(card)),
      grants.length > cardsShown
        ? button(t("show_more", { n: Math.min(CARDS_AT_ONCE, grants.length - cardsShown) }), () => {
            cardsShown += CARDS_AT_ONCE;
            drawCards();
          })
        : null,
      grants.length ? null : nothingHere(),
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
