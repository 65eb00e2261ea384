/** Everything by keyboard: single keys outside of fields, Ctrl-K for the palette, ? for the list of keys. */
import { fill, h } from "../js/dom.js";
import { openSheet } from "../js/card.js";
import { t } from "../js/locale.js";
import { glyph } from "./ui.js";

const KEPT = "parley.desk.keys";

export class Commands {
  #commands;
  #rows;
  #open;

  /** @param {function(): object[]} commands {id, label, key?, glyphName?, run, available?} @param rows conversations to jump to */
  constructor({ commands, rows, open }) {
    this.#commands = commands;
    this.#rows = rows;
    this.#open = open;
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  get singleKeys() { return localStorage.getItem(KEPT) !== "off"; }
  set singleKeys(on) { localStorage.setItem(KEPT, on ? "on" : "off"); }

  #key(event) {
    if (event.isComposing || event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      this.palette();
      return;
    }
    if (event.key === "Escape" && event.target.closest?.("parley-composer")) {
      event.target.blur();
      return;
    }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog, [role=menu]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !this.singleKeys) return;
    const command = this.#list().find((one) => one.key && one.key.toLowerCase() === event.key.toLowerCase());
    if (!command) return;
    event.preventDefault();
    command.run();
  }

  #list() {
    return this.#commands().filter((command) => command.available?.() ?? true);
  }

  palette() {
    if (document.querySelector("dialog[open]")) return;
    openSheet(t("desk.palette.title"), (close) => {
      const input = h("input", { type: "text", class: "d-find__input", role: "combobox", "aria-expanded": "true", "aria-controls": "d-palette", "aria-autocomplete": "list", "aria-label": t("desk.palette.find"), placeholder: t("desk.palette.find"), autocomplete: "off", spellcheck: "false" });
      const list = h("ul", { id: "d-palette", class: "d-palette", role: "listbox", "aria-label": t("desk.palette.title") });
      let entries = [];
      let at = 0;
      const run = (entry) => { close(); setTimeout(() => entry.run()); };
      const mark = () => {
        [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
        list.children[at]?.scrollIntoView({ block: "nearest" });
        if (list.children[at]) input.setAttribute("aria-activedescendant", list.children[at].id);
        else input.removeAttribute("aria-activedescendant");
      };
      const draw = () => {
        const wanted = input.value.trim().toLocaleLowerCase();
        const fits = (text) => wanted.split(/\s+/).every((word) => text.toLocaleLowerCase().includes(word));
        entries = [...this.#list().filter((command) => fits(command.label)),
          ...this.#rows().filter((row) => wanted && fits(`${row.label} ${row.hint ?? ""}`)).slice(0, 8).map((row) => ({ ...row, glyphName: "person", run: () => this.#open(row.id) }))];
        at = 0;
        fill(list, entries.map((entry, index) => h("li", { id: `d-palette-${index}`, role: "option", class: "d-palette__item", on: { click: () => run(entry), pointermove: () => { if (at !== index) { at = index; mark(); } } } },
          glyph(entry.glyphName ?? "right"), h("span", {}, entry.label), entry.key && h("kbd", {}, entry.key.toUpperCase()))));
        if (!entries.length) fill(list, h("li", { class: "d-quiet", role: "option", "aria-disabled": "true" }, t("desk.palette.nothing")));
        mark();
      };
      input.addEventListener("input", draw);
      input.addEventListener("keydown", (event) => {
        if (event.isComposing) return;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          at = (at + (event.key === "ArrowDown" ? 1 : -1) + entries.length) % Math.max(1, entries.length);
          mark();
        } else if (event.key === "Enter" && entries[at]) {
          event.preventDefault();
          run(entries[at]);
        }
      });
      queueMicrotask(() => { draw(); input.focus(); });
      return h("div", { class: "d-find" }, h("div", { class: "d-find__field" }, glyph("search"), input), list);
    });
  }

  help() {
    if (document.querySelector("dialog[open]")) return;
    openSheet(t("desk.help.title"), () => {
      const toggle = h("input", { type: "checkbox", checked: this.singleKeys, on: { change: (event) => { this.singleKeys = event.target.checked; } } });
      const row = (keys, label) => h("div", {}, h("dt", {}, keys.map((key) => h("kbd", {}, key))), h("dd", {}, label));
      return h("div", { class: "d-help" },
        h("dl", {}, this.#commands().filter((command) => command.key).map((command) => row([command.key.toUpperCase()], command.label)),
          row(["Ctrl", "K"], t("desk.palette.title")), row(["Enter"], t("desk.help.send")), row(["Shift", "Enter"], t("desk.help.line")), row(["Esc"], t("desk.help.leave"))),
        h("label", { class: "d-sure" }, toggle, h("span", {}, t("desk.help.single"))));
    });
  }
}
