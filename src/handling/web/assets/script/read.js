// Shows the document one question at a time. The document is the only data; every word comes from it.
// What is answered lives in `state` alone: never in the address, the title, the history or any storage.
"use strict";

/**
 * @typedef {{text: string, next: Node}} Answer
 * @typedef {{number: number, short: string, title: string, says: string, checked: string, link: string,
 *   isLaw: boolean}} Source
 * @typedef {{name: string, phone: string, number: string, about: string, hours: string, email: string, web: string,
 *   address: string, note: string, trust: string, source: string, isEmergency: boolean, isUnconfirmed: boolean,
 *   isMissing: boolean,
 *   serves: Set<number>}} Contact
 * @typedef {{id: string, kind: string, title: string, verdict: number, rank: ?number, duty: ?Duty, help: string,
 *   why: string, deadline: string, todo: string[], avoid: string[], ready: string[], contacts: Contact[],
 *   sources: Source[], answers: Answer[], next: ?Node}} Node
 * @typedef {{sources: Source[], at: Map<number, Source[]>}} Duty
 * @typedef {{title: string, guides: Set<number>, todo: string[], avoid: string[], why: string, sources: Source[]}} Card
 * @typedef {{term: string, forms: string[], text: string, basis: string}} Term
 * @typedef {{title: string, label: string, version: string, about: string, owner: string, reviewBy: string,
 *   notice: string, start: Node, acute: Node, worried: Node}} Guide
 * @typedef {{guides: Guide[], nodes: Map<string, Node>, contacts: Contact[], sources: Source[], duties: Duty[],
 *   terms: Term[], cards: Card[], workplaces: string[], fingerprint: string}} Library
 * @typedef {{node: Node, answer: number}} Step
 * @typedef {{text: string, label: string, details: string[], phone?: string, link?: string, step?: number}} Item
 * @typedef {{name: string, title: string, items: Item[], isNumbered: boolean}} Section
 * @typedef {{node: Node, rank: number, basis: Source[]}} Conclusion
 * @typedef {{guide: Guide, workplace: number, outcome: Conclusion, findings: Conclusion[], actions: string[],
 *   avoid: string[], ready: string[], contacts: Contact[], basis: Source[], steps: Step[]}} Result
 */

const MUST = 0;
const SHOULD = 1;
const TODAY = 1;
const WEIGHTS = [0, 2, 4, 5];
const URGENT_OUTCOME_WEIGHT = 1;
const CALM_OUTCOME_WEIGHT = 3;
const LAWS_SHOWN = 2;
const PAPER_LETTERS = 4500;
const BLANK = "_".repeat(60);

/** The words of the page, by name. @type {Object<string, string>} */
const words = {};

/** A text by its name, with `{0}`, `{1}` … filled in. @returns {string} */
function say(name, ...values) {
  return words[name].replace(/\{(\d)\}/g, (_, position) => values[Number(position)]);
}

/** The text of the first element that a selector finds, or "". @returns {string} */
function textOf(element, selector) {
  return element.querySelector(selector)?.textContent.trim() ?? "";
}

/** The texts of an element's children. @returns {string[]} */
function linesOf(element) {
  return element ? [...element.children].map((child) => child.textContent.trim()) : [];
}

/** The part of a section with a class, or the same part of the section that it links to. @returns {?Element} */
function sharedPart(section, name) {
  const own = section.querySelector(`.${name}`);
  return own?.localName === "a" ? targetOf(own).querySelector(`.${name}`) : own;
}

/** The element that a link leads to. @returns {Element} */
function targetOf(link) {
  return document.getElementById(link.getAttribute("href").slice(1));
}

/** The sources that an element cites by number. @returns {Source[]} */
function citedIn(element, sources) {
  return (textOf(element, 'a[href="#k"]').match(/\d+/g) ?? []).map((number) => sources[Number(number)]);
}

/** Every source of a group; numbers run through all groups. */
function readSources(group, sources) {
  const heading = group.querySelector("h3");
  const home = heading.querySelector("a")?.href ?? "";
  const name = heading.textContent.trim();
  for (const item of group.querySelectorAll("li")) {
    const section = textOf(item, "em");
    const own = item.querySelector("a");
    const says = [...item.childNodes].filter((part) => part.nodeType === Node.TEXT_NODE).map((part) => part.data);
    sources.push({
      number: sources.length,
      short: section ? `${name} ${section}` : name,
      title: textOf(item, "b"),
      says: says.join("").trim(),
      checked: textOf(item, "i") || textOf(group, ":scope > i"),
      link: own ? own.href : `${home}/${section.replace(/ /g, "")}`,
      isLaw: group.className === "l",
    });
  }
}

/** A contact from its card. @returns {Contact} */
function readContact(card) {
  const link = card.querySelector('a[href^="tel:"]');
  return {
    name: textOf(card, "h3"),
    phone: link ? link.textContent.trim() : "",
    number: textOf(card, ".n"),
    about: textOf(card, ".a"),
    hours: textOf(card, ".o"),
    email: textOf(card, ".m"),
    web: textOf(card, ".v"),
    address: textOf(card, ".l"),
    note: textOf(card, ".r"),
    trust: textOf(card, ".t"),
    source: textOf(card, ".s"),
    isEmergency: card.classList.contains("e"),
    isUnconfirmed: card.classList.contains("u"),
    isMissing: card.classList.contains("m"),
    serves: new Set((card.dataset.s ?? "").split(" ").filter(Boolean).map(Number)),
  };
}

/** A duty with what grounds it: in general, and at each workplace that has its own law. @returns {Duty} */
function readDuty(section, sources) {
  const at = new Map();
  for (const place of section.querySelectorAll("dt[data-w]")) {
    at.set(Number(place.dataset.w), citedIn(place.nextElementSibling, sources));
  }
  return { sources: citedIn(section.querySelector("dd:last-of-type"), sources), at };
}

/** A node from its section; the nodes it leads to are put in when all are read. @returns {Node} */
function readNode(section, library) {
  const heading = section.querySelector("h3");
  const label = textOf(heading, "b");
  const { d: duty, u: rank } = section.dataset;
  return {
    id: section.id,
    kind: section.id[0],
    title: heading.lastChild.textContent.trim(),
    verdict: [0, 1, 2, 3].findIndex((verdict) => say(`verdict${verdict}`) === label),
    rank: rank === undefined ? null : Number(rank),
    duty: duty === undefined ? null : library.duties[Number(duty)],
    help: textOf(section, ".d"),
    why: sharedPart(section, "w")?.textContent.trim() ?? "",
    deadline: textOf(section, ".t"),
    todo: linesOf(section.querySelector("ol")),
    avoid: linesOf(sharedPart(section, "i")),
    ready: linesOf(sharedPart(section, "h")),
    contacts: [...(sharedPart(section, "c")?.querySelectorAll("a") ?? [])].map(
      (link) => library.contacts[Number(link.getAttribute("href").slice(2))],
    ),
    sources: citedIn(section, library.sources),
    answers: [],
    next: null,
  };
}

/** Put in where a node's answers, or the node itself, lead. */
function linkNode(section, nodes) {
  const node = nodes.get(section.id);
  for (const link of section.querySelectorAll("ol a")) {
    node.answers.push({ text: link.textContent.trim(), next: nodes.get(targetOf(link).id) });
  }
  const onward = section.querySelector(".n");
  node.next = onward ? nodes.get(targetOf(onward).id) : null;
}

/** A guide from its head; `start` is missing where it is withdrawn. @returns {Guide} */
function readGuide(article, nodes) {
  const { start, acute, worried, by, owner } = article.dataset;
  return {
    title: textOf(article, "h2"),
    label: textOf(article, ".l"),
    version: textOf(article, ".v"),
    about: textOf(article, ".b"),
    notice: textOf(article, ".x"),
    owner,
    reviewBy: by,
    start: nodes.get(start),
    acute: nodes.get(acute),
    worried: nodes.get(worried),
  };
}

/** The whole library. @returns {Library} */
function readLibrary(root) {
  const library = { nodes: new Map(), sources: [null], contacts: [null], duties: [null] };
  root.querySelectorAll("#k section").forEach((group) => readSources(group, library.sources));
  root.querySelectorAll("#c section").forEach((card) => library.contacts.push(readContact(card)));
  root.querySelectorAll("#d section").forEach((duty) => library.duties.push(readDuty(duty, library.sources)));
  const sections = [...root.querySelectorAll("article section")];
  for (const section of sections) library.nodes.set(section.id, readNode(section, library));
  for (const section of sections) linkNode(section, library.nodes);
  library.guides = [...root.querySelectorAll("article")].map((article) => readGuide(article, library.nodes));
  library.workplaces = [...root.querySelectorAll("#w li")].map((item) => item.textContent.trim());
  library.cards = [...root.querySelectorAll("#r section")].map((card) => readCard(card, library.sources));
  library.terms = [...root.querySelectorAll("#o dt")].map((term) => readTerm(term, library.sources));
  library.fingerprint = root.dataset.content;
  return library;
}

/** A step card from its section. @returns {Card} */
function readCard(section, sources) {
  return {
    title: textOf(section, "h3"),
    guides: new Set(section.dataset.g.split(" ").map(Number)),
    todo: linesOf(section.querySelector("ol")),
    avoid: linesOf(section.querySelector(".i")),
    why: textOf(section, ".w"),
    sources: citedIn(section, sources),
  };
}

/** A word of the glossary. @returns {Term} */
function readTerm(term, sources) {
  const meaning = term.nextElementSibling;
  const name = term.textContent.trim();
  return {
    term: name,
    forms: [name, ...(term.dataset.f ?? "").split("\n")].filter(Boolean).map((form) => form.toLowerCase()),
    text: meaning.firstChild.data.trim(),
    basis: citedIn(meaning, sources).map((source) => source.short).join(", "),
  };
}
