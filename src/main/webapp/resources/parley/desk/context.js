/**
 * The right pane: who the customer is, what was promised to them, their cart and orders, the notes. Read in one call and
 * again soon after something of this conversation changed; what is being typed in a sheet is never touched.
 *
 * Event: `customer` (detail: what is known of the customer).
 */
import { fill, h } from "../js/dom.js";
import { explain } from "../js/card.js";
import { totals } from "../js/cards/cart.js";
import { LANGUAGES, locale, t } from "../js/locale.js";
import { setQuantity } from "../js/shopping.js";
import { orderCard } from "./orders.js";
import { searchProducts } from "./products.js";
import { slaBadge, slaStory } from "./sla.js";
import { action, age, avatar, busy, customerName, field, formSheet, glyph, keepingFocus } from "./ui.js";

const SETTLE = 400;
const SLA_EVERY = 60_000;
const PRIORITIES = ["low", "normal", "high", "urgent"];
const OPEN_PARTS = "parley.desk.parts";

export class ContextPane extends EventTarget {
  #api;
  #root;
  #pane;
  #id = null;
  #data = null;
  #sla = null;
  #notes = null;
  #timer = 0;
  #parts = {};
  #closed = new Set(JSON.parse(localStorage.getItem(OPEN_PARTS) ?? "[]"));

  constructor(root, { api, live, pane }) {
    super();
    this.#api = api;
    this.#root = root;
    this.#pane = pane;
    live.addEventListener("frame", (event) => this.#frame(event.detail));
    live.addEventListener("resync", () => this.#soon());
    setInterval(() => { if (this.#id && !document.hidden) this.#readSla(this.#id); }, SLA_EVERY);
    this.show(null);
  }

  show(id) {
    if (id && id === this.#id) return;
    this.#id = id;
    this.#data = this.#sla = this.#notes = null;
    if (!id) {
      fill(this.#root, h("p", { class: "d-empty d-empty--pane" }, t("desk.context.none")));
      return;
    }
    const part = (name, glyphName, title) => {
      const body = h("div", { class: "d-part__body" }, h("div", { class: "d-shape", "aria-hidden": "true" }, h("i"), h("i")));
      const details = h("details", { class: "d-part", open: !this.#closed.has(name) }, h("summary", {}, glyph(glyphName), h("h2", {}, title), h("span", { class: "d-part__sum" })), body);
      details.addEventListener("toggle", () => {
        if (details.open) this.#closed.delete(name);
        else this.#closed.add(name);
        localStorage.setItem(OPEN_PARTS, JSON.stringify([...this.#closed]));
      });
      this.#parts[name] = { body, sum: details.querySelector(".d-part__sum") };
      return details;
    };
    fill(this.#root, part("customer", "person", t("desk.part.customer")), part("sla", "clock", t("desk.part.sla")),
      part("cart", "cart", t("desk.part.cart")), part("orders", "receipt", t("desk.part.orders")), part("notes", "note", t("desk.part.notes")));
    this.refresh();
  }

  refresh() {
    const id = this.#id;
    if (!id) return;
    clearTimeout(this.#timer);
    this.#read(id);
    this.#readSla(id);
    this.#readNotes(id);
  }

  async #read(id) {
    try {
      const data = await this.#api.beside(id, locale.language);
      if (id !== this.#id) return;
      this.#data = data;
      this.dispatchEvent(new CustomEvent("customer", { detail: data.customer }));
      this.#customer();
      this.#cart();
      this.#orders();
    } catch (failure) {
      if (id !== this.#id || this.#data) return;
      for (const name of ["customer", "cart", "orders"]) this.#failed(name, failure);
    }
  }

  async #readSla(id) {
    try {
      const sla = await this.#api.sla(id);
      if (id !== this.#id) return;
      this.#sla = sla;
      this.#promises();
    } catch (failure) {
      if (id === this.#id && !this.#sla) this.#failed("sla", failure);
    }
  }

  async #readNotes(id) {
    try {
      const page = await this.#api.notes(id);
      if (id !== this.#id) return;
      this.#notes = page.items;
      this.#drawNotes();
    } catch (failure) {
      if (id === this.#id && !this.#notes) this.#failed("notes", failure);
    }
  }

  #failed(name, failure) {
    this.#parts[name].stamp = null;
    fill(this.#parts[name].body, h("p", { class: "d-quiet", role: "alert" }, explain(failure)), action(t("action.retry"), { onClick: () => this.refresh() }));
  }

  #frame(frame) {
    if (frame.conversationId !== this.#id) return;
    if (["message", "conversation", "cart", "order", "payment", "note", "sla"].includes(frame.type)) this.#soon();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), SETTLE);
  }

  // Drawing

  /** What fills a part's body, or null when nothing of it changed: what is selected or focused there stays so. */
  #redraw(name, ...shown) {
    const part = this.#parts[name];
    const stamp = JSON.stringify([locale.language, ...shown]);
    if (part.stamp === stamp) return null;
    part.stamp = stamp;
    return (...nodes) => keepingFocus(part.body, () => fill(part.body, ...nodes));
  }

  #customer() {
    const { customer, conversation } = this.#data;
    const row = (label, value) => value && h("div", {}, h("dt", {}, label), h("dd", {}, value));
    this.#redraw("customer", this.#data.customer, conversation.labels, conversation.priority, this.#phone(), Math.floor(Date.now() / 60_000))?.(
      h("div", { class: "d-who" }, avatar(customer.name, conversation.id), h("div", {}, h("b", {}, customerName(customer.name)),
        h("span", { class: `d-chip${customer.verified ? " d-chip--success" : ""}` }, glyph(customer.verified ? "check" : "person"), t(customer.verified ? "desk.customer.verified" : "desk.customer.unverified")))),
      h("dl", { class: "d-facts" },
        row(t("desk.customer.email"), customer.email),
        row(t("desk.customer.phone"), this.#phone()),
        row(t("desk.customer.language"), LANGUAGES[customer.language]),
        row(t("desk.customer.time"), customer.zone && this.#localTime(customer.zone)),
        row(t("desk.customer.since"), age(conversation.createdAt))),
      this.#priority(conversation),
      this.#labels(conversation));
  }

  /** How soon it wants looking after; the policy is chosen anew. */
  #priority({ id, priority }) {
    const select = h("select", { class: `d-priority__pick d-priority__pick--${priority}`, name: "priority", data: { does: "priority" } },
      PRIORITIES.map((one) => h("option", { value: one, selected: one === priority }, t(`desk.priority.${one}`))));
    select.addEventListener("change", () => busy(select, async () => {
      const view = await this.#api.prioritise(id, select.value);
      if (id !== this.#id) return;
      this.#data.conversation = view;
      this.#customer();
      this.#readSla(id);
    }));
    return h("label", { class: "d-priority" }, h("span", {}, t("desk.priority")), select);
  }

  // Labels: for colleagues alone

  #labels({ labels = [] }) {
    return h("div", { class: "d-labels", role: "group", "aria-label": t("desk.labels") }, labels.map((label) => h("span", { class: "d-label" },
      glyph("tag"), h("span", { dir: "auto" }, label),
      h("button", {
        type: "button", class: "d-label__off", "aria-label": t("desk.labels.remove", { label }), title: t("desk.labels.remove", { label }),
        on: { click: (event) => busy(event.currentTarget, () => this.#setLabels(labels.filter((other) => other !== label))) },
      }, glyph("close")))),
    action(t("desk.labels.add"), { kind: "plain", glyphName: "plus", keys: "G", data: { does: "label" }, onClick: () => this.addLabel() }));
  }

  addLabel() {
    const { labels = [] } = this.#data?.conversation ?? {};
    if (!this.#data) return;
    formSheet(t("desk.labels.add"), {
      submitLabel: t("desk.save"), lead: t("desk.labels.lead"),
      fields: [field(t("desk.labels.one"), "labels", h("input", { required: true, maxlength: 40, autocomplete: "off" }))],
      submit: async ({ labels: label }) => this.#setLabels([...labels, label]),
    });
  }

  async #setLabels(labels) {
    const id = this.#id;
    const view = await this.#api.setLabels(id, labels);
    if (id !== this.#id) return;
    this.#data.conversation = view;
    this.#customer();
  }

  /** As told with the newest order. */
  #phone() {
    return this.#data.orders?.find((order) => order.contact?.phone)?.contact.phone;
  }

  #localTime(zone) {
    try {
      const time = new Intl.DateTimeFormat(locale.language, { hour: "numeric", minute: "2-digit", weekday: "short", timeZone: zone, calendar: "gregory" }).format(new Date());
      return `${time} · ${zone.split("/").pop().replaceAll("_", " ")}`;
    } catch {
      return zone;
    }
  }

  #promises() {
    const { body, sum } = this.#parts.sla;
    const open = new Map([...body.querySelectorAll("details[open]")].map((details) => [details.dataset.clock, details.querySelector(".d-reasons")]));
    const urgent = this.#sla.clocks?.find((clock) => clock.state === "running") ?? this.#sla.clocks?.find((clock) => clock.state === "breached" && !clock.endedAt);
    fill(sum, urgent && slaBadge({ ...urgent, toldAt: Date.now(), share: urgent.elapsedSeconds / urgent.targetSeconds }));
    const id = this.#id;
    keepingFocus(body, () => fill(body, slaStory(this.#sla, (clock, width) => this.#api.slaClock(id, clock,
      { language: locale.language, zone: locale.zone, width }))));
    body.querySelectorAll("details").forEach((details) => {
      // The reasons stay in sight until the new ones are there.
      details.querySelector(".d-reasons").append(...open.get(details.dataset.clock)?.childNodes ?? []);
      details.open = open.has(details.dataset.clock);
    });
  }

  #session() {
    return { api: this.#api, conversationId: this.#id, objects: this.#pane.thread?.objects ?? { put: (kind, id, value) => value } };
  }

  #cart() {
    const { cart } = this.#data;
    const { sum } = this.#parts.cart;
    const open = cart && cart.status === "open" ? cart : null;
    const count = open?.lines.reduce((all, line) => all + line.quantity, 0) ?? 0;
    fill(sum, count > 0 && h("span", { class: "d-count d-count--calm" }, locale.number(count)));
    const add = action(t("desk.cart.add"), { glyphName: "plus", data: { does: "cart" }, onClick: () => this.addToCart() });
    this.#redraw("cart", open)?.(...count ? [h("ul", { class: "d-lines" }, open.lines.map((line) => this.#line(open, line))), totals(open)]
      : [h("p", { class: "d-quiet" }, t("desk.cart.empty"))], add);
  }

  #line(cart, line) {
    const step = (label, glyphName, quantity) => action(`${label}: ${line.title}`, {
      kind: "icon", glyphName, data: { does: `${glyphName} ${line.variantId}` }, disabled: quantity > 999,
      onClick: (event) => this.#set(event.currentTarget, cart, line.variantId, quantity),
    });
    return h("li", { class: "d-line" },
      h("span", { class: "d-line__title" }, line.title),
      h("span", { class: "d-line__count", role: "group", "aria-label": t("cart.quantityOf", { title: line.title }) },
        step(t("cart.less"), "minus", line.quantity - 1), h("output", {}, locale.number(line.quantity)), step(t("cart.more"), "plus", line.quantity + 1),
        step(t("cart.remove"), "trash", 0)),
      h("span", { class: "d-line__sum" }, locale.money(line.lineTotal)));
  }

  async #set(control, cart, variantId, quantity) {
    const id = this.#id;
    const changed = await busy(control, () => setQuantity(this.#session(), cart.id, variantId, quantity));
    if (id !== this.#id) return;
    if (changed) {
      this.#data.cart = changed;
      this.#cart();
    } else this.refresh();
  }

  addToCart() {
    const id = this.#id;
    if (!id) return;
    searchProducts({
      api: this.#api, title: t("desk.cart.add"), verb: t("desk.cart.put"), variants: true,
      choose: async (product, variant) => {
        const session = this.#session();
        const cart = await this.#api.openCart(id);
        const held = cart.lines.find((line) => line.variantId === variant.id)?.quantity ?? 0;
        const changed = await setQuantity(session, cart.id, variant.id, held + 1);
        if (id !== this.#id) return;
        this.#data = { ...this.#data, cart: changed };
        this.#cart();
      },
    });
  }

  #orders() {
    const { orders = [] } = this.#data;
    const { body, sum } = this.#parts.orders;
    fill(sum, orders.length > 0 && h("span", { class: "d-count d-count--calm" }, locale.number(orders.length)));
    const open = new Set([...body.querySelectorAll("details[open]")].map((details) => details.dataset.order));
    this.#redraw("orders", orders)?.(orders.length ? orders.map((order) => orderCard(order, { api: this.#api, open: open.has(order.id), changed: () => this.refresh() }))
      : h("p", { class: "d-quiet" }, t("desk.orders.none")));
  }

  #drawNotes() {
    const { sum } = this.#parts.notes;
    fill(sum, this.#notes.length > 0 && h("span", { class: "d-count d-count--calm" }, locale.number(this.#notes.length)));
    this.#redraw("notes", this.#notes)?.(this.#notes.length ? h("ul", { class: "d-notes" }, [...this.#notes].reverse().map((note) => h("li", {},
      h("p", { dir: "auto" }, note.text), h("span", { class: "d-quiet" }, `${note.author?.name ?? ""} · `, age(note.createdAt)))))
      : h("p", { class: "d-quiet" }, t("desk.notes.none")),
    action(t("desk.notes.write"), { glyphName: "note", onClick: () => this.dispatchEvent(new Event("write-note")) }));
  }
}

