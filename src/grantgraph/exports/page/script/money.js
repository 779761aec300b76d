/* Money, exact and never across currencies. */

/** The amount of a grant in words: what is published, or that it stands in transactions, or that it is not known. */
function amountText(grant) {
  if (grant.amount) return moneyText(grant.amount, grant.currency);
  return t(grant.paid ? "amount_in_transactions" : "amount_unknown");
}

const paymentText = ({ type, n, amount, currency }) =>
  t("payment", { type, n, sum: moneyText(amount, currency) });

/** The sum of decimal numbers in digits, without floating point. */
function exactSum(amounts) {
  const places = Math.max(0, ...amounts.map((amount) => (amount.split(".")[1] ?? "").length));
  const scaled = (amount) => {
    const [whole, part = ""] = amount.split(".");
    return BigInt(whole + part.padEnd(places, "0"));
  };
  const sum = amounts.reduce((total, amount) => total + scaled(amount), 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, "0");
  const sign = sum < 0n ? "-" : "";
  return sign + (places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits);
}

/** An amount with thousands set apart; its own decimals are kept. */
function moneyText(amount, currency) {
  const [whole, part] = amount.split(".");
  const grouped = new Intl.NumberFormat(language).format(BigInt(whole));
  const point = new Intl.NumberFormat(language).formatToParts(1.5).find((p) => p.type === "decimal").value;
  return `${grouped}${part && Number(part) ? point + part : ""} ${currency}`;
}

/** Totals of grants by currency, and how many of them state no amount. */
function totals(numbers) {
  const byCurrency = new Map();
  let unknown = 0;
  let paid = 0;
  for (const number of numbers) {
    const grant = data.grants[number];
    if (grant.amount) append(byCurrency, grant.currency, grant.amount);
    else if (grant.paid) paid += 1;
    else unknown += 1;
  }
  const lines = [...byCurrency]
    .sort()
    .map(([currency, amounts]) => ({ text: moneyText(exactSum(amounts), currency), n: amounts.length }));
  return { lines, paid, unknown };
}

/** The same as a list for reading. */
function moneyList(numbers) {
  const { lines, paid, unknown } = totals(numbers);
  if (!lines.length && !paid) return el("p", { class: "quiet" }, t("money_none"));
  return el(
    "ul",
    { class: "money" },
    lines.map(({ text, n }) => el("li", {}, el("b", {}, text), " ", t("in_grants", { n }))),
    paid ? el("li", { class: "quiet" }, t("money_paid", { n: paid })) : null,
    unknown ? el("li", { class: "quiet" }, t("money_unknown", { n: unknown })) : null,
  );
}
