// Only in the edition for courses: cases to practise on, and what another answer would have led to.

/**
 * `steps` are the route of the case, `place` its workplace.
 * @typedef {{title: string, guide: Guide, place: number, steps: Step[], story: string, details: string[], misfit: string[],
 *   why: string, discuss: string[]}} Case
 *
 * Where someone is in a course. `case` is null where an ordinary walk is varied, and `placeBefore` the workplace to go back
 * to after it. `heard` are the answers that the case has been told to differ from. `base` is the walk that a supposed one
 * is laid beside, `pinned` the question that it answers otherwise, and `least` how many of its answers came with that.
 * `whole` are the steps whose whole result is open, and `fold` remembers whether the story is.
 * @typedef {{at: string, case: ?Case, isStepByStep: boolean, placeBefore: number, heard: Map<Node, number>, base: ?Step[],
 *   pinned: ?Node, least: number, whole: ?Step[], fold: {isOpen: boolean}}} Course
 */

/** A course that nothing has been done in. @returns {Course} */
function newCourse() {
  return {
    at: "walk",
    case: null,
    isStepByStep: false,
    placeBefore: 0,
    heard: new Map(),
    base: null,
    pinned: null,
    least: 0,
    whole: null,
    fold: { isOpen: false },
  };
}

/** The steps that answers by position lead through. @returns {Step[]} */
function stepsOf(guide, answers) {
  const steps = [];
  for (const answer of answers) steps.push({ node: last(routeOf(guide, steps)), answer });
  return steps;
}

/** A case from its section. @returns {Case} */
function readCase(section) {
  const { g, w, a } = section.dataset;
  const guide = library.guides[Number(g) - 1];
  return {
    title: textOf(section, "h4"),
    guide,
    place: Number(w),
    steps: stepsOf(guide, a.split(" ").filter(Boolean).map(Number)),
    story: textOf(section, ".b"),
    details: linesOf(section.querySelector(".l")),
    misfit: linesOf(section.querySelector(".x")),
    why: textOf(section, ".y"),
    discuss: linesOf(section.querySelector(".s")),
  };
}

/** Go on in the course. */
function proceed(changes, others = {}) {
  update({ ...others, course: { ...(state.course ?? newCourse()), ...changes } });
}

/** Show the cases; what was answered is forgotten. */
function openCases() {
  update({ ...nothing(), course: { ...newCourse(), at: "cases" } });
}

/** Show a case, at its workplace. */
function openCase(one) {
  const changes = { at: "story", case: one, placeBefore: state.workplace };
  proceed(changes, { guide: one.guide, workplace: one.place });
}

/** Walk through a case. */
function practise(isStepByStep) {
  proceed({ at: "walk", isStepByStep, heard: new Map() }, { steps: [], kept: new Map() });
}

/** The answer of the case to a question, undefined where its route does not come there. @returns {number|undefined} */
function answerOfCase(node) {
  return state.course.case?.steps.find((step) => step.node === node)?.answer;
}

/** The first answer that the case does not give, and that this has not been told of. @returns {Step|undefined} */
function untold() {
  const { isStepByStep, base, heard } = state.course;
  if (!isStepByStep || base) return undefined;
  const differs = ({ node, answer }) => ![undefined, answer].includes(answerOfCase(node));
  return state.steps.find((step) => differs(step) && heard.get(step.node) !== step.answer);
}

/** Choose a question of the walk, to answer it otherwise. */
function askWhatIf() {
  const steps = state.course?.base ?? state.steps;
  proceed({ at: "pick", base: null, whole: null }, { steps, kept: new Map() });
}

/** Answer a question of the walk otherwise, and keep the later answers that still fit. */
function suppose(node, answer) {
  const steps = changed(state.guide, state.steps, new Map(), node, answer);
  proceed({ at: "walk", base: state.steps, pinned: node, least: steps.length }, { steps, kept: new Map() });
}

/** Take answers back, from one on. */
function takeBack(from) {
  const taken = answersOf(state.steps.slice(from));
  update({ steps: state.steps.slice(0, from), kept: new Map([...state.kept, ...taken]) });
}

/** Go back in the course, where someone is in one. @returns {boolean} */
function courseBack() {
  const { course, steps } = state;
  if (!course) return false;
  const step = untold();
  if (course.at === "cases") reset();
  else if (course.at === "story") openCases();
  else if (course.at === "other") proceed({ at: "pick" });
  else if (course.at === "pick") update({ course: course.case && { ...course, at: "walk" } });
  else if (course.whole === steps) proceed({ whole: null });
  else if (course.base && steps.length <= course.least) askWhatIf();
  else if (steps.length) takeBack(step ? steps.indexOf(step) : steps.length - 1);
  else proceed({ at: "story" });
  return true;
}

/** What is shown in a course, and what it adds to the start and to a result. @returns {?Node[]} */
function courseScreen() {
  const { course, guide, steps } = state;
  if (course && course.at !== "walk") return COURSE_SCREENS[course.at]();
  if (!guide) return library.cases.length ? startOfCourse() : null;
  if (!guide.start) return null;
  const route = routeOf(guide, steps);
  const isAtEnd = last(route).kind !== "q";
  if (!course) return isAtEnd ? wholeScreen() : null;
  const step = untold();
  if (step) return toldScreen(step);
  if (!isAtEnd) return practiceScreen(route);
  return course.whole === steps ? wholeScreen() : comparisonScreen();
}

/** The texts of what is shown in a course, for its words. @returns {?string[]} */
function courseTexts() {
  const { course, guide, steps } = state;
  if (!course) return null;
  const story = course.case ? [course.case.story] : [];
  const node = { story: null, pick: null, other: course.pinned }[course.at];
  if (node === undefined && guide) {
    const current = untold()?.node ?? last(routeOf(guide, steps));
    return current.kind === "q" ? [...questionTexts(current), ...story] : null;
  }
  return node ? questionTexts(node) : story;
}

/** Nothing of a course; the workplace of a case goes with it. */
function noCourse() {
  const { course } = state;
  return course?.case ? { course: null, workplace: course.placeBefore } : { course: null };
}

/** Read the cases. */
function readCases(root) {
  state.course = null;
  library.cases = [...root.querySelectorAll("#y section")].map(readCase);
}

/** How many answers a branch keeps: those up to the one that is supposed. @returns {number} */
function pinnedSteps() {
  return state.course?.base ? state.steps.findIndex(({ node }) => node === state.course.pinned) + 1 : 0;
}

/** Show the workplace that the course has chosen, and forget what was told of answers that the walk has no longer. */
function courseShown() {
  document.getElementById("workplace").value = String(state.workplace);
  const { heard, base } = state.course ?? newCourse();
  const given = answersOf(state.steps);
  if (!base) for (const [node, answer] of heard) if (given.get(node) !== answer) heard.delete(node);
}

editions.push({
  read: readCases,
  begin() {},
  shown: courseShown,
  nothing: noCourse,
  screen: courseScreen,
  texts: courseTexts,
  back: courseBack,
  fixed: pinnedSteps,
});
