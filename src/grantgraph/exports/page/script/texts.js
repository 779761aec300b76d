/* Everything the page says, in the reader's language. */

let language = "en";

/** A text with its values; `n` chooses the form for its number (CLDR plural categories). */
function t(key, values = {}) {
  let text = data.texts[language]?.[key] ?? data.texts.en[key] ?? key;
  if (typeof text === "object") text = text[new Intl.PluralRules(language).select(values.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

const shown = (value) =>
  typeof value === "number" ? new Intl.NumberFormat(language).format(value) : String(value);

/** Put all texts that stand in the page itself into the language. */
function speak(chosen) {
  language = data.texts[chosen] ? chosen : "en";
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]"))
    element.textContent = t(element.dataset.text, JSON.parse(element.dataset.values ?? "{}"));
  for (const element of document.querySelectorAll("[data-label]"))
    element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("[data-placeholder]"))
    element.placeholder = t(element.dataset.placeholder);
}
