/* XML as text: elements whose attributes are escaped. Children are XML already; plain text goes in through `xml`. */

/** Text for XML: the five signs escaped, control characters that XML forbids left out. */
const xml = (text) =>
  String(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function tag(name, attributes, ...children) {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(value)}"`);
  return `<${name}${written.join("")}>${children.flat().join("")}</${name}>`;
}
