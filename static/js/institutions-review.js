// Review by keyboard: J and K move between documents, 1 to 9 press an answer, Enter the first one. Forms work without it.
(() => {
  "use strict";
  const items = () => Array.from(document.querySelectorAll("[data-review-item]"));
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  const go = (step) => {
    const all = items();
    if (!all.length) return;
    const here = all.indexOf(document.activeElement?.closest("[data-review-item]"));
    const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step));
    all[next].focus();
    all[next].scrollIntoView({ block: "nearest" });
  };

  const press = (item, number) => item.querySelectorAll('button[name="choice"]')[number - 1]?.click();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const item = document.activeElement?.closest("[data-review-item]");
    if (event.key === "j" || event.key === "k") go(event.key === "j" ? 1 : -1);
    else if (item && /^[1-9]$/.test(event.key)) press(item, Number(event.key));
    // On a button or link Enter means that button or link.
    else if (item && event.key === "Enter" && document.activeElement === item) press(item, 1);
    else return;
    event.preventDefault();
  });
})();
