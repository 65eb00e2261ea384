/**
 * What all message contents have in common. A content is a custom element that draws itself from `context`:
 *
 * - `context.content`: the message's content; `context.message`: the message (absent in a sheet)
 * - `context.session`: api, live, objects, viewer, shop …; `context.thread`: the `<parley-thread>`
 * - `context.facts`: what the rest of the thread says about old cards (see thread.js)
 *
 * `draw()` runs on connection and whenever the context, the language or a watched object changes.
 */
import { h, icon } from "./dom.js";
import { locale, t } from "./locale.js";

const kinds = new Map();

/** Registers the element that shows messages of `type`. */
export function content(type, tag) {
  kinds.set(type, tag);
}

/** The tag for a content's type, or null when this version doesn't know it. */
export const tagFor = (type) => kinds.get(type) ?? null;

export class Card extends HTMLElement {
  #context = null;
  #watched = new Map();

  get context() {
    return this.#context;
  }

  set context(context) {
    this.#context = context;
    if (this.isConnected) this.redraw();
  }

  get content() { return this.#context.content; }
  get session() { return this.#context.session; }
  get api() { return this.#context.session.api; }
  get objects() { return this.#context.session.objects; }
  get thread() { return this.#context.thread; }
  get facts() { return this.#context.facts ?? {}; }
  get customer() { return this.#context.session.viewer === "customer"; }

  connectedCallback() {
    locale.addEventListener("change", this.#languageChanged);
    if (this.#context) this.redraw();
  }

  disconnectedCallback() {
    locale.removeEventListener("change", this.#languageChanged);
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
  }

  /** Redraws from now on whenever this object changes. */
  watch(kind, id) {
    const key = `${kind} ${id}`;
    if (id && !this.#watched.has(key)) this.#watched.set(key, this.objects.watch(kind, id, () => this.redraw()));
  }

  /** Draws again and puts the keyboard focus back on the control that had it. */
  redraw() {
    const focused = this.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    this.draw();
    if (focused) this.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  draw() {}

  /** Redraws in the new language; an element that must keep what was typed overrides this. */
  languageChanged() {
    if (this.#context) this.redraw();
  }

  #languageChanged = () => this.languageChanged();
}

/** A line under a card that says what went wrong or why something is off. */
export function hint(text, kind = "info", live = false) {
  return h("p", { class: `pl-hint pl-hint--${kind}`, role: live ? "status" : null },
    icon(kind === "danger" ? "alert" : kind === "success" ? "check" : "clock"), h("span", {}, text));
}

/** What a failure means to the reader: never a raw code. `cart` lets a shortage be named by its line. */
export function explain(failure, cart) {
  if (failure?.name === "Unreachable") return t("problem.unreachable");
  if (failure?.code === "outOfStock") return shortage(failure.body, cart);
  const key = `problem.${failure?.code}`;
  if (failure?.code && locale.has(key)) return t(key, failure.body);
  return t(failure?.status === 404 ? "problem.gone" : "problem.other");
}

function shortage({ variantId, available }, cart) {
  const title = cart?.lines.find((line) => line.variantId === variantId)?.title;
  if (title) return t(available > 0 ? "problem.lineOutOfStock" : "problem.lineSoldOut", { title, available });
  return available > 0 ? t("problem.outOfStock", { available }) : t("product.soldOut");
}

/**
 * A sheet over the thread: modal, closed by Escape, its button or a press beside it; focus returns to where it was.
 * `build(close)` gives the content.
 */
export function openSheet(title, build) {
  const id = `pl-sheet-${Date.now()}`;
  const opener = document.activeElement;
  const dialog = h("dialog", { class: "pl-sheet", "aria-labelledby": id });
  const close = () => dialog.close();
  dialog.append(h("div", { class: "pl-sheet__box" },
    h("header", { class: "pl-sheet__head" }, h("h2", { id }, title),
      h("button", { type: "button", class: "pl-button pl-button--icon", "aria-label": t("action.close"), on: { click: close } }, icon("close"))),
    h("div", { class: "pl-sheet__body" }, build(close))));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener?.focus?.({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
