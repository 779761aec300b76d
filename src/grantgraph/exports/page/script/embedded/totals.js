/* Sums of money, exact and never across currencies. */

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

/** `{totals: [[currency, sum, grants], ...], paid, unknown}` of grants by their numbers. */
function moneyOf(numbers) {
  const byCurrency = new Map();
  let unknown = 0;
  let paid = 0;
  for (const number of numbers) {
    const grant = everyGrant[number];
    if (grant.amount) append(byCurrency, grant.currency, grant.amount);
    else if (grant.paid) paid += 1;
    else unknown += 1;
  }
  const totals = [...byCurrency]
    .sort()
    .map(([currency, amounts]) => [currency, exactSum(amounts), amounts.length]);
  return { totals, paid, unknown };
}
