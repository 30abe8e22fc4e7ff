// A result in words: `report.result`, `report.note` and `guide.glossary` once more.

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
