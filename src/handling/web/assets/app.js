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

// Reading the document

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

// Walking

/** Every node passed, ending with the current one. @returns {Node[]} */
function routeOf(guide, steps) {
  const given = new Map(steps.map((step) => [step.node, step.answer]));
  const route = [guide.start];
  for (let next = follow(guide.start, given); next; next = follow(next, given)) route.push(next);
  return route;
}

/** The node after a node, where that is known. @returns {?Node} */
function follow(node, given) {
  return node.kind === "q" ? (node.answers[given.get(node)]?.next ?? null) : node.next;
}

/** The steps with one earlier answer changed, and the later ones that still fit. @returns {Step[]} */
function changed(guide, steps, kept, node, answer) {
  const index = steps.findIndex((step) => step.node === node);
  const known = new Map([...kept, ...steps.slice(index).map((step) => [step.node, step.answer])]);
  const anew = [...steps.slice(0, index), { node, answer }];
  for (;;) {
    const current = last(routeOf(guide, anew));
    if (current.kind !== "q" || !known.has(current)) return anew;
    anew.push({ node: current, answer: known.get(current) });
  }
}

/** The fewest and the most questions from a node on, itself included. @returns {{fewest: number, most: number}} */
function questionsFrom(node, known = new Map()) {
  if (!known.has(node)) {
    const targets = node.kind === "q" ? node.answers.map((answer) => answer.next) : [node.next].filter(Boolean);
    const ahead = targets.map((target) => questionsFrom(target, known));
    const own = node.kind === "q" ? 1 : 0;
    known.set(node, {
      fewest: own + (ahead.length && Math.min(...ahead.map((one) => one.fewest))),
      most: own + (ahead.length && Math.max(...ahead.map((one) => one.most))),
    });
  }
  return known.get(node);
}

/** How many questions remain, in words. @returns {string} */
function questionsLeft(node) {
  const { fewest, most } = questionsFrom(node);
  if (most <= 1) return say("lastQuestion");
  return say("left", fewest === most ? most : `${fewest}–${most}`);
}

// Adding up

/** The last of a list that is not empty. @template T @param {T[]} list @returns {T} */
function last(list) {
  return list[list.length - 1];
}

/** Drop repetitions and keep the order. @template T @param {T[]} items @returns {T[]} */
function once(items) {
  return [...new Set(items)];
}

/** What the end of a route and the findings on it add up to. @returns {Result} */
function conclude(guide, steps, workplace) {
  const route = routeOf(guide, steps);
  return addUp(guide, last(route), route.filter((node) => node.kind === "f"), steps, workplace);
}

/** What an outcome says on its own. @returns {Result} */
function concludeOutcome(guide, outcome, workplace) {
  return addUp(guide, outcome, [], [], workplace);
}

/** Sort the conclusions by urgency and weight, and gather what they ask for. @returns {Result} */
function addUp(guide, end, findings, steps, workplace) {
  const weighed = [end, ...findings].map((node) => ({
    node,
    rank: node.rank ?? end.rank,
    basis: once([...basisOf(node.duty, workplace), ...node.sources]),
  }));
  weighed.sort((one, other) => one.rank - other.rank || weightOf(one) - weightOf(other));
  const gather = (pick) => once(weighed.flatMap(pick));
  return {
    guide,
    workplace,
    outcome: weighed.find((conclusion) => conclusion.node === end),
    findings: weighed
      .filter((conclusion) => conclusion.node !== end)
      .sort((one, other) => weightOf(one) - weightOf(other)),
    actions: gather(({ node }) => node.todo),
    avoid: gather(({ node }) => node.avoid),
    ready: gather(({ node }) => node.ready),
    contacts: gather((conclusion) => contactsOf(conclusion, workplace)),
    basis: gather(({ basis }) => basis),
    steps,
  };
}

/** Where it hurries, the end comes before advice from the way; else after. @returns {number} */
function weightOf({ node, rank }) {
  if (node.kind === "f") return WEIGHTS[node.verdict];
  return rank <= TODAY ? URGENT_OUTCOME_WEIGHT : CALM_OUTCOME_WEIGHT;
}

/** The sources that ground a duty at a workplace. @returns {Source[]} */
function basisOf(duty, workplace) {
  return duty ? (duty.at.get(workplace) ?? duty.sources) : [];
}

/** The contacts of a conclusion; nearest first, but never before the author's order where it is urgent. */
function contactsOf({ node, rank }, workplace) {
  if (rank <= TODAY) return node.contacts;
  const isFar = (contact) => Number(!contact.serves.has(workplace));
  return [...node.contacts].sort((one, other) => isFar(one) - isFar(other));
}

// A result in words

/** An entry of a section. @returns {Item} */
function item(text, label = "", details = [], more = {}) {
  return { text, label, details: details.filter(Boolean), ...more };
}

/** The first sections of law among some sources. @returns {string} */
function lawIn(basis) {
  const laws = basis.filter((source) => source.isLaw).map((source) => source.short);
  return laws.slice(0, LAWS_SHOWN).join(", ");
}

/** A verdict with the law behind it. @returns {Item} */
function verdictItem({ node, basis }) {
  const deadline = node.deadline && node.verdict === MUST ? say("deadline", node.deadline) : "";
  return item(node.title, say(`verdict${node.verdict}`), [node.verdict === SHOULD ? "" : lawIn(basis), deadline]);
}

/** A contact with its number, hours and trust. @returns {Item} */
function contactItem(contact) {
  const address = contact.phone ? "" : contact.web || contact.email;
  const details = [address, contact.hours, contact.note, contact.trust];
  return item(contact.name, contact.number, details, { phone: contact.phone, link: contact.phone ? "" : contact.web });
}

/** A source with what it says and when it was read. @returns {Item} */
function sourceItem(source) {
  return item(`${source.short}: ${source.title}`, "", [source.says, source.checked], { link: source.link });
}

/** What has to be seen at once. @returns {Item[]} */
function essentials(result) {
  const verdicts = result.findings.map(verdictItem);
  const weightiest = verdicts.filter((verdict) => verdict.label === verdicts[0].label);
  const first = result.actions.slice(0, 1).map((text) => item(text, say("first")));
  const shown = [...weightiest, ...first, ...callItems(result.contacts), ...verdicts.slice(weightiest.length)];
  const law = lawIn(result.basis);
  return verdicts.some((verdict) => verdict.details.length) || !law ? shown : [...shown, item(law, say("law"))];
}

/** Whom to ring: where the first one has no number, where to find it, and the first number there is. @returns {Item[]} */
function callItems(contacts) {
  const without = contacts.slice(0, 1).filter((contact) => contact.isMissing);
  const named = without.map((contact) => item(contact.name, say("call"), [contact.trust]));
  const label = say(named.length ? "otherwise" : "call");
  return [...named, ...contacts.filter((contact) => contact.phone).slice(0, 1).map((one) => ringItem(one, label))];
}

/** A number, when it answers, and whether anyone has confirmed it. @returns {Item} */
function ringItem(contact, label) {
  const hours = contact.isEmergency ? "" : contact.hours;
  const caution = [hours, contact.isUnconfirmed ? say("unconfirmed") : ""].filter(Boolean).join(" · ");
  return item(`${contact.phone}  ${contact.name}`, label, [caution], { phone: contact.phone });
}

/** The whole result; empty sections are left out. @returns {Section[]} */
function resultSections(result) {
  const plain = (texts) => texts.map((text) => item(text));
  const whys = [...result.findings, result.outcome].filter(({ node }) => node.why);
  const isAfter = result.findings.some(({ rank }) => rank < result.outcome.rank);
  const next = say(isAfter ? "sectionAfter" : "sectionNext", say(`urgency${result.outcome.rank}`));
  return [
    section("Verdicts", result.findings.map(verdictItem)),
    section("Next", [item(result.outcome.node.title)], next),
    section("Contacts", result.contacts.map(contactItem)),
    section("Do", plain(result.actions)),
    section("Avoid", plain(result.avoid)),
    section("Ready", plain(result.ready)),
    section("Why", whys.map(({ node }) => item(node.title, "", [node.why]))),
    section("Sources", result.basis.map(sourceItem)),
    section("Given", replyItems(result.steps)),
  ].filter(({ items }) => items.length);
}

/** The questions with the answers they were given. @returns {Item[]} */
function replyItems(steps) {
  return steps.map(({ node, answer }, step) => item(node.title, "", [node.answers[answer].text], { step }));
}

/** A heading with its items; only what is to be done has an order. @returns {Section} */
function section(name, items, title = say(`section${name}`)) {
  return { name, title, items, isNumbered: name === "Do" };
}

/** The decision note as text; where its lines break is left to what it is put into. @returns {string} */
function noteOf(result, library, today) {
  const place = library.workplaces[result.workplace - 1] ?? say("noWorkplace");
  const lines = [
    say("noteHead"),
    say("noteGuide", result.guide.label),
    say("noteContent", library.fingerprint, today),
    say("noteWorkplace", place),
    say("noteBasis"),
  ];
  for (const { title, items, isNumbered } of resultSections(result)) {
    lines.push("", title.toUpperCase());
    items.forEach(({ text, label, details }, index) => {
      const mark = isNumbered ? `${index + 1}. ` : "- ";
      lines.push(mark + (label ? `${label}: ${text}` : text));
      for (const detail of details) lines.push(" ".repeat(mark.length + 2) + detail);
    });
  }
  lines.push("", say("noteByHand"));
  for (const label of byHand()) lines.push(`${label}:`, BLANK, "");
  return `${lines.join("\n").trimEnd()}\n`;
}

/** What is filled in by hand. @returns {string[]} */
function byHand() {
  return [1, 2, 3, 4].map((number) => say(`noteBlank${number}`));
}

/** A date as one writes it in Norway. @returns {string} */
function norwegianDate(day) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(day.getDate())}.${two(day.getMonth() + 1)}.${day.getFullYear()}`;
}

// Words

/** The terms that some texts use, in the order of their first use. @returns {Term[]} */
function termsUsed(texts, terms) {
  const owners = new Map(terms.flatMap((term) => term.forms.map((form) => [form, term])));
  if (!owners.size) return [];
  const forms = [...owners.keys()].sort((one, other) => other.length - one.length);
  const escaped = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  // A letter before a form is part of the match, because older browsers cannot look behind.
  const pattern = new RegExp(`(^|[^\\p{L}\\p{N}_])(${escaped.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
  const found = texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[2]));
  return once(found.map((form) => owners.get(form.toLowerCase())).filter(Boolean));
}

// Screens

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
    step === undefined ? null : changeButton(step),
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

/** The start: who is the concern about? @returns {Node[]} */
function startScreen() {
  const choices = library.guides.map((guide) => {
    const about = make("p", { className: "detail" }, `${guide.title}. ${guide.version}`);
    return make("li", {}, button(guide.about, () => open(guide)), about);
  });
  return [make("h1", {}, say("who")), make("ol", { className: "answers" }, ...choices), tools()];
}

/** A guide that is withdrawn: why, and nothing else. @returns {Node[]} */
function withdrawnScreen() {
  return [make("h1", {}, state.guide.title), make("p", { className: "notice" }, state.guide.notice), tools()];
}

/** The texts of answers, by position, one of them marked. @returns {function(number): string} */
function marking(node, marked, name) {
  const texts = node.answers.map(({ text }) => text);
  return (index) => (index === marked ? say(name, texts[index]) : texts[index]);
}

/** A question with its definition and its answers. @returns {Node[]} */
function questionScreen(node, label, choose, head) {
  const answers = node.answers.map((_, index) => make("li", {}, button(label(index), () => choose(index))));
  const why = [
    section("Reason", node.why ? [item(node.why)] : []),
    section("Sources", node.sources.map(sourceItem)),
  ];
  return [
    make("div", { id: "status" }, ...head.filter(Boolean)),
    make("h1", {}, node.title),
    node.help ? make("p", { id: "help" }, node.help) : null,
    make("ol", { className: "answers" }, ...answers),
    foldedElement(say("why"), why),
    foldedElement(say("sectionTerms"), [section("Words", termsUsed(questionTexts(node), library.terms).map(termItem))]),
  ];
}

/** The texts of a question. @returns {string[]} */
function questionTexts(node) {
  return [node.title, node.help, node.why, ...node.answers.map((answer) => answer.text)];
}

/** A word and what it means. @returns {Item} */
function termItem(term) {
  return item(term.text, term.term, [term.basis ? say("source", term.basis) : ""]);
}

/** The current question of the walk. @returns {Node[]} */
function walkScreen(route) {
  const node = last(route);
  const before = routeOf(state.guide, state.steps.slice(0, -1));
  const fresh = state.steps.length ? route.filter((one) => one.kind === "f" && !before.includes(one)) : [];
  const head = [
    overdueNotice(),
    make("p", { className: "status" }, say("question", state.steps.length + 1, questionsLeft(node))),
    ...fresh.map(foundElement),
  ];
  const choose = (answer) => update({ steps: [...state.steps, { node, answer }] });
  const label = marking(node, state.kept.get(node), "answerBefore");
  return [...questionScreen(node, label, choose, head), pathElement(), tools()];
}

/** What the last answer led to. @returns {HTMLElement} */
function foundElement({ verdict, title }) {
  return make("p", { className: "found" }, `${say("soFar")}: `, make("b", {}, say(`verdict${verdict}`)), ` ${title}`);
}

/** An earlier question, to be answered anew. @returns {Node[]} */
function changeScreen() {
  const node = state.changing;
  const present = state.steps.find((step) => step.node === node).answer;
  const choose = (answer) =>
    update({ steps: changed(state.guide, state.steps, state.kept, node, answer), over: "", changing: null });
  const head = [make("p", { className: "status" }, say("changing"))];
  return [...questionScreen(node, marking(node, present, "answerNow"), choose, head), tools()];
}

/** Whether the answers may really be forgotten. @returns {Node[]} */
function restartScreen() {
  const choices = [button(say("yesRestart"), reset), button(say("noRestart"), back)];
  return [
    make("h1", {}, say("confirmRestart")),
    make("p", { id: "help" }, say("confirmHelp")),
    make("ol", { className: "answers" }, ...choices.map((choice) => make("li", {}, choice))),
  ];
}

/** The result at the end of a walk, or an outcome on its own. @returns {Node[]} */
function resultScreen(result, title, isFinal) {
  const shown = resultSections(result).filter(({ name }) => name !== "Verdicts");
  document.getElementById("app").className = isLong(shown) ? "sheet long" : "sheet";
  return [
    make("h1", {}, title),
    overdueNotice(),
    sectionElement(section("Essentials", essentials(result), result.guide.label)),
    isFinal ? noteButtons(result) : null,
    ...shown.map(sectionElement),
    isFinal ? moreElement() : null,
    isFinal ? byHandElement(result) : null,
    tools(),
  ];
}

/** The way on for who is more worried than the result. @returns {HTMLElement} */
function moreElement() {
  const worried = button(say("worried"), () => update({ over: "worried" }));
  const heading = make("h2", {}, say("moreWorried"));
  return make("section", { className: "more" }, heading, make("p", {}, say("moreWorriedHint")), worried);
}

/** Whether a result needs smaller letters to stand on one sheet of paper. @returns {boolean} */
function isLong(sections) {
  const items = sections.flatMap(({ items: own, name }) => (name === "Why" || name === "Sources" ? [] : own));
  return items.map(({ text, label, details }) => text + label + details.join("")).join("").length > PAPER_LETTERS;
}

/** Copy or print the note; "copied" is said only when it is. @returns {HTMLElement} */
function noteButtons(result) {
  const said = make("p", { className: "said" });
  said.setAttribute("role", "status");
  const copy = async () => {
    const note = noteOf(result, library, norwegianDate(new Date()));
    try {
      await navigator.clipboard.writeText(note);
      said.replaceChildren(say("copied"));
    } catch {
      const text = make("textarea", { readOnly: true, rows: 12, value: note });
      text.setAttribute("aria-label", say("note"));
      said.replaceChildren(say("notCopied"), text);
      text.select();
    }
  };
  return make("div", { className: "note" }, button(say("copy"), copy), button(say("print"), () => print()), said);
}

/** Lines to fill in by hand, on paper only. @returns {HTMLElement} */
function byHandElement(result) {
  const place = library.workplaces[result.workplace - 1] ?? say("noWorkplace");
  const day = norwegianDate(new Date());
  return make(
    "section",
    { className: "paper" },
    make("p", {}, `${say("noteContent", library.fingerprint, day)} · ${say("noteWorkplace", place)}`),
    ...byHand().map((label) => make("p", { className: "blank" }, `${label}:`)),
  );
}

/** The answers so far, each of which can be changed. @returns {?HTMLElement} */
function pathElement() {
  return state.steps.length ? sectionElement(section("Path", replyItems(state.steps))) : null;
}

/** What one must know about the age of the guide. @returns {?HTMLElement} */
function overdueNotice() {
  const { reviewBy, owner } = state.guide ?? library.guides[0];
  const day = new Date(`${reviewBy}T23:59:59`);
  if (new Date() <= day) return null;
  return make("p", { className: "notice" }, say("overdue", norwegianDate(day), owner));
}

/** Every service, the nearest first. @returns {Node[]} */
function contactsScreen() {
  const distance = (contact) => (contact.isEmergency ? 0 : contact.serves.has(state.workplace) ? 1 : 2);
  const contacts = library.contacts.slice(1).sort((one, other) => distance(one) - distance(other));
  const cards = make("ul", { className: "cards" }, ...contacts.map(contactElement));
  return [make("h1", {}, say("contacts")), cards, tools()];
}

/** All that is known about a contact. @returns {HTMLElement} */
function contactElement(contact) {
  const { about, hours, email, web, address, note, trust, source } = contact;
  const lines = [about, hours, email, web, address, note, trust, source].filter(Boolean);
  return make(
    "li",
    {},
    make("h2", {}, contact.name),
    make("b", {}, contact.phone ? phoneLink(contact.phone) : contact.number),
    ...lines.map((line) => make("span", { className: "detail" }, line === web ? webLink(web, web) : line)),
  );
}

/** How to do what many routes ask for: the cards of the guide, or all, each of which opens. @returns {Node[]} */
function cardsScreen() {
  const guide = library.guides.indexOf(state.guide) + 1;
  const cards = library.cards.filter((card) => !guide || card.guides.has(guide));
  return [make("h1", {}, say("cards")), ...cards.map(cardElement), tools()];
}

/** A step card, closed until it is asked for. @returns {HTMLElement} */
function cardElement(card) {
  const plain = (texts) => texts.map((text) => item(text));
  return foldedElement(card.title, [
    section("Do", plain(card.todo)),
    section("Avoid", plain(card.avoid)),
    section("Why", card.why ? [item(card.why)] : []),
    section("Sources", card.sources.map(sourceItem)),
  ]);
}

/** The glossary; the words of the screen under it come first. @returns {Node[]} */
function wordsScreen() {
  const here = termsUsed(textsUnder(), library.terms);
  const byName = (one, other) => (one.term.toLowerCase() < other.term.toLowerCase() ? -1 : 1);
  const others = library.terms.filter((term) => !here.includes(term)).sort(byName);
  return [
    make("h1", {}, say("words")),
    here.length ? sectionElement(section("Terms", here.map(termItem))) : null,
    sectionElement(section("Words", others.map(termItem))),
    tools(),
  ];
}

/** The texts of the screen under the glossary. @returns {string[]} */
function textsUnder() {
  if (!state.guide?.start) return [];
  const node = last(routeOf(state.guide, state.steps));
  if (node.kind === "q") return questionTexts(node);
  const sections = resultSections(conclude(state.guide, state.steps, state.workplace));
  return sections.flatMap(({ items }) => items.flatMap(({ text, details }) => [text, ...details]));
}

/** The ways on that every screen has. @returns {HTMLElement} */
function tools() {
  const over = (name) => () => update({ over: name });
  const isAtStart = !state.guide && !state.over;
  return make(
    "nav",
    { className: "tools" },
    isAtStart ? null : button(say(state.over === "change" ? "keep" : "back"), back),
    state.over === "contacts" ? null : button(say("contacts"), over("contacts")),
    state.over === "cards" || !library.cards.length ? null : button(say("cards"), over("cards")),
    state.over === "words" ? null : button(say("words"), over("words")),
    isAtStart ? null : button(say("restart"), state.steps.length ? over("restart") : reset),
  );
}

/** What is to be shown now. @returns {Node[]} */
function screen() {
  const guide = state.guide?.start ? state.guide : library.guides.find(({ start }) => start);
  if (state.over === "contacts") return contactsScreen();
  if (state.over === "words") return wordsScreen();
  if (state.over === "cards") return cardsScreen();
  if (state.over === "change") return changeScreen();
  if (state.over === "restart") return restartScreen();
  if (state.over && guide) {
    return resultScreen(concludeOutcome(guide, guide[state.over], state.workplace), say(state.over), false);
  }
  if (!state.guide) return startScreen();
  if (!state.guide.start) return withdrawnScreen();
  const route = routeOf(state.guide, state.steps);
  if (last(route).kind === "q") return walkScreen(route);
  return resultScreen(conclude(state.guide, state.steps, state.workplace), say("result"), true);
}

/** Show the screen. */
function draw() {
  const app = document.getElementById("app");
  app.className = "";
  app.replaceChildren(...screen().filter(Boolean));
  const heading = app.querySelector("h1");
  heading.tabIndex = -1;
  heading.setAttribute("aria-describedby", "status help");
}

/** Show a new screen from its top and put the focus on its heading, so that it is read aloud. */
function show() {
  draw();
  document.querySelector("#app h1").focus({ preventScroll: true });
  scrollTo(0, 0);
}

// What the user does

/** Remember something and show what follows. */
function update(changes) {
  Object.assign(state, changes);
  show();
}

/** Begin a guide. */
function open(guide) {
  update({ guide, steps: [], kept: new Map(), over: "", changing: null });
}

/** Close what lies over the walk, or take the last answer back, or go to the start. */
function back() {
  if (state.over) return update({ over: "", changing: null });
  if (!state.steps.length) return update({ guide: null, kept: new Map() });
  const { node, answer } = last(state.steps);
  update({ steps: state.steps.slice(0, -1), kept: new Map([...state.kept, [node, answer]]) });
}

/** Forget every answer. */
function reset() {
  update({ guide: null, steps: [], kept: new Map(), over: "", changing: null });
}

/** Leave at once: nothing of the page stays on the screen, and it gives up its place in the history. */
function leave() {
  const elsewhere = document.body.dataset.leave;
  reset();
  document.title = "";
  document.body.replaceChildren();
  location.replace(elsewhere);
}

/** Answer by digit; F2 is the acute outcome and F10 leaves, as in the app. */
function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const act = { F2: () => update({ over: "acute" }), F10: leave }[event.key];
  if (act) {
    event.preventDefault();
    act();
    return;
  }
  const isTyping = event.target.closest("select, input, textarea");
  if (isTyping || !/^[1-9]$/.test(event.key) || !document.getElementById("digits").checked) return;
  document.querySelectorAll(".answers button")[Number(event.key) - 1]?.click();
}

/** The list of workplaces. */
function fillWorkplaces() {
  const chooser = document.getElementById("workplace");
  const titles = [say("noWorkplace"), ...library.workplaces];
  chooser.append(...titles.map((title, value) => make("option", { value }, title)));
  // The focus stays, because the arrow keys change the value at every step.
  chooser.onchange = () => {
    state.workplace = Number(chooser.value);
    draw();
  };
}

/** Read the document, put it away, and show the start. */
function begin() {
  const root = document.getElementById("doc");
  for (const one of document.getElementById("words").content.children) words[one.value] = one.textContent;
  library = readLibrary(root);
  root.remove();
  fillWorkplaces();
  document.getElementById("acute").onclick = () => update({ over: "acute" });
  document.getElementById("leave").onclick = leave;
  document.querySelector(".skip").onclick = (event) => {
    event.preventDefault();
    document.querySelector("#app h1").focus();
  };
  document.addEventListener("keydown", onKey);
  // A page that the browser keeps for its back button must not hold the answers of the one before.
  addEventListener("pagehide", forget);
  for (const element of document.querySelectorAll("[hidden]")) element.hidden = false;
  show();
}

/** Forget the answers and the workplace. */
function forget() {
  document.getElementById("workplace").value = "0";
  state.workplace = 0;
  reset();
}

begin();
