// Only in the edition with path links: the walk stands in the address, as `guide.path_code` writes it.

const CHECK_RANGE = 0x10000;
const CODE_FORM = /^([a-z0-9_]+)@(.+):([a-z0-9_-]*)\.([0-9a-f]{4})$/;

/** The keys and checks of a question's answers, by position. @type {Map<Node, {key: string, check: number}[]>} */
const keysOf = new Map();

/** The code of a walk. @returns {string} */
function codeOf(guide, steps) {
  const given = steps.map(({ node, answer }) => keysOf.get(node)[answer]);
  const check = given.reduce((sum, one) => sum + one.check, 0) % CHECK_RANGE;
  return `${guide.code}:${given.map(({ key }) => key).join("-")}.${check.toString(16).padStart(4, "0")}`;
}

/** A text without the spaces that do not matter in a code. @returns {string} */
function tight(text) {
  return text.replace(/\s+/g, "");
}

/** The walk that a code names, or what keeps it from being opened. @returns {{guide: ?Guide, steps: Step[], told: string}} */
function openCode(code) {
  const refuse = (...told) => ({ guide: null, steps: [], told: told.filter(Boolean).join(" ") });
  const form = tight(code).toLowerCase().match(CODE_FORM);
  if (!form) return refuse(say("codeUnreadable"));
  const [, name, version, answers, check] = form;
  const guide = library.guides.find((one) => one.code.split("@")[0] === name);
  if (!guide) return refuse(say("codeGuide", name));
  if (!guide.start) return refuse(say("codeWithdrawn"));
  const now = guide.code.slice(name.length + 1);
  const other = version === now.toLowerCase() ? "" : say("codeVersion", version, now);
  const { steps, told } = followKeys(guide, answers ? answers.split("-") : []);
  if (told) return refuse(other, told);
  const anew = codeOf(guide, steps);
  if (!anew.endsWith(`.${check}`)) return refuse(other, say("codeRoute"));
  return other ? refuse(other, say("codeSame", anew)) : { guide, steps, told: "" };
}

/** The steps that some keys of answers lead through, or what is wrong with the first that does not fit. */
function followKeys(guide, keys) {
  const steps = [];
  for (const key of keys) {
    const node = last(routeOf(guide, steps));
    if (node.kind !== "q") return { steps, told: say("codeLong", steps.length) };
    const answer = keysOf.get(node).findIndex((one) => one.key === key);
    if (answer < 0) return { steps, told: say("codeAnswer", steps.length + 1, key, node.title) };
    steps.push({ node, answer });
  }
  return { steps, told: "" };
}

/** The code in the address. @returns {string} */
function codeInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

/** The code that the address was last given. */
let written = "";

/** Put the walk in the address, in place of the one before, so that the history holds one entry. */
function writeAddress() {
  const code = state.guide?.start ? codeOf(state.guide, state.steps) : "";
  if (code === written) return;
  written = code;
  document.getElementById("told").textContent = "";
  location.replace(`#${code}`);
}

/** Open what the address names, or say what differs. */
function readAddress() {
  const code = codeInAddress();
  if (!code || code === written) return;
  const { guide, steps, told } = openCode(code);
  if (!told) update({ ...nothing(), guide, steps });
  document.getElementById("told").textContent = told;
}

/** Read the keys of this edition. */
function readKeys(root) {
  root.querySelectorAll("article").forEach((article, position) => {
    library.guides[position].code = article.dataset.code;
  });
  for (const section of root.querySelectorAll("article section[id^=q]")) {
    const links = [...section.querySelectorAll("ol a")];
    keysOf.set(library.nodes.get(section.id), links.map(({ dataset: { k, c } }) => ({ key: k, check: Number(c) })));
  }
}

/** Open the walk of the address at once, and whenever another one is put there. */
function followAddress() {
  readAddress();
  addEventListener("hashchange", readAddress);
  // The page forgets its answers when it is left, but not its address; whoever comes back gets the walk again.
  addEventListener("pagehide", () => {
    written = "";
  });
  addEventListener("pageshow", readAddress);
}

editions.push({ read: readKeys, begin: followAddress, shown: writeAddress });
