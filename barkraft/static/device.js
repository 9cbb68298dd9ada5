// The person's own card. Nothing here is ever sent: no request is made in this file.
// It is kept in the phone only when she asks for it, and goes at sign-out or by "Klar".
const STORE = "eget-kort";
const OVER = "eget-kort-over"; // what is written, from one press on a link to the page it leads to
const all = (css) => [...document.querySelectorAll(css)];
const inputs = all("[data-own]");
const keeps = all("[data-own-keep]");

function kept() {
  try {
    return JSON.parse(localStorage.getItem(STORE));
  } catch {
    return null;
  }
}

function keep() {
  // Other fields of the card, which stand on another page, stay as they are.
  const card = kept() ?? {};
  for (const input of inputs) {
    if (input.value) card[input.dataset.own] = input.value;
    else delete card[input.dataset.own];
  }
  try {
    localStorage.setItem(STORE, JSON.stringify(card));
  } catch {
    keeps.forEach((box) => (box.checked = false));
  }
}

// Another language or larger text is the same page once more: what is written goes along, and lies nowhere after.
function goOver(event) {
  if (!event.target.closest("[data-language], a[href^='/las/']")) return;
  try {
    sessionStorage.setItem(OVER, JSON.stringify(Object.fromEntries(inputs.map((input) => [input.dataset.own, input.value]))));
  } catch {}
}
function cameOver() {
  try {
    const card = JSON.parse(sessionStorage.getItem(OVER));
    sessionStorage.removeItem(OVER);
    return card;
  } catch {
    return null;
  }
}

function forget() {
  try {
    localStorage.removeItem(STORE);
  } catch {}
  keeps.forEach((box) => (box.checked = false));
}

const say = (what) => all("[data-own-said]").forEach((line) => (line.textContent = line.dataset[what] ?? ""));

// On paper a chosen answer stands alone; an open question shows all boxes.
const mark = (input) => input.closest(".field")?.toggleAttribute("data-filled", Boolean(input.value));

const brought = cameOver();
for (const input of inputs) {
  input.value = brought?.[input.dataset.own] ?? kept()?.[input.dataset.own] ?? input.value;
  mark(input);
  input.addEventListener("input", () => {
    mark(input);
    if (keeps.some((box) => box.checked)) keep();
  });
}
for (const box of keeps) {
  box.checked = kept() !== null;
  box.addEventListener("change", () => {
    keeps.forEach((other) => (other.checked = box.checked));
    if (box.checked) keep();
    else forget();
    say(box.checked ? "kept" : "notKept");
  });
}
for (const tool of all("[data-own-tools]")) tool.hidden = false;
for (const line of all("[data-own-pen]")) line.hidden = true;
for (const button of all("[data-own-print]")) button.addEventListener("click", () => print());
for (const button of all("[data-own-clear]")) {
  button.addEventListener("click", () => {
    forget();
    inputs.forEach((input) => ((input.value = ""), mark(input)));
    say("cleared");
  });
}
document.addEventListener("click", goOver);
// Back and forward would show it again to the next person who holds the phone.
addEventListener("pagehide", () => keeps.some((box) => box.checked) || inputs.forEach((input) => (input.value = "")));
