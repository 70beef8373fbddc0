// Lets people drop files on the browser's own file input and names what was chosen; the input works without this.
(() => {
  "use strict";
  const size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });

  const words = (bytes) =>
    bytes < 1024 ? `${size.format(bytes)} B` : bytes < 1048576 ? `${size.format(bytes / 1024)} KB` : `${size.format(bytes / 1048576)} MB`;

  const show = (input, list) => {
    list.replaceChildren(
      ...Array.from(input.files, (file) => {
        const row = document.createElement("li");
        const name = document.createElement("span");
        const bytes = document.createElement("span");
        name.textContent = file.name;
        bytes.textContent = words(file.size);
        row.append(name, bytes);
        return row;
      }),
    );
  };

  const prepare = (place) => {
    const input = place.querySelector('input[type="file"]');
    const list = place.querySelector(".file-list");
    if (!input || !list || place.dataset.ready) return;
    place.dataset.ready = "yes";
    input.addEventListener("change", () => show(input, list));
    ["dragenter", "dragover"].forEach((name) =>
      place.addEventListener(name, (event) => {
        event.preventDefault();
        place.classList.add("is-over");
      }),
    );
    ["dragleave", "drop"].forEach((name) => place.addEventListener(name, () => place.classList.remove("is-over")));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  const all = (root) => root.querySelectorAll("[data-file-drop]").forEach(prepare);
  document.addEventListener("DOMContentLoaded", () => all(document));
  document.addEventListener("htmx:load", (event) => all(event.detail.elt));
})();
