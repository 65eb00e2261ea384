/**
 * `<parley-thread>`: the message thread of one conversation, the same in the widget and on the desk.
 *
 *     import "/resources/parley/js/thread.js";
 *     import { Api } from "/resources/parley/js/api.js";
 *     import { Live } from "/resources/parley/js/live.js";
 *     import { locale } from "/resources/parley/js/locale.js";
 *
 *     await locale.use("th");                                // words and formats, once per page
 *     const api = new Api({ token, renew });                 // token: text or (async) function
 *     const live = new Live(api); live.start();              // one socket per page, shared by all threads
 *     const thread = document.createElement("parley-thread");
 *     thread.session = { api, live, conversationId, viewer: "agent" };
 *
 * The page links tokens.css and thread.css. The element fills its parent's height and scrolls itself.
 *
 * **session** (assigning another one shows another conversation)
 * - `api`, `live`, `conversationId`; `viewer`: "customer" | "agent", whose side is the right one
 * - `storage` (optional, a Storage): unsent messages and the read position survive the page or another conversation
 * - `shop` (optional): `{ name, privacyLink }`, used by the checkout form
 * - `staffId` (optional, agent): whose messages are "You"
 *
 * **members**
 * - `send(content, shown = content)` queues a message (optimistic for both viewers); agents' messages carry
 *   `expectedSeq`, and a refusal with 409 comes as `parley-stale` and stays as failed with retry
 * - `addNote(note)` shows a note that was just stored, without waiting for its frame (agent)
 * - `active`: set false while the thread isn't on screen: nothing is marked as read
 * - `store` (a ThreadStore), `objects` (carts, orders, payments, products by id), `conversation` (last known view)
 * - `reload()` reads all loaded messages again (after a change of language); `jumpToNewest()`; `showMessage(seq)`
 *
 * **events** (bubble)
 * - `parley-ready` first messages are shown · `parley-conversation` detail: the conversation's view, after each change
 * - `parley-unread` detail `{count}` · `parley-typing` detail `{name, kind}` or null
 * - `parley-stale` detail `{item, problem}`: written against an old thread; `problem.body` tells what came since
 * - `parley-fault` detail: the failure of a background request (404: not this reader's conversation)
 * - `parley-ordered` (heard, from the check-out form): what comes next is followed
 * - `parley-cart` detail: the conversation's cart, after each change that this page heard of
 *
 * Agents see internal notes between the messages (by `afterSeq`) and no control that only a customer may use.
 */
import "./contents.js";
import "./cards/product.js";
import "./cards/cart.js";
import "./cards/checkout.js";
import "./cards/payment.js";
import "./cards/order.js";
import "./cards/rating.js";
import { tagFor } from "./card.js";
import { button, h, icon } from "./dom.js";
import { locale, t } from "./locale.js";
import { Objects } from "./objects.js";
import { ThreadStore } from "./store.js";

const NEAR_BOTTOM = 80;
const BURST_AIR = 12;
const BURST_GAP = 2_000;
const TYPING_FOR = 6_000;
const READ_AFTER = 350;

export class ParleyThread extends HTMLElement {
  #session = null;
  #off = [];
  #rows = new Map();
  #notes = [];
  #scroller = null;
  #list = null;
  #jump = null;
  #typingRow = null;
  #announcer = null;
  #stick = true;
  /** Where this code has put the scroll bar: a scroll to anywhere else is the reader's. */
  #put = -1;
  /** Up to here the reader has decided where to look; a burst of the bot after it is shown from its beginning. */
  #decided = 0;
  #ready = false;
  #active = true;
  #readSeq = 0;
  #unreadFrom = 0;
  #readTimer = 0;
  #typingTimer = 0;
  #announced = 0;
  #unread = -1;

  /** @type {?ThreadStore} */
  store = null;
  /** @type {?Objects} */
  objects = null;
  /** @type {?object} the conversation's last known view */
  conversation = null;

  get session() {
    return this.#session;
  }

  set session(session) {
    this.#leave();
    this.#session = session && { ...session, objects: new Objects(session.api) };
    if (this.#session && this.isConnected) this.#enter();
  }

  /** False while nobody can see the thread: messages stay unread. */
  set active(active) {
    if (this.#active === active) return;
    this.#active = active;
    if (active && this.#ready) {
      this.#unreadFrom = this.#firstUnread();
      this.#update();
    }
    this.#countUnread();
  }

  get active() {
    return this.#active && document.visibilityState === "visible";
  }

  connectedCallback() {
    this.classList.add("pl-thread");
    if (!this.#scroller) this.#build();
    locale.addEventListener("change", this.#localeChanged);
    document.addEventListener("visibilitychange", this.#maybeRead);
    document.addEventListener("parley-ordered", this.#follow);
    if (this.#session && !this.store) this.#enter();
  }

  disconnectedCallback() {
    locale.removeEventListener("change", this.#localeChanged);
    document.removeEventListener("visibilitychange", this.#maybeRead);
    document.removeEventListener("parley-ordered", this.#follow);
    this.#leave();
  }

  send(content, shown = content) {
    this.#stick = true;
    const item = this.store.send(content, shown);
    this.#hideTyping();
    return item;
  }

  addNote(note) {
    if (!note?.id || this.#notes.some((n) => n.id === note.id)) return;
    this.#notes.push(note);
    this.#update();
  }

  async reload() {
    await this.store?.reload();
  }

  jumpToNewest() {
    this.#stick = true;
    this.#decided = this.store.lastSeq;
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior: "smooth" });
    this.#scroller.focus({ preventScroll: true });
  }

  showMessage(seq) {
    const row = this.#list.querySelector(`[data-seq="${Number(seq)}"]`);
    row?.scrollIntoView({ block: "center" });
  }

  /** The reader has done something whose outcome comes next. */
  #follow = () => {
    this.#stick = true;
    this.#decided = this.store?.lastSeq ?? 0;
    this.#toBottom();
  };

  // Life

  #build() {
    this.#list = h("div", { class: "pl-list" });
    this.#typingRow = h("div", { class: "pl-typing", hidden: true });
    this.#announcer = h("div", { class: "pl-hidden", "aria-live": "polite" });
    this.#scroller = h("div", {
      class: "pl-scroll", tabindex: "0", role: "log", "aria-live": "off", on: { scroll: () => this.#scrolled() },
    }, h("div", { class: "pl-skeleton", "aria-hidden": "true" }, h("i"), h("i"), h("i")), this.#list, this.#typingRow);
    this.#jump = h("button", { type: "button", class: "pl-jump", hidden: true, on: { click: () => this.jumpToNewest() } });
    this.replaceChildren(this.#scroller, this.#jump, this.#announcer);
    // Whatever grows below the fold (a picture, a card that opens) must not push the newest message out of sight.
    new ResizeObserver(() => { if (this.#stick) this.#toBottom(); }).observe(this.#list);
    new ResizeObserver(() => { if (this.#stick) this.#toBottom(); }).observe(this.#scroller);
  }

  #enter() {
    const { api, live, conversationId, viewer, storage } = this.#session;
    this.objects = this.#session.objects;
    this.#scroller.setAttribute("aria-label", t("thread.label"));
    this.store = new ThreadStore({
      api, conversationId, viewer, storage: storage ?? null,
      extra: viewer === "agent" ? (item) => ({ expectedSeq: this.#answered(item) }) : undefined,
    });
    this.#on(this.store, "change", () => this.#update());
    this.#on(this.store, "fault", (event) => this.#emit("parley-fault", event.detail));
    this.#on(this.store, "refused", (event) => {
      if (event.detail.problem.status === 409) {
        this.#emit("parley-stale", event.detail);
        this.store.catchUp();
      }
    });
    this.#on(this.objects, "put", ({ detail }) => {
      if (detail.kind === "cart" && detail.value.conversationId === conversationId) this.#emit("parley-cart", detail.value);
    });
    this.#on(live, "frame", (event) => this.#frame(event.detail));
    this.#on(live, "resync", () => this.#resync());
    this.#open();
  }

  /** Up to where the agent had read when writing: what others said since, while the line was down, they have not seen. */
  #answered({ afterSeq }) {
    const { staffId } = this.#session;
    const unseen = this.store.messages.some((m) => m.seq > afterSeq && m.author.kind !== "system" && m.author.id !== staffId);
    return unseen ? afterSeq : this.store.lastSeq;
  }

  async #open() {
    const store = this.store;
    const { api, conversationId, viewer } = this.#session;
    try {
      const view = await api.conversation(conversationId);
      if (store !== this.store) return;
      this.#readSeq = Math.max(Number(this.#remembered("read")) || 0, this.#ownReadSeq(view));
      this.#conversationIs(view);
      await Promise.all([store.open(view.lastSeq), viewer === "agent" ? this.#loadNotes() : null]);
    } catch (failure) {
      if (store === this.store) {
        this.#emit("parley-fault", failure);
        if (failure.name === "Unreachable") this.#retryOpen = setTimeout(() => this.#open(), 3_000);
      }
    }
  }

  #retryOpen = 0;

  #leave() {
    clearTimeout(this.#retryOpen);
    clearTimeout(this.#readTimer);
    clearTimeout(this.#typingTimer);
    for (const stop of this.#off) stop();
    this.#off = [];
    this.store?.close();
    this.store = null;
    this.conversation = null;
    this.#notes = [];
    this.#rows.clear();
    this.#list?.replaceChildren();
    this.#hideTyping();
    this.#ready = false;
    this.#stick = true;
    this.#readSeq = this.#unreadFrom = this.#announced = this.#decided = 0;
    this.#put = -1;
    this.#unread = -1;
    this.classList.remove("pl-thread--ready");
  }

  #on(target, type, listener) {
    target.addEventListener(type, listener);
    this.#off.push(() => target.removeEventListener(type, listener));
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  // What arrives

  #frame(frame) {
    if (frame.conversationId !== this.#session.conversationId) return;
    switch (frame.type) {
      case "message":
        this.store.receive(frame.message);
        this.#hideTyping();
        break;
      case "note":
        if (this.#session.viewer === "agent" && frame.note) this.addNote(frame.note);
        break;
      case "typing":
        this.#typing(frame);
        break;
      case "read":
        this.#readBy(frame);
        break;
      case "conversation":
        if (frame.conversation) this.#conversationIs(frame.conversation);
        else this.#refreshConversation();
        break;
      case "payment":
        this.#changed("payment", frame.paymentId ?? frame.payment?.id, frame.payment);
        if (frame.orderId) this.#changed("order", frame.orderId);
        break;
      case "order":
        this.#changed("order", frame.orderId ?? frame.order?.id, frame.order);
        break;
      case "cart":
        this.#changed("cart", frame.cartId ?? frame.cart?.id, frame.cart);
        break;
    }
  }

  /** An object of a card changed: take the state that came along, else ask for it. */
  #changed(kind, id, value) {
    if (!id) return;
    if (value) this.objects.put(kind, id, value);
    else this.objects.load(kind, id).catch(() => {});
  }

  #resync() {
    this.store.catchUp();
    this.store.wake();
    if (!this.#ready) return;
    this.#refreshConversation();
    this.objects.reloadWatched("payment", "order", "cart");
    if (this.#session.viewer === "agent") this.#loadNotes();
  }

  async #refreshConversation() {
    const store = this.store;
    try {
      const view = await this.#session.api.conversation(this.#session.conversationId);
      if (store === this.store) this.#conversationIs(view);
    } catch (failure) {
      if (store === this.store) this.#emit("parley-fault", failure);
    }
  }

  #conversationIs(view) {
    this.conversation = { ...this.conversation, ...view };
    const own = this.#ownReadSeq(view);
    if (own > this.#readSeq) this.#readSeq = own;
    this.store.seen(this.#otherReadSeq(view));
    this.#emit("parley-conversation", this.conversation);
    if (this.#ready && view.lastSeq > this.store.lastSeq) this.store.catchUp();
  }

  #ownReadSeq(view) {
    return Number(this.#session.viewer === "agent" ? view.staffReadSeq : view.visitorReadSeq) || 0;
  }

  #otherReadSeq(view) {
    return Number(this.#session.viewer === "agent" ? view.visitorReadSeq : view.staffReadSeq) || 0;
  }

  #readBy(frame) {
    if ((frame.reader === "visitor") === (this.#session.viewer === "customer")) this.#readSeq = Math.max(this.#readSeq, frame.seq ?? 0);
    else this.store.seen(frame.seq ?? 0);
    this.#countUnread();
  }

  async #loadNotes() {
    try {
      const page = await this.#session.api.notes(this.#session.conversationId, { limit: 100 });
      for (const note of page.items) this.addNote(note);
    } catch (failure) {
      this.#emit("parley-fault", failure);
    }
  }

  // Typing

  #typing(frame) {
    const { kind = "agent", name: called = "" } = frame.author ?? {};
    if (kind === this.#session.viewer || (kind === "bot" && this.#session.viewer === "agent")) return;
    const name = kind === "bot" ? t("thread.assistant") : called;
    this.#typingRow.replaceChildren(h("span", { class: "pl-typing__dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      h("span", {}, name ? t("thread.typingName", { name }) : t("thread.typing")));
    this.#typingRow.hidden = false;
    this.#emit("parley-typing", { name, kind });
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#hideTyping(), TYPING_FOR);
    if (this.#stick) this.#toBottom();
  }

  #hideTyping() {
    clearTimeout(this.#typingTimer);
    if (!this.#typingRow || this.#typingRow.hidden) return;
    this.#typingRow.hidden = true;
    this.#emit("parley-typing", null);
  }

  // Drawing

  #localeChanged = () => {
    this.#scroller.setAttribute("aria-label", t("thread.label"));
    for (const row of this.#rows.values()) row.stamp = null;
    if (this.#ready) this.#update();
  };

  #update() {
    if (!this.store?.loaded) return;
    const first = !this.#ready;
    if (first) {
      this.#ready = true;
      this.#announced = this.store.lastSeq;
      this.#unreadFrom = this.#firstUnread();
      this.classList.add("pl-thread--ready", "pl-thread--quiet");
      requestAnimationFrame(() => requestAnimationFrame(() => this.classList.remove("pl-thread--quiet")));
    }
    this.#layout(() => this.#reconcile(this.#view()));
    if (first) this.#emit("parley-ready");
    else this.#announceNew();
    this.#maybeRead();
    this.#countUnread();
    if (first && this.#scroller.scrollHeight <= this.#scroller.clientHeight) this.#more();
  }

  /** Runs a change of the list so that what the reader looks at stays where it is. */
  #layout(change) {
    const scroller = this.#scroller;
    const anchor = this.#stick ? null : this.#anchor();
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (this.#stick) this.#toBottom();
    else if (anchor?.isConnected) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
    this.#showJump();
  }

  #anchor() {
    const top = this.#scroller.getBoundingClientRect().top;
    return [...this.#list.children].find((row) => row.getBoundingClientRect().bottom > top + 1) ?? null;
  }

  #toBottom() {
    const scroller = this.#scroller;
    scroller.scrollTop = Math.min(scroller.scrollHeight - scroller.clientHeight, this.#burstTop());
    this.#put = scroller.scrollTop;
  }

  /** Where a burst of the bot begins: what is taller than the screen is read from its top, not from its end. */
  #burstTop() {
    if (this.#session?.viewer !== "customer" || !this.store?.loaded) return Infinity;
    const { messages } = this.store;
    if (this.store.outgoing.length || messages.at(-1)?.author.kind !== "bot") return Infinity;
    let index = messages.length - 1;
    while (index > 0 && sameBurst(messages[index - 1], messages[index])) index--;
    const first = messages[index];
    if (first.seq <= this.#decided) return Infinity;
    const row = this.#rows.get(first.key ?? first.id)?.element;
    return row?.isConnected ? row.offsetTop - BURST_AIR : Infinity;
  }

  /** Everything to show, top to bottom, each with a stable key. */
  #view() {
    const entries = this.#entries();
    const facts = this.#facts();
    const rows = [];
    let day = null;
    entries.forEach((entry, index) => {
      const key = locale.dayKey(entry.at);
      if (key !== day) {
        rows.push({ key: `day ${key}`, kind: "day", at: entry.at, stamp: `${key} ${locale.dayKey(Date.now())}` });
        day = key;
      }
      if (this.#unreadFrom && entry.seq === this.#unreadFrom) rows.push({ key: "unread", kind: "unread", stamp: "" });
      const before = entries[index - 1];
      const after = entries[index + 1];
      rows.push({
        ...entry, facts,
        first: !together(before, entry) || entry.seq === this.#unreadFrom,
        last: !together(entry, after),
        seen: entry.own && entry.seq && entry.seq === this.#lastSeenOwn(),
      });
    });
    return rows;
  }

  #entries() {
    const viewer = this.#session.viewer;
    const isOwn = (author) => (viewer === "agent" ? author.kind === "agent" || author.kind === "bot" : author.kind === "customer");
    const entries = this.store.messages.map((message) => ({
      key: message.key ?? message.id, kind: message.content.type === "event" ? "event" : "message", seq: message.seq, message,
      at: message.createdAt, author: message.author, own: isOwn(message.author),
    }));
    for (const note of [...this.#notes].sort((a, b) => b.createdAt.localeCompare(a.createdAt))) {
      let index = entries.length;
      while (index > 0 && entries[index - 1].seq > (note.afterSeq ?? 0)) index--;
      if (index === 0 && !this.store.complete) continue;
      entries.splice(index, 0, { key: `note ${note.id}`, kind: "note", note, at: note.createdAt, author: note.author ?? {}, own: true });
    }
    for (const item of this.store.outgoing) {
      entries.push({
        key: item.clientMessageId, kind: "message", seq: 0, item, at: item.createdAt, own: true,
        author: { kind: viewer, name: "" }, message: { content: item.shown, createdAt: item.createdAt },
      });
    }
    return entries;
  }

  /** What the thread as a whole says about a card: whether it was answered, is superseded, is still current. */
  #facts() {
    const facts = { answered: new Map(), lastOrderSeq: new Map(), lastCustomerSeq: 0, lastCartSeq: 0, lastFormSeq: 0, sending: this.store.outgoing.length > 0 };
    for (const { seq, content, author } of this.store.messages) {
      if (author.kind === "customer") facts.lastCustomerSeq = seq;
      if (content.inReplyTo) facts.answered.set(content.inReplyTo, content);
      if (content.type === "orderStatus") facts.lastOrderSeq.set(content.orderId, seq);
      if (content.type === "cart") facts.lastCartSeq = seq;
      if (content.type === "form" && content.form === "checkout") facts.lastFormSeq = seq;
    }
    for (const { content, state } of this.store.outgoing) {
      if (content.inReplyTo && state === "sending") facts.answered.set(content.inReplyTo, content);
    }
    return facts;
  }

  #lastSeenOwn() {
    if (!this.store.seenSeq) return 0;
    const own = this.store.messages.findLast((m) => m.author.kind === this.#session.viewer && m.seq <= this.store.seenSeq);
    return own?.seq ?? 0;
  }

  #reconcile(view) {
    const keep = new Set();
    let place = this.#list.firstChild;
    for (const model of view) {
      keep.add(model.key);
      let row = this.#rows.get(model.key);
      if (!row) {
        row = new Row(this, this.#session);
        this.#rows.set(model.key, row);
      }
      row.show(model);
      if (row.element === place) place = place.nextSibling;
      else this.#list.insertBefore(row.element, place);
    }
    for (const [key, row] of this.#rows) {
      if (keep.has(key)) continue;
      row.element.remove();
      this.#rows.delete(key);
    }
  }

  // Reading

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    if (Math.abs(scrollTop - this.#put) > 1) {
      this.#stick = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
      if (this.#stick) this.#decided = this.store?.lastSeq ?? 0;
    }
    if (scrollTop < 240) this.#more();
    this.#showJump();
    this.#maybeRead();
  }

  async #more() {
    if (!this.#ready || this.store.complete || this.store.loadingOlder) return;
    this.classList.add("pl-thread--loading");
    const came = await this.store.loadOlder();
    this.classList.remove("pl-thread--loading");
    if (came && this.#scroller.scrollHeight <= this.#scroller.clientHeight) this.#more();
  }

  #showJump() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const hidden = !this.#ready || scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
    this.#jump.hidden = hidden;
    if (hidden) return;
    const count = this.#unreadCount();
    this.#jump.replaceChildren(icon("down"), h("span", {}, count ? t("thread.newMessages", { count }) : t("thread.jump")));
  }

  #firstUnread() {
    const message = this.store.messages.find((m) => m.seq > this.#readSeq && this.#fromOther(m));
    // A line above everything says nothing.
    return message && message.seq > this.store.firstSeq && this.#readSeq > 0 ? message.seq : 0;
  }

  #fromOther(message) {
    return this.#session.viewer === "agent" ? message.author.kind === "customer"
      : message.author.kind === "agent" || message.author.kind === "bot";
  }

  #unreadCount() {
    return this.store?.messages.filter((m) => m.seq > this.#readSeq && this.#fromOther(m)).length ?? 0;
  }

  #countUnread() {
    if (!this.#ready) return;
    const count = this.#unreadCount();
    if (count === this.#unread) return;
    this.#unread = count;
    this.#emit("parley-unread", { count });
  }

  #maybeRead = () => {
    if (!this.#ready || !this.active || !this.#stick || this.store.lastSeq <= this.#readSeq) return;
    clearTimeout(this.#readTimer);
    this.#readTimer = setTimeout(() => this.#markRead(), READ_AFTER);
  };

  #markRead() {
    const { api, live, conversationId } = this.#session;
    const seq = this.store.lastSeq;
    const before = this.#readSeq;
    if (!this.active || seq <= this.#readSeq) return;
    this.#readSeq = seq;
    this.#remember("read", seq);
    if (!live.send({ type: "read", conversationId, seq })) api.read(conversationId, seq).catch(() => { if (this.#readSeq === seq) this.#readSeq = before; });
    this.#countUnread();
    this.#showJump();
  }

  #remembered(name) {
    try {
      return this.#session.storage?.getItem(`parley.${name}.${this.#session.conversationId}`);
    } catch {
      return null;
    }
  }

  #remember(name, value) {
    try {
      this.#session.storage?.setItem(`parley.${name}.${this.#session.conversationId}`, String(value));
    } catch { /* only a comfort */ }
  }

  /** Says new messages of the others to a screen reader, once, without re-reading the thread. */
  #announceNew() {
    const fresh = this.store.messages.filter((m) => m.seq > this.#announced);
    this.#announced = Math.max(this.#announced, this.store.lastSeq);
    const texts = fresh.filter((m) => m.author.kind !== this.#session.viewer)
      .map((m) => this.#rows.get(m.key ?? m.id)?.spoken()).filter(Boolean);
    if (texts.length) this.#announcer.replaceChildren(...texts.map((text) => h("p", {}, text)));
  }
}

/** What the bot says in one turn. */
function sameBurst(a, b) {
  return a.author.kind === "bot" && Date.parse(b.createdAt) - Date.parse(a.createdAt) < BURST_GAP;
}

/** Two neighbours belong to one group: same author, same minute. */
function together(a, b) {
  return Boolean(a && b) && a.kind === "message" && b.kind === "message"
    && a.own === b.own && a.author.kind === b.author.kind && (a.author.id ?? "") === (b.author.id ?? "")
    && Math.floor(new Date(a.at) / 60_000) === Math.floor(new Date(b.at) / 60_000);
}

/** One line of the list and its element. */
class Row {
  constructor(thread, session) {
    this.thread = thread;
    this.session = session;
    this.element = h("div", {});
    this.body = null;
    this.stamp = null;
  }

  show(model) {
    this.model = model;
    if (model.kind === "message") this.#message(model);
    else this.#line(model);
  }

  spoken() {
    const text = this.body?.spoken?.() ?? this.body?.textContent ?? this.element.textContent;
    const who = this.model.author ? `${authorName(this.model, this.session)}: ` : "";
    return who + text.replace(/\s+/g, " ").trim().slice(0, 400);
  }

  #line(model) {
    const stamp = model.stamp ?? JSON.stringify([model.note ?? model.message, model.first]);
    if (this.stamp === stamp) return;
    this.stamp = stamp;
    const { element } = this;
    element.className = `pl-line pl-line--${model.kind}`;
    element.dataset.seq = model.seq ?? "";
    if (model.kind === "day") element.replaceChildren(h("time", { datetime: locale.dayKey(model.at) }, locale.day(model.at)));
    else if (model.kind === "unread") element.replaceChildren(h("span", {}, t("thread.unreadLine")));
    else if (model.kind === "event") this.#event(model);
    else this.#note(model);
  }

  #event(model) {
    this.#content(model, "parley-event");
    this.element.replaceChildren(this.body, time(model.at));
  }

  #note(model) {
    const { note } = model;
    this.element.replaceChildren(
      h("div", { class: "pl-note", role: "article", "aria-label": t("thread.note") },
        h("div", { class: "pl-note__head" }, icon("note"), h("b", {}, t("thread.note")), h("span", {}, note.author?.name ?? ""), time(model.at)),
        h("p", { class: "pl-note__text" }, note.text ?? "")));
  }

  #message(model) {
    const { element } = this;
    element.className = `pl-row pl-row--${model.own ? "own" : "other"} pl-row--${model.author.kind}`
      + (model.first ? " pl-row--first" : "") + (model.last ? " pl-row--last" : "") + (model.item ? ` pl-row--${model.item.state}` : "");
    element.dataset.seq = model.seq || "";
    element.setAttribute("role", "article");
    element.setAttribute("aria-label", t("thread.messageBy", { name: authorName(model, this.session), time: locale.time(model.at) }));
    this.#content(model, tagFor(model.message.content.type) ?? "parley-unknown");
    const stamp = JSON.stringify([model.first, model.last, model.at, model.own, model.author, model.seen, model.item?.state,
      model.item?.problem?.code, locale.language]);
    if (this.stamp === stamp) return;
    this.stamp = stamp;
    const parts = [model.first && !model.own && avatar(model.author, this.session)];
    parts.push(h("div", { class: "pl-row__body" }, model.first && author(model, this.session), this.body, meta(model, this.thread)));
    if (this.body.isConnected) {
      // Moving the card itself would close its pickers and reload its pictures: move what is around it.
      const holder = this.body.parentElement;
      holder.querySelectorAll(":scope > .pl-author, :scope > .pl-meta").forEach((old) => old.remove());
      element.querySelector(":scope > .pl-avatar")?.remove();
      if (parts[0]) element.prepend(parts[0]);
      const label = model.first && author(model, this.session);
      if (label) holder.prepend(label);
      const line = meta(model, this.thread);
      if (line) holder.append(line);
      return;
    }
    element.replaceChildren(...parts.filter(Boolean));
  }

  #content(model, tag) {
    const context = {
      content: model.message.content, message: model.message, own: model.own, pending: Boolean(model.item),
      facts: model.facts, session: this.session, thread: this.thread,
    };
    if (this.body?.localName === tag) {
      if (this.body.needs?.(context) ?? changed(this.body.context, context)) this.body.context = context;
      return;
    }
    this.body = document.createElement(tag);
    this.body.context = context;
    this.stamp = null;
  }
}

function changed(before, after) {
  return before.content !== after.content || before.pending !== after.pending
    || before.facts?.answered.get(before.message?.id) !== after.facts?.answered.get(after.message?.id)
    || before.facts?.lastCustomerSeq !== after.facts?.lastCustomerSeq || before.facts?.lastCartSeq !== after.facts?.lastCartSeq
    || before.facts?.lastOrderSeq.get(before.content.orderId) !== after.facts?.lastOrderSeq.get(after.content.orderId)
    || before.facts?.lastFormSeq !== after.facts?.lastFormSeq || before.message?.id !== after.message?.id;
}

function authorName(model, session) {
  const { kind, id, name } = model.author;
  if (kind === session.viewer && (kind === "customer" || !id || id === session.staffId)) return t("thread.you");
  if (kind === "customer") return name || t("thread.customer");
  if (kind === "bot") return name || t("thread.assistant");
  return name || session.shop?.name || t("thread.shop");
}

function author(model, session) {
  if (model.own && (session.viewer === "customer" || model.item)) return null;
  return h("div", { class: "pl-author" }, h("span", { class: "pl-author__name" }, authorName(model, session)),
    model.author.kind === "bot" && h("span", { class: "pl-tag" }, t("thread.bot")));
}

function avatar({ kind, name }, { shop }) {
  const letter = [...(name || (kind === "system" ? shop?.name : "") || "").trim()][0];
  return h("span", { class: `pl-avatar pl-avatar--${kind}`, "aria-hidden": "true" },
    kind === "bot" || !letter ? icon(kind === "bot" ? "spark" : "person") : letter.toLocaleUpperCase());
}

function time(instant) {
  return h("time", { class: "pl-time", datetime: instant, title: locale.exact(instant) }, locale.time(instant));
}

function meta(model, thread) {
  const { item } = model;
  if (item?.state === "failed") {
    return h("div", { class: "pl-meta pl-meta--failed" }, icon("alert"), h("span", { role: "status" }, refusal(item.problem)),
      button(t("action.retry"), { kind: "plain", onClick: () => thread.store.retry(item.clientMessageId) }),
      button(t("action.discard"), { kind: "plain", onClick: () => thread.store.discard(item.clientMessageId) }));
  }
  if (item) return h("div", { class: "pl-meta" }, icon("clock"), h("span", {}, t("thread.sending")));
  if (!model.last && !model.seen) return null;
  return h("div", { class: "pl-meta" }, time(model.at),
    model.own && model.author.kind !== "bot" && icon(model.seen ? "checks" : "check", model.seen ? "pl-icon--seen" : ""),
    model.own && model.author.kind !== "bot" && h("span", { class: model.seen ? "" : "pl-hidden" }, t(model.seen ? "thread.seen" : "thread.sent")));
}

function refusal(problem) {
  if (problem?.code && locale.has(`problem.${problem.code}`)) return t(`problem.${problem.code}`, problem.body);
  return t("thread.failed");
}

customElements.define("parley-thread", ParleyThread);
