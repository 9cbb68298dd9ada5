// The three pictures of a card: without this each press loads the page, with it only the third does.
const form = document.querySelector("[data-pictures]");
const places = form.querySelector(".picked");

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=bild]");
  const free = places.querySelectorAll(".stone");
  if (!button || free.length < 2) return; // the last press sends the form with its own value
  event.preventDefault();
  const chosen = document.createElement("input");
  Object.assign(chosen, { type: "hidden", name: "vald", value: button.value });
  form.append(chosen);
  const picture = button.querySelector("img").cloneNode();
  picture.alt = button.textContent.trim();
  free[0].replaceWith(picture);
  button.disabled = true;
  form.querySelector("button[name=bild]:enabled").focus({ preventScroll: true });
});
