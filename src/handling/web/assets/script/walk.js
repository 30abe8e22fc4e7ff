// Walking, and what a walk adds up to: `guide.walk` and `guide.result` once more.

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
