// Turns a long select into a box that people can type into (ARIA combobox pattern). The select stays and is what is sent.
(() => {
  "use strict";
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  class Combo {
    constructor(place, select) {
      Object.assign(this, { place, select, active: -1 });
      this.choices = Array.from(select.options).filter((option) => option.value !== "");
      this.input = this.makeInput();
      this.list = this.makeList();
      place.append(this.input, this.list);
      select.hidden = true;
    }

    makeInput() {
      const input = document.createElement("input");
      const { id } = this.select;
      this.select.id = `${id}_choices`;
      const told = { type: "text", id, role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": `${id}_list`, "aria-autocomplete": "list" };
      for (const name of ["aria-describedby", "aria-invalid"]) if (this.select.hasAttribute(name)) told[name] = this.select.getAttribute(name);
      for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);
      input.required = this.select.required;
      this.select.required = false;
      input.value = this.select.value ? this.select.selectedOptions[0].text : "";
      input.addEventListener("input", () => this.open());
      input.addEventListener("click", () => this.open());
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("blur", () => this.leave());
      return input;
    }

    makeList() {
      const list = document.createElement("div");
      list.className = "combo-list";
      list.id = this.input.getAttribute("aria-controls");
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", this.place.closest(".field")?.querySelector("label")?.textContent.trim() || "");
      list.hidden = true;
      list.addEventListener("mousedown", (event) => {
        event.preventDefault();
        const row = event.target.closest('[role="option"]');
        if (row) this.choose(row);
      });
      return list;
    }

    offered() {
      return this.choices;
    }

    open() {
      const wanted = plain(this.input.value);
      const chosen = this.select.selectedOptions[0]?.text;
      const found = this.offered().filter((o) => this.input.value === chosen || plain(o.text).includes(wanted)).slice(0, 50);
      this.list.replaceChildren(...found.map((option, index) => this.row(option, index)));
      if (!found.length) this.list.textContent = this.place.dataset.none;
      this.show(true);
      this.move(-1);
      const spoken = document.getElementById("spoken");
      if (spoken) spoken.textContent = found.length ? `${found.length} ${this.place.dataset.count}` : this.place.dataset.none;
    }

    row(option, index) {
      const row = document.createElement("div");
      row.setAttribute("role", "option");
      row.id = `${this.list.id}_${index}`;
      row.dataset.value = option.value;
      row.textContent = option.text;
      if (option.lang) row.lang = option.lang;
      return row;
    }

    rows() {
      return Array.from(this.list.querySelectorAll('[role="option"]'));
    }

    move(to) {
      const rows = this.rows();
      this.active = to < 0 || !rows.length ? -1 : to % rows.length;
      rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.active)));
      const here = rows[this.active];
      if (here) {
        this.input.setAttribute("aria-activedescendant", here.id);
        here.scrollIntoView({ block: "nearest" });
      } else this.input.removeAttribute("aria-activedescendant");
    }

    key(event) {
      const rows = this.rows();
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (this.list.hidden) this.open();
        const step = event.key === "ArrowDown" ? this.active + 1 : this.active <= 0 ? this.rows().length - 1 : this.active - 1;
        this.move(step);
      } else if (event.key === "Enter" && !this.list.hidden && rows[this.active]) {
        event.preventDefault();
        this.choose(rows[this.active]);
      } else if (event.key === "Escape") this.show(false);
    }

    choose(row) {
      this.select.value = row.dataset.value;
      this.input.value = row.textContent;
      this.select.dispatchEvent(new Event("change", { bubbles: true }));
      this.show(false);
    }

    leave() {
      const exact = this.choices.find((o) => plain(o.text) === plain(this.input.value));
      if (exact) this.select.value = exact.value;
      else if (!this.input.value) this.select.value = "";
      else this.input.value = this.select.value ? this.select.selectedOptions[0].text : "";
      this.show(false);
    }

    show(open) {
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
    }
  }

  // For a select of several: what is chosen stands as chips above the box; pressing one takes it out.
  class ComboMany extends Combo {
    constructor(place, select) {
      super(place, select);
      this.chips = document.createElement("ul");
      this.chips.className = "chips";
      this.chips.setAttribute("role", "list");
      place.prepend(this.chips);
      this.input.value = "";
      this.input.required = false;
      this.draw();
    }

    offered() {
      return this.choices.filter((o) => !o.selected);
    }

    choose(row) {
      this.mark(row.dataset.value, true);
      this.input.value = "";
      this.show(false);
    }

    leave() {
      const exact = this.input.value && this.choices.find((o) => plain(o.text) === plain(this.input.value));
      if (exact) this.mark(exact.value, true);
      this.input.value = "";
      this.show(false);
    }

    mark(value, chosen) {
      const option = this.choices.find((o) => o.value === value);
      option.selected = chosen;
      this.select.dispatchEvent(new Event("change", { bubbles: true }));
      this.draw();
      const spoken = document.getElementById("spoken");
      if (spoken) spoken.textContent = `${option.text}: ${chosen ? this.place.dataset.added : this.place.dataset.removed}`;
    }

    draw() {
      this.chips.replaceChildren(...this.choices.filter((o) => o.selected).map((o) => this.chip(o)));
      this.chips.hidden = !this.chips.children.length;
    }

    chip(option) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "chip", textContent: option.text });
      if (option.lang) button.lang = option.lang;
      button.setAttribute("aria-label", `${this.place.dataset.remove}: ${option.text}`);
      button.addEventListener("click", () => {
        this.mark(option.value, false);
        this.input.focus();
      });
      item.append(button);
      return item;
    }
  }

  const prepare = (place) => {
    const select = place.querySelector("select");
    if (select && !place.dataset.ready) {
      place.dataset.ready = "yes";
      new (select.multiple ? ComboMany : Combo)(place, select);
    }
  };
  const all = (root) => root.querySelectorAll("[data-combo]").forEach(prepare);
  document.addEventListener("DOMContentLoaded", () => all(document));
  document.addEventListener("htmx:load", (event) => all(event.detail.elt));
})();
