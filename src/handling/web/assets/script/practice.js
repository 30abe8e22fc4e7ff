// The screens of a course.

const COURSE_SCREENS = { cases: casesScreen, story: storyScreen, pick: pickScreen, other: otherScreen };

/** The start, with the way to the cases. @returns {Node[]} */
function startOfCourse() {
  const [heading, choices, ways] = startScreen();
  const about = make("p", { className: "detail" }, say("courseAbout"));
  choices.append(make("li", {}, button(say("course"), openCases), about));
  return [heading, choices, ways];
}

/** The cases by guide. @returns {Node[]} */
function casesScreen() {
  const groups = library.guides.map((guide) => {
    const cases = library.cases.filter((one) => one.guide === guide);
    const choices = cases.map((one) => make("li", {}, button(one.title, () => openCase(one))));
    return choices.length ? [make("h2", {}, guide.title), make("ul", { className: "cases" }, ...choices)] : [];
  });
  const warning = make("p", { className: "notice", id: "help" }, say("onlyInvented"));
  return [make("h1", {}, say("course")), warning, ...groups.flat(), tools(false)];
}

/** A case, and how to practise on it. @returns {Node[]} */
function storyScreen() {
  const { title, misfit } = state.course.case;
  const ways = [
    button(say("practiseToTheEnd"), () => practise(false)),
    button(say("practiseStepByStep"), () => practise(true)),
  ];
  return [
    make("h1", {}, title),
    ...storyLines(),
    misfit.length ? sectionElement(section("Misfit", misfit.map((text) => item(text)))) : null,
    make("h2", {}, say("howToPractise")),
    choicesElement(ways),
    tools(),
  ];
}

/** The story, and that it is invented. @returns {HTMLElement[]} */
function storyLines() {
  const { story, details } = state.course.case;
  return [make("p", { className: "status" }, details.join(" · ")), make("p", { className: "story" }, story)];
}

/** The story, closed until it is asked for; it stays open until it is closed. @returns {?HTMLElement} */
function storyElement() {
  const { case: shown, fold } = state.course;
  if (!shown) return null;
  const summary = make("summary", {}, `${say("story")}: ${shown.title}`);
  const remember = ({ target }) => {
    fold.isOpen = target.open;
  };
  const properties = { className: "case", open: fold.isOpen, ontoggle: remember };
  return make("details", properties, summary, ...storyLines());
}

/** Buttons of which one is chosen. @returns {HTMLElement} */
function choicesElement(buttons) {
  return make("ol", { className: "answers" }, ...buttons.map((one) => make("li", {}, one)));
}

/** The current question, with the story above it and what the case answered before. @returns {Node[]} */
function practiceScreen(route) {
  const { base, pinned, isStepByStep } = state.course;
  const [status, ...question] = walkScreen(route, false);
  const before = state.steps.length ? last(state.steps) : null;
  const told = (text) => status.append(make("p", { className: "found" }, text));
  if (base) told(supposing(pinned));
  else if (isStepByStep && before && answerOfCase(before.node) === before.answer) told(say("sameAnswer"));
  return [storyElement(), status, ...question];
}

/** What is supposed, in a sentence. @returns {string} */
function supposing(node) {
  return say("supposing", node.title, answerText(node, answersOf(state.steps).get(node)));
}

/** What the case answers where the answer was another, and how to go on. @returns {Node[]} */
function toldScreen({ node, answer }) {
  const ofCase = answerOfCase(node);
  const { heard } = state.course;
  const hear = () => proceed({ heard: new Map([...heard, [node, answer]]) });
  const take = () => update({ steps: changed(state.guide, state.steps, state.kept, node, ofCase) });
  const answers = [item(answerText(node, answer), say("yours")), item(answerText(node, ofCase), say("cases"))];
  const ways = [
    button(say("goOnWithYours", answerText(node, answer)), hear),
    button(say("goOnWithCases", answerText(node, ofCase)), take),
  ];
  return [
    storyElement(),
    make("h1", {}, say("otherAnswer")),
    make("p", { id: "help" }, node.title),
    sectionElement(section("Parted", answers, say("sideBySide"))),
    ...stepSections(node).map(sectionElement),
    make("h2", {}, say("howToGoOn")),
    choicesElement(ways),
    tools(),
  ];
}

/** Two walks side by side: the one taken and that of the case, or the one taken and a supposed one. @returns {Node[]} */
function comparisonScreen() {
  const { case: shown, base, pinned } = state.course;
  const names = base
    ? { one: say("walked"), other: say("supposed") }
    : { one: say("yours"), other: say("cases") };
  const fork = base ? forkOf(state.guide, base, state.steps) : forkOf(state.guide, state.steps, shown.steps);
  const [went, ...differences] = forkSections(fork, names, state.workplace);
  return [
    storyElement(),
    make("h1", {}, say(base ? "whatIf" : "compared")),
    base ? make("p", { id: "help" }, supposing(pinned)) : null,
    sectionElement(went),
    besideElement(fork, names),
    ...differences.map(sectionElement),
    ...(base ? [] : talkSections(shown).map(sectionElement)),
    make(
      "div",
      { className: "note ways" },
      button(say("whole"), () => proceed({ whole: state.steps })),
      button(say("whatIf"), askWhatIf),
      shown ? button(say("moreCases"), openCases) : null,
    ),
    tools(),
  ];
}

/** Both walks, question by question; that two answers differ is said in words. @returns {HTMLElement} */
function besideElement(fork, names) {
  const given = (name, answer) => make("div", {}, make("dt", {}, name), make("dd", {}, answer));
  const rows = besideRows(fork).map(({ question, one, other, differs }) =>
    make(
      "li",
      { className: differs ? "differs" : "" },
      make("p", {}, question, differs ? make("b", {}, say("differs")) : null),
      make("dl", {}, given(names.one, one), given(names.other, other)),
    ),
  );
  const heading = make("h2", {}, say("sideBySide"));
  return make("section", { className: "beside" }, heading, make("ol", {}, ...rows));
}

/** Why the case ends as it does, and what to talk about afterwards. @returns {Section[]} */
function talkSections({ why, discuss }) {
  return [
    section("Because", why ? [item(why)] : []),
    section("Discuss", discuss.map((point) => item(point))),
  ].filter(({ items }) => items.length);
}

/** The whole result of the walk, from which another answer can be tried. @returns {Node[]} */
function wholeScreen() {
  const [heading, ...shown] = resultScreen(conclude(state.guide, state.steps, state.workplace), say("result"), true);
  const ways = shown.pop();
  const { case: ofCase, base, pinned } = state.course ?? {};
  // Also on paper: the result of a story must not be taken for that of a person.
  const marks = [ofCase ? say("inventedCase", ofCase.title) : "", base ? supposing(pinned) : ""].filter(Boolean);
  const notices = marks.map((text) => make("p", { className: "notice" }, text));
  return [heading, ...notices, ...shown, make("div", { className: "note ways" }, button(say("whatIf"), askWhatIf)), ways];
}

/** The questions of the walk, one of which is to be answered otherwise. @returns {Node[]} */
function pickScreen() {
  const choices = state.steps.map(({ node, answer }) => {
    const given = make("p", { className: "detail" }, answerText(node, answer));
    return make("li", {}, button(node.title, () => proceed({ at: "other", pinned: node })), given);
  });
  return [
    make("h1", {}, say("whatIf")),
    make("p", { id: "help" }, say("whatIfQuestion")),
    make("ol", { className: "answers" }, ...choices),
    tools(),
  ];
}

/** The answers to the question that was picked. @returns {Node[]} */
function otherScreen() {
  const { pinned } = state.course;
  const present = answersOf(state.steps).get(pinned);
  const choose = (answer) => (answer === present ? back() : suppose(pinned, answer));
  const head = [make("p", { className: "status" }, say("whatIfAnswer"))];
  return [...questionScreen(pinned, marking(pinned, present, "answerNow"), choose, head), tools()];
}
