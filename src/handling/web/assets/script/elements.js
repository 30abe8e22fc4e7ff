// What screens are made of.

/** Everything that is remembered, and only while the page is open. */
const state = { guide: null, steps: [], kept: new Map(), workplace: 0, over: "", changing: null };

/** @type {Library} */
let library;

/** An element with properties and children; text is only ever text. @returns {any} */
function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that does something. @returns {HTMLButtonElement} */
function button(text, act, properties = {}) {
  return make("button", { type: "button", onclick: act, ...properties }, text);
}

/** A number that can be rung. @returns {HTMLAnchorElement} */
function phoneLink(phone) {
  return make("a", { href: `tel:${phone.replace(/ /g, "")}` }, phone);
}

/** A link out of the page, which tells nobody where it came from. @returns {HTMLAnchorElement} */
function webLink(href, text) {
  return make("a", { href, rel: "noreferrer" }, text);
}

/** An entry: label, text, and the lines under them. @returns {HTMLLIElement} */
function itemElement({ text, label, details, phone, link, step }) {
  const isNumber = phone && label === phone;
  const rest = phone && !isNumber ? text.slice(phone.length) : "";
  const said = rest ? [phoneLink(phone), rest] : [link ? webLink(link, text) : text];
  const shown = make("span", { className: "text" }, ...said);
  return make(
    "li",
    {},
    label ? make("b", {}, isNumber ? phoneLink(phone) : label) : null,
    label ? " " : null,
    shown,
    ...details.flatMap((detail) => [" ", make("span", { className: "detail" }, detail)]),
    step === undefined || step < (ask("fixed") ?? 0) ? null : changeButton(step),
  );
}

/** A section with its heading. @returns {HTMLElement} */
function sectionElement({ name, title, items, isNumbered }) {
  const list = make(isNumbered ? "ol" : "ul", {}, ...items.map(itemElement));
  return make("section", { className: name.toLowerCase() }, make("h2", {}, title), list);
}

/** Sections that open when asked for. @returns {?HTMLElement} */
function foldedElement(title, sections) {
  const filled = sections.filter(({ items }) => items.length);
  if (!filled.length) return null;
  return make("details", {}, make("summary", {}, title), ...filled.map(sectionElement));
}

/** A button that changes the answer of a step. @returns {HTMLButtonElement} */
function changeButton(step) {
  const { node } = state.steps[step];
  const named = button(say("change"), () => update({ over: "change", changing: node }), { className: "small" });
  named.setAttribute("aria-label", `${say("change")}: ${node.title}`);
  return named;
}
