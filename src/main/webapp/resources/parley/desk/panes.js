/** Three panes, two or one: widths by dragging or arrow keys, kept on this device; what shows when there is room for less. */
import { t } from "../js/locale.js";

const KEPT = "parley.desk.widths";
const LEAST = { list: 260, side: 280 };
const MOST = { list: 520, side: 560 };
const STEP = 16;

export class Panes {
  #root;
  #widths = { list: 348, side: 340, ...JSON.parse(localStorage.getItem(KEPT) ?? "{}") };

  constructor(root) {
    this.#root = root;
    for (const handle of root.querySelectorAll("[role=separator]")) this.#handle(handle);
    this.#apply();
    this.show("list");
  }

  /** "list" | "thread" | "side": the pane that a narrow window shows; wide ones show all. */
  show(pane) {
    this.#root.dataset.pane = pane;
  }

  get shown() { return this.#root.dataset.pane; }

  /** The side pane over the thread, where it has no column of its own. */
  toggleSide() {
    this.show(this.shown === "side" ? "thread" : "side");
  }

  #handle(handle) {
    const name = handle.dataset.width;
    const sign = name === "list" ? 1 : -1;
    handle.setAttribute("aria-label", t(`desk.resize.${name}`));
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      const from = event.clientX;
      const before = this.#widths[name];
      const move = (to) => this.#set(name, before + sign * (to.clientX - from));
      const end = () => {
        handle.removeEventListener("pointermove", move);
        this.#keep();
      };
      handle.addEventListener("pointermove", move);
      handle.addEventListener("pointerup", end, { once: true });
      handle.addEventListener("pointercancel", end, { once: true });
    });
    handle.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
      if (!by) return;
      event.preventDefault();
      this.#set(name, this.#widths[name] + sign * by);
      this.#keep();
    });
  }

  #set(name, width) {
    this.#widths[name] = Math.round(Math.min(MOST[name], Math.max(LEAST[name], width)));
    this.#apply();
  }

  #apply() {
    for (const name of ["list", "side"]) {
      this.#root.style.setProperty(`--${name}`, `${this.#widths[name]}px`);
      const handle = this.#root.querySelector(`[data-width=${name}]`);
      handle.setAttribute("aria-valuenow", this.#widths[name]);
      handle.setAttribute("aria-valuemin", LEAST[name]);
      handle.setAttribute("aria-valuemax", MOST[name]);
    }
  }

  #keep() {
    localStorage.setItem(KEPT, JSON.stringify(this.#widths));
  }
}
