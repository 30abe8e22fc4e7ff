// Two walks through one guide side by side: `guide.fork` and `report.course` once more.

/**
 * @typedef {{node: Node, one: number|undefined, other: number|undefined}} Beside
 * @typedef {{guide: Guide, one: Step[], other: Step[], parting: ?Node, meeting: ?Node, rows: Beside[]}} Fork
 * @typedef {{one: string, other: string}} Names
 */

/** The answers that some steps gave. @returns {Map<Node, number>} */
function answersOf(steps) {
  return new Map(steps.map(({ node, answer }) => [node, answer]));
}

/** Lay two walks beside each other; neither has to be finished. @returns {Fork} */
function forkOf(guide, one, other) {
  const others = answersOf(other);
  const parted = one.find(({ node, answer }) => others.has(node) && others.get(node) !== answer);
  const parting = parted?.node ?? null;
  const rows = rowsOf(answersOf(one), others);
  if (!parting) return { guide, one, other, parting, meeting: null, rows };
  const after = (route) => route.slice(route.indexOf(parting) + 1);
  const beyond = after(routeOf(guide, other));
  const meeting = after(routeOf(guide, one)).find((node) => beyond.includes(node)) ?? null;
  return { guide, one, other, parting, meeting, rows };
}

/** The questions of both: shared ones once, and before each of them those that only one walk came to. @returns {Beside[]} */
function rowsOf(answers, others) {
  const missed = (nodes) => nodes.map((node) => ({ node, one: undefined, other: others.get(node) }));
  const rows = [];
  let waiting = [...others.keys()];
  for (const [node, one] of answers) {
    if (others.has(node)) {
      const place = waiting.indexOf(node);
      rows.push(...missed(waiting.slice(0, place)));
      waiting = waiting.slice(place + 1);
    }
    rows.push({ node, one, other: others.get(node) });
  }
  return [...rows, ...missed(waiting)];
}

/** Both walks in words, question by question. */
function besideRows({ parting, rows }) {
  return rows.map(({ node, one, other }) => ({
    question: node.title,
    one: answerText(node, one),
    other: answerText(node, other),
    differs: node === parting || (one !== undefined && other !== undefined && one !== other),
  }));
}

/** An answer in words. @returns {string} */
function answerText(node, answer) {
  return answer === undefined ? say("notAsked") : node.answers[answer].text;
}

/** Where two walks part, with the definition and the law at that point, and what differs in the end. @returns {Section[]} */
function forkSections(fork, names, workplace) {
  const { guide, one, other, parting, meeting } = fork;
  const isFinished = [one, other].every((steps) => last(routeOf(guide, steps)).kind === "u");
  const results = isFinished ? [one, other].map((steps) => conclude(guide, steps, workplace)) : null;
  const [left, right] = results ? onlyItems(...results) : [[], []];
  return [
    section("Went", [item(summaryOf(fork, isFinished, left.length + right.length > 0))]),
    ...(parting ? [partingSection(fork, names), ...stepSections(parting)] : []),
    section("Met", meeting ? [item(meeting.title, kindOf(meeting))] : []),
    section("Only", left, say("sectionOnly", names.one)),
    section("Only", right, say("sectionOnly", names.other)),
  ].filter(({ items }) => items.length);
}

/** How it went, in a sentence. @returns {string} */
function summaryOf({ one, other }, isFinished, differs) {
  if (!isFinished) return say("notFinished");
  const isSame = one.length === other.length && one.every((step, at) => isSameStep(step, other[at]));
  if (isSame) return say("sameRoute");
  return say(differs ? "otherEnd" : "sameEnd");
}

/** Whether two steps give the same question the same answer. @returns {boolean} */
function isSameStep(one, other) {
  return one.node === other.node && one.answer === other.answer;
}

/** The question where two walks part, with the answer of each. @returns {Section} */
function partingSection({ one, other, parting }, names) {
  return section("Parted", [
    item(parting.title),
    item(answerText(parting, answersOf(one).get(parting)), names.one),
    item(answerText(parting, answersOf(other).get(parting)), names.other),
  ]);
}

/** The definition that a question is answered by, why it is asked, and the law behind it. @returns {Section[]} */
function stepSections(node) {
  return [
    section("Definition", node.help ? [item(node.help)] : []),
    section("Reason", node.why ? [item(node.why)] : []),
    section("Sources", node.sources.map(sourceItem)),
  ].filter(({ items }) => items.length);
}

/** What a node is: a question, a verdict, or an outcome with its urgency. @returns {string} */
function kindOf({ kind, verdict, rank }) {
  if (kind === "q") return say("kindQuestion");
  return kind === "f" ? say(`verdict${verdict}`) : say("kindOutcome", say(`urgency${rank}`));
}

/** What only one of two results says; the smaller things only where nothing weighty differs. @returns {Item[][]} */
function onlyItems(one, other) {
  const weighty = differing(weightyOf(one), weightyOf(other));
  return weighty.flat().length ? weighty : differing(lesserOf(one), lesserOf(other));
}

/** What differs between texts by label. @returns {Item[][]} */
function differing(one, other) {
  const only = (own, others) =>
    own.flatMap(([label, texts], at) =>
      texts.filter((text) => !others[at][1].includes(text)).map((text) => item(text, label)),
    );
  return [only(one, other), only(other, one)];
}

/** Verdicts, the end, what to do first, and whom to ring. @returns {[string, string[]][]} */
function weightyOf({ findings, outcome, actions, contacts }) {
  const titles = (verdict) => findings.filter(({ node }) => node.verdict === verdict).map(({ node }) => node.title);
  return [
    ...WEIGHTS.map((_, verdict) => [say(`verdict${verdict}`), titles(verdict)]),
    [say("labelEnd"), [`${outcome.node.title} (${say(`urgency${outcome.rank}`)})`]],
    [say("first"), actions.slice(0, 1)],
    [say("call"), contacts.map(({ name }) => name)],
  ];
}

/** What to do, not to do, and have ready. @returns {[string, string[]][]} */
function lesserOf({ actions, avoid, ready }) {
  return [
    [say("labelDo"), actions],
    [say("labelAvoid"), avoid],
    [say("labelReady"), ready],
  ];
}
