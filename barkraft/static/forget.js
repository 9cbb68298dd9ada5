// At sign-out the phone forgets what lies in it: drafts and the person's own card.
// Answers that wait for a line stay: they hold a ticket, no more, and are handed in when there is one.
document.addEventListener("click", (event) => {
  if (!event.target.closest(".js-sign-out")) return;
  try {
    sessionStorage.removeItem("eget-kort-over");
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("utkast:") || key === "eget-kort") localStorage.removeItem(key);
    }
  } catch {} // no store, nothing to forget
});
