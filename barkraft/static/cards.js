// The papers open in a new tab. This one no longer offers the same press, which would kill the cards just printed.
const form = document.querySelector("[data-cards]");
const made = document.querySelector("[data-cards-made]");
const asks = () => form.querySelector("[data-asks]:checked");
const chosen = () => form.querySelector("[name=person]:checked");

form.addEventListener("submit", () => {
  if (!chosen() || asks()) return form.removeAttribute("target"); // the answer is this page once more
  form.target = "_blank";
  setTimeout(() => {
    const time = new Date().toLocaleTimeString("sv", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
    made.querySelector("[data-cards-words]").textContent = made.dataset.clock.replace("{time}", time);
    form.hidden = true;
    made.hidden = false;
    made.focus();
  });
});
