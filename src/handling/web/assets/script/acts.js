// Which screen is shown, and what the user does.

/**
 * What an edition for courses adds: `read` takes what it needs from the document before that is put away, `begin` follows
 * the first screen and `shown` every screen. Some are asked before the ordinary guide acts: `nothing` is what they remember
 * when nothing is answered, `screen` what they show, `texts` what that says, `back` whether they have gone back, and
 * `fixed` how many of the first answers are not to be changed.
 * @type {{read: function(Element): void, begin: function(): void, shown: function(): void, nothing?: function(): Object,
 *   screen?: function(): ?Node[], texts?: function(): ?string[], back?: function(): boolean, fixed?: function(): number}[]}
 */
const editions = [];

/** The answer of the first edition that has one. */
function ask(name) {
  return editions.map((edition) => edition[name]?.()).find(Boolean);
}

/** The ways on that every screen has. @returns {HTMLElement} */
function tools(isAtStart = !state.guide && !state.over) {
  const over = (name) => () => update({ over: name });
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
  const own = ask("screen");
  if (own) return own;
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
  for (const edition of editions) edition.shown();
}

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
  if (ask("back")) return;
  if (!state.steps.length) return update({ guide: null, kept: new Map() });
  const { node, answer } = last(state.steps);
  update({ steps: state.steps.slice(0, -1), kept: new Map([...state.kept, [node, answer]]) });
}

/** Nothing answered, nothing opened. */
function nothing() {
  return { guide: null, steps: [], kept: new Map(), over: "", changing: null, ...ask("nothing") };
}

/** Forget every answer. */
function reset() {
  update(nothing());
}

/** Leave at once: nothing of the page stays on the screen, and it gives up its place in the history. */
function leave() {
  const elsewhere = document.body.dataset.leave;
  removeEventListener("pagehide", forget);
  Object.assign(state, nothing());
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
  for (const edition of editions) edition.read(root);
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
  for (const edition of editions) edition.begin();
}

/** Forget the answers and the workplace of a page that is left. */
function forget() {
  document.getElementById("workplace").value = "0";
  Object.assign(state, nothing(), { workplace: 0 });
  draw();
}
