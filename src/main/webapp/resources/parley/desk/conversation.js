/**
 * The middle pane: who it is, what can be done, the thread, the composer. Drafts are kept per conversation and kind until
 * they are sent. A reply that was written against an old thread comes back into the composer with what came meanwhile.
 */
import { fill, h } from "../js/dom.js";
import { locale, t } from "../js/locale.js";
import "../js/thread.js";
import "../js/composer.js";
import { searchProducts } from "./products.js";
import { action, busy, complain, customerName, glyph, keepingFocus, menu, say } from "./ui.js";

const LIMIT = 4_000;

export class ConversationPane extends EventTarget {
  #api;
  #live;
  #staff;
  #shop;
  #colleagues;
  #root;
  #head;
  #notice;
  #thread = null;
  #composer;
  #modes;
  #view = null;
  #row = null;
  #id = null;
  #mode = "reply";
  #typing = 0;

  constructor(root, { api, live, staff, shop, colleagues }) {
    super();
    this.#api = api;
    this.#shop = shop;
    this.#live = live;
    this.#staff = staff;
    this.#colleagues = colleagues;
    this.#root = root;
    live.addEventListener("frame", (event) => this.#frame(event.detail));
    this.show(null);
  }

  get id() { return this.#id; }
  get view() { return this.#view; }
  get thread() { return this.#thread; }
  get language() { return this.#view?.language ?? "en"; }

  /** Shows a conversation; `row` is what the list knows of it already. */
  show(id, row = null) {
    if (id && id === this.#id) return;
    this.#id = id;
    this.#row = row;
    this.#view = row;
    this.#mode = "reply";
    if (!id) {
      this.#thread = null;
      fill(this.#root, h("div", { class: "d-empty d-empty--pane" }, glyph("inbox"), h("h2", {}, t("desk.none.title")), h("p", {}, t("desk.none.text")),
        h("p", { class: "d-keys" }, h("kbd", {}, "J"), h("kbd", {}, "K"), h("span", {}, t("desk.none.keys")))));
      return;
    }
    this.#build();
  }

  #build() {
    this.#head = h("header", { class: "d-head" });
    this.#notice = h("div", { class: "d-notice", role: "status", hidden: true });
    this.#thread = document.createElement("parley-thread");
    this.#thread.className = "d-thread";
    this.#composer = document.createElement("parley-composer");
    this.#modes = h("div", { class: "d-modes" });
    fill(this.#root, this.#head, this.#thread, this.#notice,
      h("div", { class: "d-write" }, this.#modes, this.#composer));
    this.#thread.addEventListener("parley-conversation", (event) => this.#viewIs(event.detail));
    this.#thread.addEventListener("parley-stale", (event) => this.#stale(event.detail));
    this.#thread.addEventListener("parley-fault", (event) => { if (event.detail?.status === 404) this.#gone(); });
    this.#composer.addEventListener("parley-send", (event) => this.#send(event));
    this.#composer.addEventListener("parley-typing-now", () => {
      if (this.#mode === "reply") this.#live.send({ type: "typing", conversationId: this.#id });
    });
    this.#composer.addEventListener("input", () => this.#keepDraft());
    this.#drawHead();
    this.setMode("reply", false);
    this.#thread.session = { api: this.#api, live: this.#live, conversationId: this.#id, viewer: "agent", staffId: this.#staff.id, shop: this.#shop, storage: sessionStorage };
  }

  // Head

  #viewIs(view) {
    this.#view = { ...this.#view, ...view };
    this.#drawHead();
    this.dispatchEvent(new CustomEvent("view", { detail: this.#view }));
  }

  /** The customer's name, once somebody knows it. */
  named(name) {
    if (!this.#row || this.#row.customerName === name) return;
    this.#row.customerName = name;
    this.#drawHead();
  }

  #drawHead() {
    const view = this.#view;
    const mine = view?.handledBy === this.#staff.id;
    const resolved = view?.status === "resolved";
    keepingFocus(this.#head, () => fill(this.#head,
      action(t("desk.back"), { kind: "icon", glyphName: "left", class: "d-button d-button--icon d-only-narrow", onClick: () => this.dispatchEvent(new Event("back")) }),
      h("div", { class: "d-head__who" }, h("h2", {}, customerName(this.#row?.customerName)), h("p", {}, this.#standing())),
      h("div", { class: "d-head__does" },
        view && !mine && !resolved && action(t("desk.do.takeOver"), { kind: "primary", glyphName: "hand", keys: "T", data: { does: "take" }, onClick: (event) => this.takeOver(event.currentTarget) }),
        view && mine && !resolved && action(t("desk.do.resolve"), { kind: "primary", glyphName: "check", keys: "E", data: { does: "resolve" }, onClick: (event) => this.resolve(event.currentTarget) }),
        resolved && action(t("desk.do.reopen"), { glyphName: "retry", data: { does: "reopen" }, onClick: (event) => this.reopen(event.currentTarget) }),
        view && action(t("desk.do.more"), { kind: "icon", glyphName: "more", "aria-haspopup": "menu", "aria-expanded": "false", data: { does: "more" }, onClick: (event) => this.more(event.currentTarget) }),
        action(t("desk.do.details"), { kind: "icon", glyphName: "panel", keys: "C", class: "d-button d-button--icon d-only-collapsed", data: { does: "details" }, onClick: () => this.dispatchEvent(new Event("details")) }))));
  }

  #standing() {
    const view = this.#view;
    if (!view) return "";
    if (view.status === "snoozed" && view.snoozedUntil) return t("desk.standing.snoozed", { moment: locale.moment(view.snoozedUntil) });
    if (view.status === "resolved") return t("desk.standing.resolved");
    if (view.handledBy === "bot") return t("desk.standing.bot");
    if (view.handledBy === "queue") return t("desk.standing.queue");
    return view.handledBy === this.#staff.id ? t("desk.standing.me") : t("desk.standing.other", { name: this.#colleagues.name(view.handledBy) });
  }

  // What can be done; each also by key and by command

  takeOver(control) { return this.#change(control, (api, id) => api.takeOver(id), "desk.did.takeOver"); }
  toBot(control) { return this.#change(control, (api, id) => api.assign(id, "bot"), "desk.did.toBot"); }
  toQueue(control) { return this.#change(control, (api, id) => api.assign(id, "queue"), "desk.did.toQueue"); }
  resolve(control) { return this.#change(control, (api, id) => api.resolve(id), "desk.did.resolve"); }
  reopen(control) { return this.#change(control, (api, id) => api.reopen(id), "desk.did.reopen"); }
  assignTo(member) { return this.#change(null, (api, id) => api.assign(id, member.id), "desk.did.assign", { name: member.name }); }
  snoozeUntil(until) {
    return this.#change(null, (api, id) => api.snooze(id, until.toISOString()), "desk.did.snooze", { moment: locale.moment(until.toISOString()) });
  }

  async #change(control, work, done, params) {
    const id = this.#id;
    if (!id) return;
    const view = await busy(control, () => work(this.#api, id));
    if (!view) return;
    if (id === this.#id) this.#viewIs(view);
    say(t(done, params), "success");
    this.dispatchEvent(new Event("changed"));
  }

  more(opener) {
    const view = this.#view;
    const resolved = view.status === "resolved";
    menu(opener, [
      { label: t("desk.do.assign"), glyphName: "person", onChoose: () => this.assign(opener) },
      { label: t("desk.do.snooze"), glyphName: "clock", onChoose: () => this.snooze(opener) },
      ...(view.handledBy !== "queue" && !resolved ? [{ label: t("desk.do.toQueue"), glyphName: "inbox", onChoose: () => this.toQueue() }] : []),
      ...(view.handledBy !== "bot" && !resolved ? [{ label: t("desk.do.toBot"), glyphName: "spark", onChoose: () => this.toBot() }] : []),
      ...(resolved ? [] : [null, { label: t("desk.do.resolve"), glyphName: "check", onChoose: () => this.resolve() }]),
    ]);
  }

  assign(opener = this.#moreButton()) {
    if (!this.#id) return;
    menu(opener, this.#colleagues.active().map((member) => ({
      label: member.id === this.#staff.id ? t("desk.me", { name: member.name }) : member.name,
      checked: this.#view?.handledBy === member.id, onChoose: () => this.assignTo(member),
    })));
  }

  snooze(opener = this.#moreButton()) {
    if (!this.#id) return;
    menu(opener, snoozes().map(({ key, until }) => ({
      label: snoozeLabel(key, locale.moment(until.toISOString())), glyphName: "clock", onChoose: () => this.snoozeUntil(until),
    })));
  }

  #moreButton() { return this.#head.querySelector("[data-does=more]"); }

  // Writing

  setMode(mode, focus = true) {
    if (!this.#id) return;
    this.#mode = mode;
    const tab = (name, glyphName, keys) => h("button", {
      type: "button", class: "d-mode", "aria-pressed": String(mode === name), title: `${t(`desk.mode.${name}`)} (${keys})`,
      on: { click: () => this.setMode(name) },
    }, glyph(glyphName), t(`desk.mode.${name}`));
    fill(this.#modes, h("div", { class: "d-modes__tabs", role: "group", "aria-label": t("desk.mode.label") }, tab("reply", "send", "R"), tab("note", "note", "N")),
      action(t("desk.do.product"), { kind: "plain", glyphName: "box", keys: "P", class: "d-button d-button--plain d-modes__product", onClick: () => this.product() }));
    this.#root.classList.toggle("d-pane--note", mode === "note");
    this.#composer.setAttribute("placeholder", t(`desk.mode.${mode}.placeholder`));
    this.#composer.setAttribute("label", t(`desk.mode.${mode}`));
    this.#relabel();
    this.#composer.value = sessionStorage.getItem(this.#draftKey()) ?? "";
    if (focus) this.#composer.focus();
  }

  /** The composer takes its words when it is connected; a change of mode gives it others. */
  #relabel() {
    const area = this.#composer.querySelector("textarea");
    if (!area) return;
    area.placeholder = this.#composer.getAttribute("placeholder");
    area.setAttribute("aria-label", this.#composer.getAttribute("label"));
  }

  product() {
    if (!this.#id) return;
    const id = this.#id;
    searchProducts({
      api: this.#api, title: t("desk.product.title"), verb: t("desk.product.send"),
      choose: (product) => { if (id === this.#id) this.#thread.send({ type: "productCard", productId: product.id }, { type: "productCard", productId: product.id, product }); },
    });
  }

  async #send(event) {
    const { text } = event.detail;
    if (!this.#thread?.store) {
      event.preventDefault();
      return;
    }
    this.#hideNotice();
    if (this.#mode === "reply") {
      this.#thread.send({ type: "text", text });
      sessionStorage.removeItem(this.#draftKey());
      return;
    }
    event.preventDefault();
    if (text.length > LIMIT) return;
    const id = this.#id;
    this.#composer.disabled = true;
    try {
      const note = await this.#api.addNote(id, text);
      sessionStorage.removeItem(this.#draftKey());
      if (id !== this.#id) return;
      this.#composer.value = "";
      this.#thread.addNote(note);
      this.dispatchEvent(new Event("noted"));
    } catch (failure) {
      complain(failure);
    } finally {
      this.#composer.disabled = false;
      this.#composer.focus();
    }
  }

  /** Somebody was faster: the words come back, with what they have not seen. */
  #stale({ item, problem }) {
    const { content } = item;
    if (content.type === "text") {
      const texts = this.#thread.store.withdraw((waiting) => waiting.content.type === "text").map((waiting) => waiting.content.text);
      if (this.#mode !== "reply") this.setMode("reply", false);
      this.#composer.value = [...texts, this.#composer.value].filter(Boolean).join("\n");
      this.#keepDraft();
    }
    const since = problem.body.messages ?? [];
    this.#notice.hidden = false;
    fill(this.#notice, glyph("alert"), h("div", {},
      h("p", { class: "d-notice__title" }, t("desk.stale.title", { count: since.length || 1 })),
      h("ul", {}, since.slice(-3).map((message) => h("li", { dir: "auto" },
        h("b", {}, message.author?.name || t(`desk.by.${message.author?.kind ?? "customer"}`)), " ", message.content?.text ?? this.#typeName(message.content?.type)))),
      h("p", {}, t("desk.stale.kept"))),
      action(t("action.close"), { kind: "icon", glyphName: "close", onClick: () => this.#hideNotice() }));
    this.#composer.focus();
  }

  #typeName(type) {
    return locale.has(`desk.type.${type}`) ? t(`desk.type.${type}`) : t("desk.type.none");
  }

  #hideNotice() {
    this.#notice.hidden = true;
    fill(this.#notice);
  }

  #draftKey() { return `parley.draft.${this.#id}.${this.#mode}`; }

  #keepDraft() {
    if (!this.#id || !this.#composer) return;
    const text = this.#composer.value;
    if (text) sessionStorage.setItem(this.#draftKey(), text);
    else sessionStorage.removeItem(this.#draftKey());
  }

  /** A colleague writes into the same thread. */
  #frame(frame) {
    if (frame.type !== "typing" || frame.conversationId !== this.#id || frame.author?.kind !== "agent" || frame.author.name === this.#staff.name) return;
    this.#notice.hidden = false;
    fill(this.#notice, glyph("person"), h("p", {}, t("desk.collision", { name: frame.author.name })));
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#hideNotice(), 6_000);
  }

  #gone() {
    fill(this.#root, h("div", { class: "d-empty d-empty--pane", role: "alert" }, glyph("alert"), h("h2", {}, t("desk.gone.title")), h("p", {}, t("desk.gone.text"))));
  }
}

/** In an hour, in three, tomorrow and on Monday at nine. */
function snoozes(now = new Date()) {
  const at = (days, hour) => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    date.setHours(hour, 0, 0, 0);
    return date;
  };
  const plus = (hours) => new Date(Math.ceil((now.getTime() + hours * 3_600_000) / 300_000) * 300_000);
  return [
    { key: "desk.snooze.hour", until: plus(1) }, { key: "desk.snooze.hours", until: plus(3) },
    { until: at(1, 9) }, { until: at(((8 - now.getDay()) % 7) || 7, 9) },
  ];
}

/** "1 hour · today at 11:35", or the day alone where it says everything. */
function snoozeLabel(key, moment) {
  return key ? t("desk.snooze.item", { span: t(key), moment }) : moment.charAt(0).toLocaleUpperCase(locale.language) + moment.slice(1);
}
