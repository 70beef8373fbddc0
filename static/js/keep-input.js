// Keeps what was typed when a person changes the language of the page. Never keeps passphrases, files or hidden values.
(() => {
  "use strict";
  const key = "kept-input";
  const skipped = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

  const place = () => location.pathname.replace(/^\/es(?=\/|$)/, "") || "/";
  const fields = () =>
    Array.from(document.querySelectorAll("main form :is(input, textarea, select)[name]")).filter(
      (field) => !skipped.has(field.type) && !/^(cc-|one-time-code|current-password|new-password)/.test(field.autocomplete),
    );

  const keep = () => {
    const kept = fields().map((field) =>
      field.type === "checkbox" || field.type === "radio"
        ? [field.name, field.value, field.checked]
        : [field.name, null, field.multiple ? Array.from(field.selectedOptions, (o) => o.value) : field.value],
    );
    if (kept.length) sessionStorage.setItem(key, JSON.stringify({ place: place(), kept }));
  };

  const restore = () => {
    const stored = sessionStorage.getItem(key);
    if (!stored) return;
    sessionStorage.removeItem(key);
    const { place: from, kept } = JSON.parse(stored);
    if (from !== place()) return;
    const now = fields();
    for (const [name, value, state] of kept) {
      const field = now.find((f) => f.name === name && (value === null || f.value === value));
      if (!field) continue;
      if (value !== null) field.checked = state;
      else if (field.multiple) for (const o of field.options) o.selected = state.includes(o.value);
      else field.value = state;
    }
  };

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-language]")) keep();
  });
  document.addEventListener("DOMContentLoaded", restore);
})();
