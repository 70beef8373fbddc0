// Speaks what changed, and moves focus to it, after htmx has put a new part into the page.
(() => {
  "use strict";
  let last = "";

  const say = (words) => {
    const place = document.getElementById("spoken");
    if (!place || !words || words === last) return;
    last = words;
    place.textContent = words;
  };

  const settle = (part) => {
    if (!(part instanceof Element)) return;
    const speaking = part.matches("[data-say]") ? part : part.querySelector("[data-say]");
    if (speaking) say(speaking.dataset.say);
    const wanted = part.matches("[data-focus]") ? part : part.querySelector("[data-focus]");
    if (wanted) wanted.focus();
  };

  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt !== document.body) settle(event.detail.elt);
  });

  // A page that comes back with errors starts at their summary.
  document.addEventListener("DOMContentLoaded", () => {
    const errors = document.getElementById("form-errors");
    if (errors) errors.focus();
  });

  // A refused answer still belongs in the page: 422 carries the form with its errors.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
})();
