// The person's own card. Nothing here is ever sent: no request is made in this file.
// It is kept in the phone only when she asks for it, and goes at sign-out, by "Ta bort allt", or when another signs in.
const STORE = "eget-kort";
const WHOSE = "eget-kort-vem"; // whose the kept card is: it is shown to nobody else, and not when she is signed out
const OVER = "eget-kort-over"; // what is written, from one press on a link to the page it leads to
const all = (css) => [...document.querySelectorAll(css)];
const closed = document.querySelector("[data-not-alone]"); // somebody sits beside: nothing of it is shown
const inputs = closed ? [] : all("[data-own]");
const keeps = all("[data-own-keep]"); // "yes" to whether the phone remembers
const shares = all("[data-own-shared]"); // "no": another one holds this phone too
const places = closed ? [] : all("[data-own-paper]"); // of the paper, which is not on the screen
const asked = () => keeps.some((box) => box.checked);
const me = document.querySelector("[data-whose]")?.dataset.whose ?? "";

function kept() {
  try {
    const whose = localStorage.getItem(WHOSE);
    return whose && whose !== me ? null : JSON.parse(localStorage.getItem(STORE));
  } catch {
    return null;
  }
}

function keep() {
  // Other fields of the card, which stand on another page, stay as they are.
  const before = kept();
  const card = before ?? {};
  for (const input of inputs) {
    if (input.value) card[input.dataset.own] = input.value;
    else delete card[input.dataset.own];
  }
  try {
    if (!before) localStorage.removeItem(STORE); // another person's is not mixed with this, nor given this mark
    localStorage.setItem(WHOSE, me);
    localStorage.setItem(STORE, JSON.stringify(card));
  } catch {
    answer(false);
  }
}

// Another language or larger text is the same page once more: what is written goes along, and lies nowhere after.
// If the link leads elsewhere (her session has ended), barkraft.js throws it away there.
let goes = false;
const here = () => location.pathname.replace(/^\/[^/]+/, ""); // without the language
function goOver(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return; // this page stays
  if (!inputs.length || !event.target.closest("[data-language], a[href^='/las/']")) return;
  const card = Object.fromEntries(inputs.map((input) => [input.dataset.own, input.value]));
  goes = true;
  setTimeout(() => (goes = false), 2000); // the page is still here: the link led nowhere
  try {
    sessionStorage.setItem(OVER, JSON.stringify({ page: here(), at: Date.now(), card }));
  } catch {}
}
function cameOver() {
  try {
    const { page, at, card } = JSON.parse(sessionStorage.getItem(OVER)) ?? {};
    sessionStorage.removeItem(OVER);
    return page === here() && Date.now() - at < 30_000 ? card : null;
  } catch {
    return null;
  }
}

function forget() {
  try {
    for (const key of [STORE, WHOSE]) localStorage.removeItem(key);
    sessionStorage.removeItem(OVER);
  } catch {}
}

const say = (where, what) => all(where).forEach((line) => (line.textContent = line.dataset[what] ?? ""));

// A page may ask more than once, at each of its own fields: one answer for all.
function answer(yes) {
  keeps.forEach((box) => (box.checked = yes === true));
  shares.forEach((box) => (box.checked = yes === false));
  say("[data-own-answer]", yes ? "kept" : yes === false ? "notKept" : "");
}

// What is written stands in short where it is folded: of a table its rows, of a row its cells.
function short(key) {
  const firsts = new Map();
  for (const input of inputs) {
    const { own } = input.dataset;
    if (!input.value || !own.startsWith(`${key}.`)) continue;
    const part = own.slice(key.length + 1).split(".")[0];
    if (!firsts.has(part)) firsts.set(part, input.selectedOptions?.[0].text ?? input.value);
  }
  return [...firsts.values()].join(", ");
}
const showShort = () => all("[data-own-short]").forEach((line) => (line.textContent = short(line.dataset.ownShort)));

// The paper holds it only while it prints.
function onPaper(printing) {
  for (const place of places) {
    const value = (printing && inputs.find((one) => one.dataset.own === place.dataset.ownPaper)?.value) || "";
    place.toggleAttribute("data-filled", Boolean(value));
    for (const box of place.children) box.toggleAttribute("data-ticked", box.dataset.option === value);
    if (!place.children.length) place.textContent = value;
  }
}

function empty() {
  inputs.forEach((input) => (input.value = ""));
  showShort();
  onPaper(false);
}

const brought = cameOver();
for (const input of inputs) {
  input.value = brought?.[input.dataset.own] ?? kept()?.[input.dataset.own] ?? input.value;
  input.addEventListener("input", () => {
    showShort();
    if (asked()) keep();
  });
}
showShort();
answer(kept() !== null || undefined);
for (const box of [...keeps, ...shares]) {
  box.addEventListener("change", () => {
    answer(keeps.includes(box));
    if (asked()) keep();
    else forget();
  });
}
for (const tool of all("[data-own-tools], [data-own-next]")) tool.hidden = false;
for (const line of all("[data-own-pen]")) line.hidden = true;
for (const button of all("[data-own-print]")) button.addEventListener("click", () => print());
for (const button of all("[data-own-ask]")) {
  const tools = button.closest(".own-tools");
  const one = (css) => tools.querySelector(css);
  button.addEventListener("click", () => {
    say("[data-own-said]", "");
    one("[data-own-sure]").hidden = false;
    one("[data-own-no]").focus();
  });
  const end = () => {
    one("[data-own-sure]").hidden = true;
    button.focus();
  };
  one("[data-own-no]").addEventListener("click", end);
  one("[data-own-clear]").addEventListener("click", () => {
    forget();
    empty();
    answer();
    end();
    say("[data-own-said]", "cleared");
  });
}
// One at a time: what closes above must not leave the open one out of sight.
for (const fold of all(".folds > details")) {
  fold.addEventListener("toggle", () => fold.open && fold.getBoundingClientRect().top < 0 && fold.scrollIntoView());
}
for (const button of all("[data-own-next]")) {
  button.addEventListener("click", () => {
    const next = button.closest("details").nextElementSibling;
    button.closest("details").open = false; // also where a browser does not know of one at a time
    next.open = true;
    next.querySelector("summary").focus();
  });
}
document.addEventListener("click", goOver);
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));
// What is written and not kept is gone with the page: the browser asks first, in its own words.
addEventListener("beforeunload", (event) => {
  if (!goes && !asked() && inputs.some((input) => input.value)) event.preventDefault();
});
// Back and forward would show it again to the next person who holds the phone.
addEventListener("pagehide", () => {
  onPaper(false); // a phone may never say that it has printed
  if (!asked()) empty();
});
