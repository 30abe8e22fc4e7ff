// The screens that lie over a walk: services, advice and words.

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
  const own = ask("texts");
  if (own) return own;
  if (!state.guide?.start) return [];
  const node = last(routeOf(state.guide, state.steps));
  if (node.kind === "q") return questionTexts(node);
  const sections = resultSections(conclude(state.guide, state.steps, state.workplace));
  return sections.flatMap(({ items }) => items.flatMap(({ text, details }) => [text, ...details]));
}
