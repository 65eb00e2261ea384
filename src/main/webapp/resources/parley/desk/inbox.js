/**
 * The list of conversations. It is always the server's first pages, read again soon after anything happened, so that no
 * lost frame can leave it wrong. It never moves under the pointer: what is new, or moved up, waits behind "3 new" while
 * the list is hovered; what changes inside a line shows at once.
 *
 * Events: `choose` (detail: the conversation's id), `rows` (the list was read).
 */
import { fill, h } from "../js/dom.js";
import { explain } from "../js/card.js";
import { locale, t } from "../js/locale.js";
import { slaBadge } from "./sla.js";
import { action, age, avatar, customerName, glyph, menu } from "./ui.js";

export const FILTERS = {
  open: { status: "open" },
  mine: { status: "open", assignee: "me" },
  queue: { status: "open", assignee: "queue" },
  bot: { status: "open", assignee: "bot" },
  snoozed: { status: "snoozed" },
  resolved: { status: "resolved" },
  all: {},
};
/** These have a button of their own; the others stand in a menu, so that the bar fits in every language. */
const AT_HAND = ["open", "mine", "queue", "bot"];
const KEPT_FILTER = "parley.desk.filter";
/** When the list first stood there, for whoever measures the page. */
const SHOWN = "parley-list";
const PAGE = 30;
const MOST = 100;
const SETTLE = 350;
const ANYWAY = 60_000;

export class Inbox extends EventTarget {
  #api;
  #root;
  #list;
  #fresh;
  #end;
  #say;
  #filter = sessionStorage.getItem(KEPT_FILTER) in FILTERS ? sessionStorage.getItem(KEPT_FILTER) : "open";
  #rows = [];
  #waiting = null;
  #touched = false;
  #elements = new Map();
  #selected = null;
  #next = null;
  #loading = null;
  #again = false;
  #timer = 0;
  #generation = 0;
  #staffId;
  #colleagues;

  constructor(root, { api, live, staffId, colleagues }) {
    super();
    this.#api = api;
    this.#root = root;
    this.#staffId = staffId;
    this.#colleagues = colleagues;
    this.#build();
    live.addEventListener("frame", (event) => this.#frame(event.detail));
    live.addEventListener("resync", () => this.refresh());
    locale.addEventListener("change", () => this.#draw());
    setInterval(() => { if (!document.hidden) this.refresh(); }, ANYWAY);
    this.refresh();
  }

  get filter() { return this.#filter; }
  get rows() { return this.#rows; }
  get selected() { return this.#selected; }

  set filter(name) {
    if (!(name in FILTERS) || name === this.#filter) return;
    this.#filter = name;
    sessionStorage.setItem(KEPT_FILTER, name);
    this.#generation++;
    this.#rows = [];
    this.#waiting = null;
    this.#next = null;
    this.#loading = null;
    this.#tabs();
    this.#skeleton();
    this.refresh();
  }

  select(id) {
    this.#selected = id;
    for (const [key, element] of this.#elements) {
      if (key === id) element.link.setAttribute("aria-current", "true");
      else element.link.removeAttribute("aria-current");
    }
    this.#elements.get(id)?.item.scrollIntoView({ block: "nearest" });
  }

  /** Chooses the one before (-1) or after (1) in the list. */
  step(direction) {
    if (!this.#rows.length) return;
    const at = this.#rows.findIndex((row) => row.id === this.#selected);
    const to = at < 0 ? 0 : Math.min(this.#rows.length - 1, Math.max(0, at + direction));
    this.#choose(this.#rows[to].id);
  }

  focus() {
    (this.#elements.get(this.#selected) ?? this.#elements.values().next().value)?.link.focus();
  }

  /** Reads the list again; calls while it runs make one more round. */
  async refresh() {
    clearTimeout(this.#timer);
    if (this.#loading) {
      this.#again = true;
      return this.#loading;
    }
    const generation = this.#generation;
    this.#loading = this.#read(generation).finally(() => {
      if (generation !== this.#generation) return;
      this.#loading = null;
      if (this.#again) {
        this.#again = false;
        this.#soon();
      }
    });
    return this.#loading;
  }

  async #read(generation) {
    const limit = Math.min(MOST, Math.max(PAGE, this.#rows.length));
    try {
      const page = await this.#api.inbox({ ...FILTERS[this.#filter], limit });
      if (generation !== this.#generation) return;
      const toldAt = Date.now();
      const rows = page.items.map((row) => ({ ...row, sla: row.sla && { ...row.sla, toldAt } }));
      // Older pages that were loaded stay behind the part that was read again.
      const known = new Set(rows.map((row) => row.id));
      const older = page.next ? this.#rows.slice(limit).filter((row) => !known.has(row.id)) : [];
      if (!older.length) this.#next = page.next ?? null;
      this.#offer([...rows, ...older]);
      if (!performance.getEntriesByName(SHOWN).length) performance.mark(SHOWN);
      this.#say.textContent = "";
    } catch (failure) {
      if (generation !== this.#generation) return;
      if (!this.#rows.length) this.#failed(failure);
      else if (navigator.onLine) this.#say.textContent = t("desk.inbox.stale");
    }
  }

  async #more(control) {
    if (!this.#next) return;
    control.setAttribute("aria-busy", "true");
    const generation = this.#generation;
    try {
      const page = await this.#api.inbox({ ...FILTERS[this.#filter], limit: PAGE, cursor: this.#next });
      if (generation !== this.#generation) return;
      const toldAt = Date.now();
      const known = new Set(this.#rows.map((row) => row.id));
      this.#rows = [...this.#rows, ...page.items.filter((row) => !known.has(row.id)).map((row) => ({ ...row, sla: row.sla && { ...row.sla, toldAt } }))];
      this.#next = page.next ?? null;
      this.#draw();
    } catch {
      this.#say.textContent = t("desk.inbox.stale");
    } finally {
      control.removeAttribute("aria-busy");
    }
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), SETTLE);
  }

  /** Shows what the server said, or keeps it back while the list must not move. */
  #offer(rows) {
    const shown = new Map(this.#rows.map((row) => [row.id, row]));
    const fits = rows.length === this.#rows.length && rows.every((row, index) => row.id === this.#rows[index].id);
    if (!this.#hovered() || fits || !this.#rows.length) {
      this.#rows = rows;
      this.#waiting = null;
    } else {
      this.#waiting = rows;
      const now = new Map(rows.map((row) => [row.id, row]));
      this.#rows = this.#rows.map((row) => now.get(row.id) ?? row);
    }
    const moved = this.#waiting?.filter((row) => !shown.has(row.id) || shown.get(row.id).lastSeq < row.lastSeq).length ?? 0;
    this.#fresh.hidden = !this.#waiting || !moved;
    this.#fresh.textContent = moved ? t("desk.inbox.new", { count: moved }) : "";
    this.#draw();
    this.dispatchEvent(new Event("rows"));
  }

  /** A finger leaves no pointer behind that something could move away from. */
  #hovered() {
    return !this.#touched && this.#root.matches(":hover");
  }

  #release = () => {
    if (!this.#waiting) return;
    this.#rows = this.#waiting;
    this.#waiting = null;
    this.#fresh.hidden = true;
    this.#draw();
  };

  #frame(frame) {
    if (frame.type === "message" && frame.message) {
      const row = this.#rows.find((one) => one.id === frame.conversationId);
      const { content, author, seq, createdAt } = frame.message;
      if (row && seq > row.lastSeq) {
        row.lastSeq = seq;
        if (content.type !== "event") Object.assign(row, { lastLine: content.text ?? "", lastType: content.type, lastAuthor: author.kind, lastMessageAt: createdAt });
        if (author.kind === "customer" && row.id !== this.#selected) row.unread = (row.unread ?? 0) + 1;
        this.#draw();
      }
    }
    if (["message", "conversation", "sla", "read"].includes(frame.type)) this.#soon();
  }

  // Drawing

  #build() {
    this.#list = h("ul", { class: "d-rows" });
    this.#fresh = h("button", { type: "button", class: "d-fresh", hidden: true, on: { click: () => { this.#release(); this.#root.querySelector(".d-inbox__scroll").scrollTo({ top: 0 }); } } });
    this.#end = h("div", { class: "d-inbox__end" });
    this.#say = h("p", { class: "d-inbox__say", role: "status" });
    const scroll = h("div", { class: "d-inbox__scroll", tabindex: "-1" }, this.#list, this.#end);
    this.#root.addEventListener("pointerover", (event) => { this.#touched = event.pointerType === "touch"; });
    this.#root.addEventListener("pointerleave", () => this.#release());
    this.#list.addEventListener("keydown", (event) => this.#key(event));
    this.#root.replaceChildren(h("div", { class: "d-filters", role: "group" }), this.#say, this.#fresh, scroll);
    this.#tabs();
    this.#skeleton();
  }

  #tabs() {
    const bar = this.#root.querySelector(".d-filters");
    bar.setAttribute("aria-label", t("desk.inbox.filters"));
    const focused = bar.contains(document.activeElement) ? document.activeElement.dataset.filter : null;
    const others = Object.keys(FILTERS).filter((name) => !AT_HAND.includes(name));
    const chosen = others.includes(this.#filter);
    fill(bar, AT_HAND.map((name) => h("button", {
      type: "button", class: "d-filter", "aria-pressed": String(name === this.#filter), data: { filter: name }, on: { click: () => { this.filter = name; } },
    }, t(`desk.filter.${name}`))),
    h("button", {
      type: "button", class: `d-filter d-filter--more${chosen ? " d-filter--chosen" : ""}`, "aria-haspopup": "menu", "aria-expanded": "false", data: { filter: "more" },
      on: { click: (event) => menu(event.currentTarget, others.map((name) => ({ label: t(`desk.filter.${name}`), checked: name === this.#filter, onChoose: () => { this.filter = name; } }))) },
    }, h("span", {}, t(chosen ? `desk.filter.${this.#filter}` : "desk.filter.more")), glyph("down")));
    if (focused) bar.querySelector(`[data-filter="${focused}"]`)?.focus();
  }

  #skeleton() {
    this.#elements.clear();
    fill(this.#list, Array.from({ length: 8 }, () => h("li", { class: "d-row d-row--shape", "aria-hidden": "true" }, h("i"), h("b"))));
    fill(this.#end);
  }

  #draw() {
    if (!this.#rows.length) {
      this.#elements.clear();
      fill(this.#list);
      fill(this.#end, h("div", { class: "d-empty" }, glyph("inbox"), h("h2", {}, t(`desk.empty.${this.#filter}.title`)), h("p", {}, t(`desk.empty.${this.#filter}.text`))));
      return;
    }
    const keep = new Set();
    let place = this.#list.firstChild;
    for (const row of this.#rows) {
      keep.add(row.id);
      let element = this.#elements.get(row.id);
      if (!element) this.#elements.set(row.id, element = this.#element(row.id));
      this.#show(element, row);
      if (element.item === place) place = place.nextSibling;
      else this.#list.insertBefore(element.item, place);
    }
    for (const [id, element] of this.#elements) {
      if (keep.has(id)) continue;
      element.item.remove();
      this.#elements.delete(id);
    }
    for (const item of [...this.#list.children]) if (item.classList.contains("d-row--shape")) item.remove();
    fill(this.#end, this.#next && action(t("desk.inbox.more"), { onClick: (event) => this.#more(event.currentTarget) }));
  }

  #element(id) {
    const link = h("a", { class: "d-row", href: `#/c/${id}`, on: { click: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#choose(id);
    } } });
    if (id === this.#selected) link.setAttribute("aria-current", "true");
    return { item: h("li", {}, link), link, stamp: null };
  }

  #show(element, row) {
    const stamp = JSON.stringify([row, locale.language]);
    if (element.stamp === stamp) return;
    element.stamp = stamp;
    const { link } = element;
    link.classList.toggle("d-row--unread", row.unread > 0);
    fill(link, avatar(row.customerName, row.id),
      h("span", { class: "d-row__top" },
        h("span", { class: "d-row__name", dir: "auto" }, customerName(row.customerName)),
        h("span", { class: "d-row__channel", title: t("desk.channel.web") }, glyph("globe"), h("span", { class: "pl-hidden" }, t("desk.channel.web"))),
        row.lastMessageAt && age(row.lastMessageAt)),
      h("span", { class: "d-row__line", dir: "auto" }, this.#who(row), h("span", { lang: row.lastLine ? row.language : null }, this.#line(row))),
      h("span", { class: "d-row__state" },
        row.unread > 0 && h("span", { class: "d-count" }, locale.number(row.unread), h("span", { class: "pl-hidden" }, ` ${t("desk.inbox.unread")}`)),
        (row.priority === "high" || row.priority === "urgent") && h("span", { class: `d-chip d-chip--${row.priority === "urgent" ? "danger" : "warning"}` }, glyph("flag"), t(`desk.priority.${row.priority}`)),
        row.sla ? slaBadge(row.sla) : this.#handler(row)));
  }

  /** Who wrote last, when it wasn't the customer. */
  #who(row) {
    const glyphName = { agent: "person", bot: "spark" }[row.lastAuthor];
    return glyphName ? h("span", { class: "d-row__who" }, glyph(glyphName), h("span", { class: "pl-hidden" }, t(`desk.by.${row.lastAuthor}`))) : null;
  }

  #line(row) {
    if (row.lastLine) return row.lastLine;
    const key = `desk.type.${row.lastType}`;
    return row.lastType && locale.has(key) ? t(key) : t("desk.type.none");
  }

  #handler(row) {
    const { status, handledBy } = row;
    if (status !== "open") return h("span", { class: "d-chip" }, glyph(status === "resolved" ? "check" : "clock"), t(`desk.status.${status}`));
    if (handledBy === "bot") return h("span", { class: "d-chip" }, glyph("spark"), t("desk.handler.bot"));
    if (handledBy === "queue") return h("span", { class: "d-chip d-chip--warning" }, glyph("hand"), t("desk.handler.queue"));
    return h("span", { class: "d-chip" }, glyph("person"), handledBy === this.#staffId ? t("desk.handler.me") : this.#colleagues.name(handledBy));
  }

  #failed(failure) {
    fill(this.#list);
    this.#elements.clear();
    fill(this.#end, h("div", { class: "d-empty", role: "alert" }, glyph("alert"), h("h2", {}, t("desk.inbox.failed")), h("p", {}, explain(failure)),
      action(t("action.retry"), { kind: "primary", onClick: () => { this.#skeleton(); this.refresh(); } })));
  }

  #choose(id) {
    this.dispatchEvent(new CustomEvent("choose", { detail: id }));
  }

  #key(event) {
    const links = [...this.#elements.values()].map((element) => element.link);
    const order = [...this.#list.querySelectorAll("a")];
    const at = order.indexOf(document.activeElement);
    if (!links.length || at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (to === undefined || !order[to]) return;
    event.preventDefault();
    order[to].focus();
  }
}
