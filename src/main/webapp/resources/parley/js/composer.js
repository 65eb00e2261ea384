/**
 * `<parley-composer>`: where a message is written.
 *
 * Grows to five lines. Enter sends, Shift+Enter breaks the line, and while an input method composes (Japanese, Korean,
 * Thai keyboards) Enter belongs to it alone. Near the limit it counts; above it, it doesn't send. What was typed is
 * kept as `draft` until it is sent.
 *
 * Attributes: `placeholder`, `label`. Properties: `value`, `disabled`. Events (bubble): `parley-send` detail
 * `{text}`; call `preventDefault()` to keep the text. `parley-typing-now` while typing, at most every 3 s.
 */
import { button, h } from "./dom.js";
import { locale, t } from "./locale.js";

const LIMIT = 4_000;
const COUNT_FROM = 3_600;
const TYPING_EVERY = 3_000;
const IME_KEY = 229;

export class ParleyComposer extends HTMLElement {
  #area = null;
  #send = null;
  #count = null;
  #composing = false;
  #ended = 0;
  #told = 0;

  connectedCallback() {
    this.classList.add("pl-composer");
    if (!this.#area) this.#build();
    locale.addEventListener("change", this.#words);
    this.#words();
  }

  disconnectedCallback() {
    locale.removeEventListener("change", this.#words);
  }

  get value() {
    return this.#area?.value ?? "";
  }

  set value(value) {
    this.#area.value = value;
    this.#changed();
  }

  set disabled(disabled) {
    this.#area.disabled = disabled;
    this.#changed();
  }

  focus(options) {
    this.#area?.focus(options);
  }

  #build() {
    this.#area = h("textarea", { rows: 1, enterkeyhint: "send", autocapitalize: "sentences", on: {
      input: () => this.#typed(),
      keydown: (event) => this.#key(event),
      compositionstart: () => { this.#composing = true; },
      compositionend: () => { this.#composing = false; this.#ended = performance.now(); this.#changed(); },
    } });
    this.#send = button("", { kind: "icon", iconName: "send", onClick: () => this.#submit() });
    this.#count = h("span", { class: "pl-composer__count", hidden: true, role: "status" });
    this.replaceChildren(h("div", { class: "pl-composer__box" }, this.#area, this.#send), this.#count);
    this.#changed();
  }

  #words = () => {
    this.#area.placeholder = this.getAttribute("placeholder") ?? t("composer.placeholder");
    this.#area.setAttribute("aria-label", this.getAttribute("label") ?? t("composer.label"));
    this.#send.setAttribute("aria-label", t("composer.send"));
    this.#send.title = t("composer.send");
    this.#changed();
  };

  #typed() {
    this.#changed();
    const now = Date.now();
    if (!this.value.trim() || now - this.#told < TYPING_EVERY) return;
    this.#told = now;
    this.dispatchEvent(new Event("parley-typing-now", { bubbles: true }));
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    // Safari ends the composition just before the Enter that confirms it: that Enter arrives within the same instant.
    const confirming = event.isComposing || this.#composing || event.keyCode === IME_KEY || performance.now() - this.#ended < 20;
    if (confirming) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const text = this.value.trim();
    if (!text || length(text) > LIMIT || this.#area.disabled) return;
    const event = new CustomEvent("parley-send", { detail: { text }, bubbles: true, cancelable: true });
    if (!this.dispatchEvent(event)) return;
    this.#told = 0;
    this.value = "";
    this.focus();
  }

  #changed() {
    const area = this.#area;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
    const count = length(this.value.trim());
    this.#send.disabled = !count || count > LIMIT || area.disabled;
    this.#count.hidden = count < COUNT_FROM;
    this.#count.textContent = count < COUNT_FROM ? "" : t("composer.count", { count, limit: LIMIT });
    this.#count.classList.toggle("pl-composer__count--over", count > LIMIT);
  }
}

/** Characters as the server counts them: code points, so that an emoji is one. */
function length(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

customElements.define("parley-composer", ParleyComposer);
