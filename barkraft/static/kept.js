// What is typed to somebody lies in the phone until it has arrived: the line may drop, and one may be signed out.
// form[data-kept="mark"]: the mark is another one when something from this form has arrived. Taken away at sign-out
// and for another person: forget.js.
const KEEP = 24 * 3600e3;
const me = document.querySelector("[data-whose]")?.dataset.whose;

function recall(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return kept && Date.now() - kept.at < KEEP ? kept : null;
  } catch {
    return null;
  }
}
function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ ...value, at: Date.now() }));
  } catch {} // no store: the form is sent as ever
}

for (const form of me ? document.querySelectorAll("form[data-kept]") : []) {
  const mark = form.dataset.kept;
  const path = new URL(form.action).pathname.replace(/^\/[^/]+/, ""); // the same in each language
  for (const box of form.querySelectorAll("textarea, input[type=text]")) {
    const key = `utkast:${path}:${box.name}:${me}`;
    const kept = recall(key);
    if (!kept || (kept.sent && kept.mark !== mark)) remember(key, null);
    else if (!box.value) box.value = kept.text;
    box.closest("details")?.toggleAttribute("open", !!box.value);
    box.addEventListener("input", () => remember(key, box.value.trim() ? { text: box.value, mark } : null));
    form.addEventListener("submit", () => box.value.trim() && remember(key, { text: box.value, mark, sent: true }));
  }
}
