/* Money, exact and never across currencies. */

/** The amount of a grant in words: what is published, or that it stands in transactions, or that it is not known. */
function amountText(grant) {
  if (grant.amount) return moneyText(grant.amount, grant.currency);
  return t(grant.paid ? "amount_in_transactions" : "amount_unknown");
}

const paymentText = ({ type, n, amount, currency }) =>
  t("payment", { type, n, sum: moneyText(amount, currency) });

/** An amount with thousands set apart; its own decimals are kept. */
function moneyText(amount, currency) {
  const [whole, part] = amount.split(".");
  const grouped = new Intl.NumberFormat(language).format(BigInt(whole));
  const point = new Intl.NumberFormat(language).formatToParts(1.5).find((p) => p.type === "decimal").value;
  return `${grouped}${part && Number(part) ? point + part : ""} ${currency}`;
}

/** Totals by currency, `[currency, sum, grants]`, and how many grants state none, as a list for reading. */
function moneyList({ totals, paid, unknown }) {
  if (!totals.length && !paid) return el("p", { class: "quiet" }, t("money_none"));
  return el(
    "ul",
    { class: "money" },
    totals.map(([currency, amount, n]) =>
      el("li", {}, el("b", {}, moneyText(amount, currency)), " ", t("in_grants", { n })),
    ),
    paid ? el("li", { class: "quiet" }, t("money_paid", { n: paid })) : null,
    unknown ? el("li", { class: "quiet" }, t("money_unknown", { n: unknown })) : null,
  );
}
