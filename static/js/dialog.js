// A link or button with data-dialog opens that dialog; without script the link leads to a page that asks the same.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const opener = event.target instanceof Element && event.target.closest("[data-dialog]");
    if (!opener) return;
    const dialog = document.getElementById(opener.dataset.dialog);
    if (!dialog || typeof dialog.showModal !== "function") return;
    event.preventDefault();
    dialog.showModal();
    // The browser itself gives focus back to the opener when the dialog closes.
  });

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
  });
})();
