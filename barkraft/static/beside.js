// The coach's answers to what was asked beside this lesson: fetched only when there are any.
const { unit } = document.body.dataset;
const answer = await fetch(`/${document.documentElement.lang}/fragor/vid/${unit}/`);
if (answer.ok) {
  const told = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  document.querySelector("article + aside")?.prepend(...told.children);
}
