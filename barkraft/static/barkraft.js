// Makes kinder what works without it. What a page may carry: templates/components/words.html.
const one = (css, root = document) => root.querySelector(css);
const all = (css, root = document) => [...root.querySelectorAll(css)];
const on = (css, act) => all(css).forEach((part) => part.addEventListener("click", act));
const make = (tag, css, text, more) => Object.assign(document.createElement(tag), { className: css, textContent: text }, more);
const words = one("#words")?.dataset ?? {};
const unit = document.body.dataset.unit;
let token = "";

// What a link took along of the own card (device.js) goes to that card and no further.
try {
  if (!one("[data-own]")) sessionStorage.removeItem("eget-kort-over");
} catch {}

for (const button of all("[data-print]")) button.hidden = false;
on("[data-print]", () => print());
on("[data-language]", (event) => {
  document.cookie = `sprak=${event.currentTarget.dataset.language};path=/;max-age=31536000;samesite=lax`;
});

// The block before her eyes: the last one that begins above the middle of the screen.
const blockHere = () => all("article [id]").filter((b) => b.getBoundingClientRect().top < innerHeight / 2).pop();

// The personal part of a page that is the same for everybody.
function markQuestion([key, state]) {
  const done = state === "klar";
  document.getElementById(key)?.append(make("p", done ? "tag done mine" : "tag mine", done ? words.done : words.practise));
}

function offerPlace(place) {
  if (!place || location.hash || !document.getElementById(place)) return;
  const line = make("p", "paus mine", "");
  line.append(make("a", "btn quiet", words.resume, { href: `#${place}` }));
  one("article")?.prepend(line);
}

// A coach reads for one of her groups: which one, and the way back to it.
function inGroup({ uid, name }) {
  const link = one("[data-group]");
  link.href = `${link.dataset.group}${uid}/`;
  one("[data-where]").textContent = name;
  const wall = one("[data-wall]"); // on her wall there is room for the group's answers
  if (wall) wall.href = `${link.href}vagg/${wall.dataset.wall}/`;
}

async function personalPart() {
  const me = await (await fetch(`/jag/${unit}`)).json();
  if (!me.signed_in) return;
  token = me.token;
  one("[data-who]").replaceChildren(one(me.coach ? "#menu-of-coach" : "#menu").content.cloneNode(true));
  if (me.coach && me.venture) inGroup(me.venture);
  for (const name of all("[data-name]")) name.textContent = me.name;
  Object.entries(me.quiz).forEach(markQuestion);
  offerPlace(me.place);
  if (me.answers) import(words.beside);
}
if (unit) personalPart().catch(() => {}); // without a line it is still a good page

// The pause keeps the place; signed out, the link leads on.
on("[data-pause]", async (event) => {
  const link = event.currentTarget;
  if (!token) return;
  event.preventDefault();
  const body = new URLSearchParams({ place: blockHere()?.id ?? "" });
  const send = { method: "POST", body, headers: { "X-CSRFToken": token } };
  const answer = await fetch(link.dataset.pause, send).catch(() => 0);
  if (answer.ok) link.parentNode.replaceChildren(make("span", "", words.paused, { role: "status" }));
  else location = link.href;
});

// A quiet line after ten minutes; it closes nothing.
if (unit) setTimeout(() => blockHere()?.after(make("p", "paus small mine", words.rest, { role: "status" })), 600_000);

// Read aloud.
const PARTS = "h1,h2,h3,p,li,blockquote,figcaption,legend,label,dt,dd,th,td";
const NOT = "nav,aside,details:not([open]),.tools,.thumb,.paus,.machine,.where,.mine,.on-paper,[hidden]";
const reader = { queue: [], at: 0 };

function voices() {
  return new Promise((done) => {
    const ready = () => done(speechSynthesis.getVoices());
    if (speechSynthesis.getVoices().length) return ready();
    speechSynthesis.addEventListener("voiceschanged", ready, { once: true });
    setTimeout(ready, 1000);
  });
}

// One entry a sentence.
function collect(known) {
  const queue = [];
  for (const block of all(PARTS, one("main"))) {
    if (one(PARTS + ",.back", block) || block.closest(NOT) || !block.getClientRects().length) continue; // not in sight
    const language = block.closest("[lang]").lang.split("-")[0];
    // Only a voice in the device: the others send the text to a company.
    const voice = known.find((v) => v.localService === true && v.lang.toLowerCase().startsWith(language));
    let from = 0;
    for (const text of block.textContent.match(/[^]+?([.!?؟…]+[”"»)]*\s+|$)/g) ?? []) {
      const to = from + text.length;
      reader.missing ||= !voice;
      if (voice && text.trim()) queue.push({ block, from, to, text: text.trim(), voice });
      from = to;
    }
  }
  return queue;
}

function unmark() {
  for (const mark of all("mark.now")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

function markSentence({ block, from, to }) {
  unmark();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  let at = 0;
  for (const node of nodes) {
    const start = Math.max(from - at, 0), end = Math.min(to - at, node.length);
    at += node.length;
    if (start >= end || !node.data.slice(start, end).trim()) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    range.surroundContents(make("mark", "now", ""));
  }
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight * 0.85) block.scrollIntoView({ block: "center" });
}

function show(text = "") {
  const begun = reader.queue.length > 0;
  for (const button of all("[data-read]"))
    one("span", button).textContent = reader.on ? words.hold : begun ? words.goOn : words.aloud;
  for (const button of all("[data-stop],[data-slower]")) button.hidden = !begun;
  for (const button of all("[data-slower]")) button.ariaPressed = !!reader.slow;
  for (const line of all("[data-say]")) line.textContent = text;
}

function speak() {
  const part = reader.queue[reader.at];
  if (!part) return stop(reader.missing ? words.noVoice : "");
  const said = new SpeechSynthesisUtterance(part.text);
  Object.assign(said, { voice: part.voice, lang: part.voice.lang, rate: reader.slow ? 0.7 : 0.95 });
  reader.said = said; // kept: some browsers drop what nobody holds
  const mine = (act) => () => reader.on && reader.said === said && act();
  said.onstart = mine(() => markSentence(part));
  said.onend = mine(() => (reader.at++, speak()));
  said.onerror = mine(hold);
  speechSynthesis.speak(said);
}

// Android's own pause loses the place, so a pause is a stop that remembers its sentence.
function hold() {
  reader.on = false;
  speechSynthesis.cancel();
  show();
}

function stop(text) {
  Object.assign(reader, { on: false, at: 0, queue: [] });
  speechSynthesis.cancel();
  unmark();
  show(text);
}

async function readOrHold() {
  if (reader.on) return hold();
  if (!reader.queue.length) reader.queue = collect(await voices());
  if (!reader.queue.length) return show(words.noVoice);
  reader.on = true;
  show();
  speak();
}

if ("speechSynthesis" in window) {
  for (const button of all("[data-read]")) button.hidden = false;
  on("[data-read]", readOrHold);
  on("[data-stop]", () => stop());
  on("[data-slower]", () => {
    reader.slow = !reader.slow;
    reader.said = null;
    speechSynthesis.cancel();
    show();
    if (reader.on) speak();
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
