// Drafts and the own card are hers who wrote them: they go at sign-out, and when another person has signed in.
// Answers that wait for a line stay: they hold a ticket, no more, and are handed in when there is one.
// With the account they go as well.
const WHO = "vem"; // the mark of who signed in last. It is never sent
const HERS = ["utkast:", "eget-kort"];
const LEAVING = "konto-bort"; // she pressed the button: the page after it is not opened by a mere link

function forget(beginnings) {
  sessionStorage.removeItem("eget-kort-over");
  for (const key of Object.keys(localStorage)) {
    if (beginnings.some((beginning) => key.startsWith(beginning))) localStorage.removeItem(key);
  }
}

try {
  const me = document.querySelector("[data-whose]")?.dataset.whose;
  if (me) {
    const before = localStorage.getItem(WHO);
    if (before && before !== me) forget(HERS);
    localStorage.setItem(WHO, me);
  }
  if (document.querySelector("[data-erased]") && sessionStorage.getItem(LEAVING)) {
    forget([...HERS, "svar-vantar:", WHO]);
    sessionStorage.removeItem(LEAVING);
  }
} catch {} // no store, nothing to forget

document.addEventListener("click", (event) => {
  try {
    if (event.target.closest(".js-sign-out")) forget([...HERS, WHO]);
    if (event.target.closest(".js-erase")) sessionStorage.setItem(LEAVING, "1");
  } catch {}
});
