// Order questions: up and down instead of numbers. Its words: templates/components/words.html.
const words = document.querySelector("#words").dataset;

function button(text, act) {
  const made = Object.assign(document.createElement("button"), { className: "btn quiet", type: "button", textContent: text });
  made.addEventListener("click", () => act(made));
  return made;
}

function order(list) {
  const number = (item) => item.querySelector("select");
  const place = (item) => Number(number(item).value) || 99;
  const steps = (item) => item.querySelectorAll("[data-move]");
  const renumber = () =>
    [...list.children].forEach((item, index) => {
      number(item).value = index + 1;
      const [up, down] = steps(item);
      up.disabled = !item.previousElementSibling;
      down.disabled = !item.nextElementSibling;
    });
  const move = (item, step) => (pressed) => {
    if (step < 0) item.previousElementSibling.before(item);
    else item.nextElementSibling.after(item);
    renumber();
    (pressed.disabled ? [...steps(item)].find((one) => !one.disabled) : pressed).focus();
  };
  for (const item of [...list.children].sort((a, b) => place(a) - place(b))) {
    const row = Object.assign(document.createElement("span"), { className: "row" });
    for (const step of [-1, 1]) {
      const made = button(step < 0 ? words.up : words.down, move(item, step));
      made.dataset.move = step;
      row.append(made);
    }
    number(item).hidden = true;
    item.append(row);
    list.append(item);
  }
  renumber();
}
document.querySelectorAll("[data-order]").forEach(order);
