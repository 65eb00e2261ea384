/** The bell: what this person was told about promises that run out. Read again when a frame says so, and after a gap. */
import { locale, t } from "../js/locale.js";
import { busy, customerName, menu, say } from "./ui.js";

const SHOWN = 15;

export class Alerts {
  #api;
  #bell;
  #open;
  #staffId;
  #timer = 0;

  /** @param bell its button @param {function(string): void} open goes to a conversation */
  constructor(bell, { api, live, staffId, open }) {
    this.#api = api;
    this.#bell = bell;
    this.#open = open;
    this.#staffId = staffId;
    bell.hidden = false;
    bell.addEventListener("click", () => this.#show());
    live.addEventListener("frame", (event) => this.#frame(event.detail));
    live.addEventListener("resync", () => this.#count());
    this.#count();
  }

  #frame(frame) {
    if (frame.type !== "alert" || !frame.staff.includes(this.#staffId)) return;
    clearTimeout(this.#timer);
    // A tick may bring many at once: one look for all of them.
    this.#timer = setTimeout(() => this.#news(), 200);
  }

  async #news() {
    const page = await this.#read(1);
    if (page?.items.length) say(words(page.items[0]), "danger");
  }

  #count() { return this.#read(1); }

  async #read(limit) {
    try {
      const page = await this.#api.alerts({ unread: true, limit });
      const text = page.unread ? t("desk.alerts.unread", { count: locale.number(page.unread) }) : t("desk.alerts");
      this.#bell.setAttribute("aria-label", text);
      this.#bell.title = text;
      const count = this.#bell.querySelector("[data-count]");
      count.textContent = page.unread > 99 ? "99+" : page.unread || "";
      count.hidden = !page.unread;
      return page;
    } catch {
      // Told by the line's own state; the next frame or resync asks again.
      return null;
    }
  }

  async #show() {
    const page = await busy(this.#bell, () => this.#api.alerts({ limit: SHOWN }));
    if (!page) return;
    const items = page.items.map((alert) => ({
      label: words(alert), glyphName: alert.kind === "warning" ? "clock" : "alert", strong: !alert.readAt,
      onChoose: async () => {
        this.#open(alert.conversationId);
        await this.#api.readAlerts([alert.id]);
        this.#count();
      },
    }));
    if (!items.length) items.push({ label: t("desk.alerts.none"), glyphName: "check", onChoose: () => {} });
    if (page.unread) {
      items.push(null, { label: t("desk.alerts.readAll"), glyphName: "check", onChoose: async () => {
        await this.#api.readAlerts(null);
        this.#count();
      } });
    }
    menu(this.#bell, items);
  }
}

function words(alert) {
  return t(`desk.alert.${alert.kind}`, {
    name: customerName(alert.customerName), clock: t(`desk.sla.kind.${alert.clock}`), moment: alert.dueAt ? locale.moment(alert.dueAt) : "",
  });
}
