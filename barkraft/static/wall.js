// The wall: keys and clicker, the round, pause. Without it the links lead from card to card (wall.css).
// Nothing of the round is kept or sent: who has spoken is gone with the page.
const one = (css, root = document) => root.querySelector(css);
const all = (css, root = document) => [...root.querySelectorAll(css)];
const slides = all(".slide");
const first = slides[0];
const PAUSE = "paus";
let last = first; // the card that a pause comes back to
const rtl = document.documentElement.dir === "rtl";

function here() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return place?.closest(".slide") ?? first;
}

function arrived() {
  const slide = here();
  if (slide.id !== PAUSE) last = slide;
  one("[data-stop]:not([hidden])")?.click(); // a card that has gone is not read aloud
  for (const link of all("[data-back]")) link.href = `#${last.id}`;
  if (!slide.contains(document.activeElement)) slide.focus({ preventScroll: true });
  scrollTo(0, 0);
}

const go = (slide) => slide && (location.hash = slide.id);

// On a card with a question the answer opens first.
function on(slide) {
  if (slide.id === PAUSE) return go(last);
  const answer = one("details[data-next-opens]:not([open])", slide);
  if (answer) return (answer.open = true);
  one("[data-to=on]", slide)?.click();
}
function back(slide) {
  if (slide.id === PAUSE) return go(last);
  one("[data-to=back]", slide)?.click();
}

const KEYS = {
  PageDown: on,
  PageUp: back,
  " ": on,
  ArrowRight: rtl ? back : on,
  ArrowLeft: rtl ? on : back,
  Home: () => go(first),
  End: () => go(slides.filter((slide) => slide.id !== PAUSE).pop()),
  ".": (slide) => go(slide.id === PAUSE ? last : document.getElementById(PAUSE)), // the clicker's black screen
  b: (slide) => KEYS["."](slide),
};
addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  const writes = event.target.closest("input:not([type=checkbox],[type=radio]),textarea,select");
  const presses = event.key === " " && event.target.closest("button,summary,a,input");
  const chooses = event.key.startsWith("Arrow") && event.target.closest("input[type=radio]");
  if (!act || event.ctrlKey || event.metaKey || event.altKey || writes || presses || chooses) return;
  event.preventDefault();
  act(here());
});
addEventListener("hashchange", arrived);
if (location.hash) arrived();

// The whole screen.
for (const button of all("[data-full]")) {
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
}
// Another language is the same card.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-language]");
  if (link) link.hash = location.hash;
});

// The round: one press, and the stone's person speaks; who spoke before her has spoken. Another press takes it back.
const NEXT = { soon: "now", now: "done", done: "pass", pass: "soon" };
const TICK = "M4 13l5 5L20 6";
function tick() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("class", "i");
  svg.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", TICK);
  svg.append(path);
  return svg;
}
function say(button, state, words) {
  button.dataset.state = state;
  button.className = state === "now" ? "stop now" : state === "soon" ? "stop" : "stop done";
  one("[data-said]", button).textContent = words[state];
  const stone = one(".stone", button);
  stone.replaceChildren(state === "done" ? tick() : state === "pass" ? "–" : stone.dataset.name);
}
function stone(label, round) {
  const button = document.createElement("button");
  const sign = one(".stone", label);
  sign.dataset.name = sign.textContent;
  const said = document.createElement("span");
  said.dataset.said = "";
  button.type = "button";
  button.append(sign, ...all("b,.vh", label), said);
  label.replaceWith(button);
  button.addEventListener("click", () => {
    const next = NEXT[button.dataset.state];
    if (next === "now") for (const other of all("[data-state=now]", round)) say(other, "done", round.dataset);
    say(button, next, round.dataset);
  });
  say(button, "soon", round.dataset);
}
for (const round of all("[data-round]")) {
  for (const label of all("label", round)) stone(label, round);
  const more = one("[data-one-more]", round);
  if (!more) continue;
  more.hidden = false;
  more.addEventListener("click", () => {
    const place = more.cloneNode(false);
    const like = one("button", round).cloneNode(true);
    const number = String(round.children.length);
    delete place.dataset.oneMore;
    for (const part of all(".stone,.vh", like)) part.textContent = number;
    const label = document.createElement("label");
    label.append(...all(".stone,.vh", like));
    place.append(label);
    more.before(place);
    stone(label, round);
    if (round.children.length > 9) more.hidden = true;
  });
}

// Who is here: each tick is sent as it is made, and the rounds follow at once.
const list = one("form[data-here]");
async function sendHere() {
  const stamp = one("[data-here-said]", list);
  const reply = await fetch(list.action, { method: "POST", body: new FormData(list), headers: { Accept: "application/json" } }).catch(() => null);
  list.dataset.waits = reply?.ok ? "" : "1";
  stamp.textContent = reply?.ok ? list.dataset.saved : list.dataset.waiting;
  if (!reply?.ok) return;
  const { log } = await reply.json();
  for (const link of all("[data-log]")) Object.assign(link, { href: log, hidden: false });
  for (const line of all("[data-no-log]")) line.hidden = true;
}
if (list) {
  for (const button of all("[data-by-hand]", list)) button.hidden = true;
  list.addEventListener("change", () => {
    const ticked = all("[name=person]:checked", list).map((box) => box.value);
    // Before anybody is ticked, all are asked.
    for (const place of all("[data-person]")) place.hidden = ticked.length > 0 && !ticked.includes(place.dataset.person);
    sendHere();
  });
  addEventListener("online", () => list.dataset.waits && sendHere());
}
// The paper is the server's: what was typed since the page came is on it when the page has come again.
const PRINTS = "vagg-skriv-ut";
for (const button of all("[data-print-answers]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!navigator.onLine) return print();
    sessionStorage.setItem(PRINTS, "1");
    location.reload();
  });
  if (sessionStorage.getItem(PRINTS)) addEventListener("load", () => setTimeout(print));
  sessionStorage.removeItem(PRINTS);
}
// What cannot be sent now stays in its form, and the page says so.
for (const form of all("form[data-needs-line]")) {
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    one("[data-no-line]", form).hidden = false;
  });
}

// Without a line: the public wall of this unit is kept in the browser, and nothing else (sw.js).
const home = document.body.dataset.wallHome;
if (home !== location.pathname && !list) {
  one("[data-offline]").hidden = false; // the group's wall was asked for, and there was no line
  one("[data-again]").href = location.pathname;
}
if ("serviceWorker" in navigator) {
  const parts = () => performance.getEntriesByType("resource").map((part) => part.name);
  navigator.serviceWorker.register("/sw.js").catch(() => {});
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ keep: [new URL(home, location).href, ...parts()] }));
}
