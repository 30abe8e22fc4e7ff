// The screens of a walk.

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

/** The current question of the walk, and what was found on the way there unless it is not to be told. @returns {Node[]} */
function walkScreen(route, tellsFound = true) {
  const node = last(route);
  const before = routeOf(state.guide, state.steps.slice(0, -1));
  const fresh = state.steps.length ? route.filter((one) => one.kind === "f" && !before.includes(one)) : [];
  const head = [
    overdueNotice(),
    make("p", { className: "status" }, say("question", state.steps.length + 1, questionsLeft(node))),
    ...(tellsFound ? fresh.map(foundElement) : []),
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
