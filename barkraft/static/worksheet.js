// Saves in the binder as one types. Without it the forms post as ever.
// What is typed lies in the phone first (not where a field may hold names), until the server has it.
const DRAFT = "utkast:";
const QUEUE = "svar-vantar:";
const KEEP = 30 * 24 * 3600e3; // as long as a ticket holds
const all = (css, root = document) => [...root.querySelectorAll(css)];
const make = (tag, css, text, more) => Object.assign(document.createElement(tag), { className: css, textContent: text }, more);
const page = newId(); // the server tells by it what came late
const me = document.querySelector("[data-whose]")?.dataset.whose;
let turn = 0;
let gone = false; // on the way to the same page in another language or size
const parts = new Map(); // by place: what is on the page and how far it has come

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // only on https and localhost
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// The phone's store may be full or forbidden; then the page still saves to the server.
function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ ...value, at: Date.now() }));
  } catch {}
}
function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}
function keysOf(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function part(input) {
  const form = input.form;
  const { venture, field, row } = form.dataset;
  const place = [venture, field, row, input.dataset.column].join(":");
  if (!parts.has(place)) parts.set(place, { place, form, input, inputs: [], mark: input.dataset.basedOn, saved: null });
  parts.get(place).inputs.push(input);
  return parts.get(place);
}
// What waits may have arrived though the reply was lost: then also the old value is sent, over it.
const settled = (one) => valueOf(one) === one.saved && !one.waiting;
const valueOf = (one) => (one.input.type === "radio" ? one.inputs.find((i) => i.checked)?.value ?? "" : one.input.value);

function say(one, words) {
  const stamp = one.form.querySelector("[data-stamp]");
  if (stamp && stamp.textContent !== words) stamp.textContent = words;
}

const around = (one) => one.input.closest(".field, fieldset");
const offered = (one) => around(one).querySelector("[data-offer]");

function showProblem(one, sentence) {
  const line = around(one)?.querySelector("[data-problem]");
  if (!line) return;
  line.hidden = !sentence;
  line.classList.toggle("todo", Boolean(sentence));
  line.lastElementChild.textContent = sentence ?? "";
}

function took(one, mark) {
  one.mark = mark;
  const column = one.input.dataset.column;
  const hidden = one.form.elements[column ? `b-${column}` : "based_on"];
  if (hidden) hidden.value = mark;
}

function payload(one, value) {
  const { ticket, field, row } = one.form.dataset;
  const by_group = Boolean(one.form.elements.by_group?.checked);
  const language = document.documentElement.lang;
  const column = one.input.dataset.column;
  return { ticket, id: newId(), page, turn: ++turn, field, row, column, value, based_on: one.mark, by_group, language };
}

async function post(to, body, leaving) {
  const headers = { "Content-Type": "application/json" };
  const reply = await fetch(to, { method: "POST", headers, body: JSON.stringify(body), keepalive: Boolean(leaving), credentials: "omit" });
  return { status: reply.status, ...(await reply.json()) };
}

// One at a time a place: the next is built on what the server answered.
async function send(one, leaving) {
  clearTimeout(one.timer);
  const value = valueOf(one);
  if (settled(one) || (one.busy && !leaving)) return;
  one.busy = true;
  const body = payload(one, value);
  try {
    const reply = await post(one.form.dataset.to, body, leaving);
    if (reply.status >= 500) throw new Error("the house is down");
    answered(one, value, reply);
  } catch {
    waits(one, body);
  }
  one.busy = false;
  if (!one.waiting && valueOf(one) !== value) send(one);
}

function answered(one, value, reply) {
  one.waiting = false;
  showProblem(one, reply.status === 403 ? "" : reply.problem);
  if (reply.status === 403 || reply.status === 413) return say(one, reply.problem); // the draft stays in the phone
  one.saved = value;
  if (reply.status !== 200 || reply.saved === null) {
    say(one, ""); // refused: it is not kept in the phone either
  } else {
    if (reply.mark) took(one, reply.mark);
    saySaved(one, reply);
  }
  remember(QUEUE + one.place, null);
  if (valueOf(one) === value) remember(DRAFT + one.place, null);
}

function saySaved(one, { conflict, saved }) {
  const words = one.form.dataset;
  say(one, conflict ? words.saidConflict : saved ? words.saidSaved.replace("{time}", saved) : "");
}

function waits(one, body) {
  one.waiting = true;
  say(one, one.form.dataset.saidWaiting);
  if ("draft" in one.form.dataset) remember(QUEUE + one.place, { to: one.form.dataset.to, from: location.href, body, whose: me });
}

function typed(one, now) {
  const draft = settled(one) && !one.busy ? null : { value: valueOf(one), based_on: one.mark };
  if ("draft" in one.form.dataset) remember(DRAFT + one.place, draft);
  clearTimeout(one.timer);
  one.timer = setTimeout(send, now ? 0 : 800, one);
}

// What an earlier page could not hand in; its ticket says whose it is.
async function handIn() {
  for (const key of keysOf(QUEUE)) {
    const waiting = recall(key);
    const place = key.slice(QUEUE.length);
    const one = parts.get(place);
    if (!waiting || Date.now() - waiting.at > KEEP) remember(key, null);
    else if (one && (one.waiting || one.busy || valueOf(one) !== one.saved)) continue; // this page sends it itself
    else {
      const reply = await post(waiting.to, waiting.body).catch(() => null);
      if (!reply || reply.status >= 500) return;
      if (reply.status === 403 && waiting.whose && !lastHere()) continue; // signed out: it waits for her, unseen
      remember(key, null);
      if (reply.status === 403) refused(place, waiting, reply.problem);
      if (reply.status === 200) handedIn(place, waiting.body.value, reply);
    }
  }
}

function lastHere() {
  try {
    return localStorage.getItem("vem"); // see forget.js
  } catch {
    return null;
  }
}

// The ticket holds no more: the words wait as a draft until she has signed in, and the page says where they are.
function refused(place, { body, from, whose }, problem) {
  if (whose && whose !== lastHere()) return; // somebody else has signed in since: it is not shown to her
  if (!recall(DRAFT + place)) remember(DRAFT + place, { value: body.value, based_on: body.based_on });
  const one = parts.get(place);
  if (one) return offer(one);
  if (document.querySelector("[data-refused]")) return;
  const line = make("p", "todo", "", { role: "status" });
  line.dataset.refused = "";
  document.querySelector("main").prepend(line);
  const signedIn = document.querySelector("form[data-saves]");
  line.append(make("a", "", signedIn?.dataset.saidRefused ?? problem, { href: from }));
}

function handedIn(place, value, reply) {
  const one = parts.get(place);
  const arrived = recall(DRAFT + place)?.value === value; // else she wrote more, which is still offered
  if (arrived) remember(DRAFT + place, null);
  if (!one || !reply.mark || valueOf(one) !== one.saved) return; // she writes there by now
  if (arrived) offered(one)?.remove();
  put(one, value);
  one.saved = value;
  took(one, reply.mark);
  saySaved(one, reply);
}

function put(one, value) {
  one.inputs.forEach((input) => (input.type === "radio" ? (input.checked = input.value === value) : (input.value = value)));
}

function retry() {
  handIn();
  for (const one of parts.values()) if (one.waiting) send(one);
}

// A draft from before: offered, never put in by itself. Somebody else may have written since.
function offer(one) {
  const draft = recall(DRAFT + one.place);
  if (!draft || offered(one)) return;
  const gone = draft.submitted && draft.based_on !== one.mark; // the form was sent and has arrived
  if (gone || draft.value === valueOf(one) || Date.now() - draft.at > KEEP) return remember(DRAFT + one.place, null);
  const words = one.form.dataset;
  const box = make("div", "voice flow", "");
  box.dataset.offer = "";
  const use = make("button", "btn", words.saidUse, { type: "button" });
  const drop = make("button", "btn plain", words.saidDrop, { type: "button" });
  const row = make("p", "row", "");
  row.append(use, drop);
  box.append(make("p", "", words.saidDraft), make("p", "", optionLabel(one, draft.value), { dir: "auto" }), row);
  around(one).append(box);
  box.closest("details")?.setAttribute("open", ""); // folded, nobody would see the words
  drop.addEventListener("click", () => {
    for (const kind of [DRAFT, QUEUE]) remember(kind + one.place, null);
    box.remove();
  });
  use.addEventListener("click", () => {
    put(one, draft.value);
    box.remove();
    one.input.focus();
    typed(one, true);
  });
}

function optionLabel(one, value) {
  const option = one.input.options && [...one.input.options].find((o) => o.value === value);
  const radio = one.inputs.find((i) => i.type === "radio" && i.value === value);
  return option?.textContent ?? radio?.labels[0].textContent.trim() ?? value;
}

for (const form of all("form[data-saves]")) {
  const mine = new Set(all("[data-column]", form).map(part));
  for (const button of all("[data-by-hand]", form)) button.hidden = true; // it saves by itself
  for (const one of mine) {
    one.saved = valueOf(one); // as the page came
    offer(one);
    for (const input of one.inputs) {
      input.addEventListener("input", () => typed(one));
      input.addEventListener("change", () => typed(one, true));
      input.addEventListener("blur", () => send(one));
    }
  }
  form.addEventListener("submit", () => {
    for (const one of mine) {
      clearTimeout(one.timer);
      const draft = recall(DRAFT + one.place);
      if (draft) remember(DRAFT + one.place, { ...draft, submitted: true });
      one.saved = valueOf(one); // the form itself brings it
      one.waiting = false;
    }
  });
}

// Drafts of rows that a sent form has taken along.
for (const key of keysOf(DRAFT)) if (recall(key)?.submitted && !parts.has(key.slice(DRAFT.length))) remember(key, null);

// Another language or larger text is the same page once more: it is asked for when the words have arrived.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-language], a[href^='/las/']");
  const late = [...parts.values()].filter((one) => one.busy || !settled(one));
  if (!link || !late.length || gone || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  late.forEach((one) => send(one));
  for (let tries = 0; tries < 20 && late.some((one) => one.busy); tries++) await new Promise((done) => setTimeout(done, 100));
  gone = true;
  link.click(); // and not by its address: device.js takes the own card along at this press
});
addEventListener("pagehide", () => [...parts.values()].forEach((one) => send(one, true)));
addEventListener("online", retry);
setInterval(retry, 30_000);
handIn();
