/**
 * The chat widget's page: who is talking (a visitor, remembered), in which language and zone, the thread, the composer,
 * and the talk with the page that embeds it.
 *
 * The page brings `<script type="application/json" id="parley-page">` with `inbox`, `language`, `strings`, `shop`
 * ({name, privacyLink}) and `api`.
 */
import { Api } from "./api.js";
import { openCartSheet } from "./cards/cart.js";
import { openProduct } from "./cards/product.js";
import "./composer.js";
import { fill, h, icon } from "./dom.js";
import { Embedding } from "./embedding.js";
import { expectationText, toldText } from "./expectation.js";
import { Live } from "./live.js";
import { chooseLanguage, locale, t } from "./locale.js";
import { pieces } from "./shopping.js";
import "./thread.js";
import { Visitor, storage } from "./visitor.js";

const EXPECT_EVERY = 5 * 60_000;

/** What the embedding page asks for. */
const ASKED = new URLSearchParams(location.search).get("lang");

/**
 * The language that the page asks for comes before the one remembered, except where the visitor chose the latter
 * instead of the former.
 */
function wishes() {
  try {
    const { language, insteadOf } = JSON.parse(storage().getItem("parley.language")) ?? {};
    return insteadOf === ASKED ? [language] : [ASKED, language];
  } catch {
    return [ASKED];
  }
}

class Widget {
  #page = JSON.parse(document.getElementById("parley-page").textContent);
  #part = (name) => document.getElementById(`parley-${name}`);
  #embedding = new Embedding();
  #visitor = null;
  #api = null;
  #live = null;
  #thread = this.#part("thread");
  #conversation = null;
  #cart = null;
  #expectation = null;
  #told = null;
  #asking = false;
  #visible = false;
  #open = true;

  async start() {
    await this.#speak(chooseLanguage(...wishes(), navigator.languages));
    this.#api = new Api({ base: this.#page.api, renew: () => this.#renew() });
    this.#visitor = new Visitor(this.#api, this.#page.inbox);
    this.#live = new Live(this.#api);
    this.#listen();
    this.#expect();
    await this.#meet();
  }

  /** A visitor and their conversation, known from before or new; tried again until it works. */
  async #meet() {
    try {
      await this.#visitor.arrive(locale.language, locale.zone);
      const view = await this.#visitor.conversation();
      this.#thread.session = {
        api: this.#api, live: this.#live, conversationId: view.id, viewer: "customer", storage: storage(), shop: this.#page.shop,
      };
      this.#conversationIs(view);
      this.#live.start();
    } catch (failure) {
      this.#bar(failure.name === "Unreachable" ? t("widget.connecting") : t("widget.failed"));
      setTimeout(() => this.#meet(), 4_000);
    }
  }

  /** The token is no longer good: a new visitor, a new thread. */
  async #renew() {
    const token = await this.#visitor.renew(locale.language, locale.zone);
    queueMicrotask(() => this.#restart());
    return token;
  }

  async #restart() {
    this.#live.stop();
    this.#thread.session = null;
    await this.#meet();
  }

  #listen() {
    const thread = this.#thread;
    const composer = this.#part("composer");
    this.#part("language").addEventListener("change", (event) => this.#switch(event.target.value));
    this.#part("close").addEventListener("click", () => this.#embedding.tell("close"));
    this.#part("person").addEventListener("click", () => this.#person());
    this.#part("cart").addEventListener("click", () => this.#showCart());
    composer.addEventListener("parley-send", (event) => {
      if (!thread.store) {
        event.preventDefault();
        return;
      }
      thread.send({ type: "text", text: event.detail.text });
    });
    composer.addEventListener("parley-typing-now", () => this.#live.send({ type: "typing", conversationId: this.#conversation?.id }));
    thread.addEventListener("parley-unread", (event) => this.#embedding.tell("unread", { count: event.detail.count }));
    thread.addEventListener("parley-conversation", (event) => this.#conversationIs(event.detail));
    thread.addEventListener("parley-cart", (event) => this.#cartIs(event.detail));
    thread.addEventListener("parley-ready", () => {
      this.#embedding.tell("ready");
      this.#rememberedCart();
      thread.store.addEventListener("change", () => {
        this.#drawExpectation();
        this.#drawTold();
      });
      this.#askTold();
      this.#drawExpectation();
    });
    thread.addEventListener("parley-fault", (event) => { if (event.detail.status === 404) this.#lost(); });
    this.#live.addEventListener("revoked", () => this.#renew());
    this.#live.addEventListener("resync", () => this.#askTold());
    this.#live.addEventListener("frame", ({ detail }) => {
      if (detail.type === "expectation" && detail.conversationId === this.#conversation?.id) this.#toldIs(detail.told);
    });
    this.#live.addEventListener("state", () => this.#connection());
    addEventListener("online", () => this.#connection());
    addEventListener("offline", () => this.#connection());
    this.#embedding.addEventListener("open", ({ detail }) => {
      this.#shown(true);
      if (detail.product) this.#present(detail.product);
    });
    this.#embedding.addEventListener("close", () => this.#shown(false));
    if (!this.#embedding.embedded) this.#part("close").hidden = true;
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]") && !event.isComposing) this.#embedding.tell("close");
    });
    setInterval(() => this.#expect(), EXPECT_EVERY);
    locale.addEventListener("change", () => this.#words());
    // A frame that its page doesn't display is no place where anybody reads.
    this.#thread.active = false;
    new IntersectionObserver(([entry]) => {
      this.#visible = entry.isIntersecting;
      this.#thread.active = this.#visible && this.#open;
    }).observe(this.#thread);
  }

  #lost() {
    this.#visitor.forgetConversation();
    this.#restart();
  }

  #shown(shown) {
    this.#open = shown;
    this.#thread.active = this.#visible && shown;
    if (!shown) return;
    this.#expect();
    if (matchMedia("(pointer: fine)").matches) this.#part("composer").focus({ preventScroll: true });
  }

  /** What the visitor was looking at in the shop, ready to be ordered or asked about. */
  async #present(id) {
    const thread = this.#thread;
    if (!thread.session) return;
    try {
      const product = await this.#api.product(id, locale.language);
      openProduct(thread.session, product, () => thread.send({ type: "text", text: t("product.question", { title: product.title }) }));
    } catch { /* the conversation is open all the same */ }
  }

  // Language

  async #speak(language) {
    const strings = language === this.#page.language ? this.#page.strings : undefined;
    try {
      await locale.use(language, { strings });
    } catch {
      await locale.use(this.#page.language, { strings: this.#page.strings });
    }
    this.#words();
  }

  async #switch(language) {
    await this.#speak(language);
    storage().setItem("parley.language", JSON.stringify({ language, insteadOf: ASKED }));
    try {
      await this.#visitor.speaks(locale.language, locale.zone);
      await this.#thread.reload();
    } catch { /* the words on the page have changed; the server learns at the next start */ }
  }

  #words() {
    const { shop } = this.#page;
    document.documentElement.lang = locale.language;
    document.title = t("widget.title", { shop: shop.name });
    this.#part("language").value = locale.language;
    this.#part("language").setAttribute("aria-label", t("widget.language"));
    this.#part("language-code").textContent = locale.language.toUpperCase();
    this.#part("close").setAttribute("aria-label", t("widget.close"));
    this.#part("close").title = t("widget.close");
    this.#drawExpectation();
    this.#drawTold();
    this.#drawPerson();
    this.#drawCart();
    this.#connection();
  }

  // Who answers, and when

  async #expect() {
    try {
      this.#expectation = await this.#api.expectation(this.#page.inbox);
      this.#drawExpectation();
    } catch { /* nothing is promised, then */ }
  }

  #drawExpectation() {
    const line = this.#part("expectation");
    const text = this.#staffName() ? t("widget.personHere", { name: this.#staffName() }) : expectationText(this.#expectation);
    if (text) line.textContent = text;
  }

  // What was told to the one who waits

  async #askTold() {
    const id = this.#conversation?.id;
    if (!id) return;
    try {
      const told = await this.#api.told(id);
      if (id === this.#conversation?.id) this.#toldIs(told);
    } catch { /* the thread says what matters */ }
  }

  #toldIs(told) {
    this.#told = told;
    this.#drawTold();
  }

  /** Gone once a person has replied or the matter is closed. */
  #drawTold() {
    const line = this.#part("told");
    const replied = this.#told && this.#thread.store?.messages.some(({ author, createdAt }) =>
      author.kind === "agent" && Date.parse(createdAt) >= Date.parse(this.#told.since));
    const text = replied || this.#conversation?.status === "resolved" ? "" : toldText(this.#told);
    if (line.textContent !== text) line.textContent = text;
    line.hidden = !text;
  }

  #staffName() {
    const by = this.#conversation?.handledBy;
    if (!by || by === "bot" || by === "queue" || this.#conversation.status === "resolved") return "";
    const told = this.#thread.store?.messages.findLast(({ author, content }) => author.id === by || content.event === "takenOver");
    return (told?.author.id === by ? told.author.name : told?.content.params?.name) ?? "";
  }

  #conversationIs(view) {
    const before = this.#conversation;
    this.#conversation = view;
    if (before?.handledBy !== view.handledBy || before?.status !== view.status) {
      this.#asking = false;
      this.#expect();
    }
    this.#drawPerson();
    this.#drawExpectation();
    this.#drawTold();
  }

  // A person, please

  #drawPerson() {
    const place = this.#part("person");
    const by = this.#conversation?.handledBy;
    const waiting = by === "queue";
    const here = by && !waiting && by !== "bot" && this.#conversation.status !== "resolved";
    fill(place, icon("person"), h("span", {}, waiting ? t("widget.personAsked") : here ? t("widget.personHereNoName") : t("widget.person")));
    place.disabled = waiting || here || this.#asking || !this.#conversation;
    place.toggleAttribute("data-answered", Boolean(waiting || here));
  }

  async #person() {
    this.#asking = true;
    this.#drawPerson();
    try {
      const view = await this.#api.handover(this.#conversation.id);
      this.#conversationIs({ ...this.#conversation, handledBy: "queue", ...view });
      this.#thread.store?.catchUp();
    } catch {
      this.#bar(t("problem.unreachable"));
    } finally {
      this.#asking = false;
      this.#drawPerson();
    }
  }

  // Cart

  /** Heard of by its card, by a frame or by an own change; remembered, because the card may be far up. */
  #cartIs(cart) {
    if (cart.status !== "open" && this.#cart && this.#cart.id !== cart.id) return;
    this.#cart = cart;
    const key = `parley.cart.${this.#conversation?.id}`;
    if (cart.status === "open") storage().setItem(key, cart.id);
    else storage().removeItem(key);
    this.#drawCart();
  }

  #rememberedCart() {
    const id = storage().getItem(`parley.cart.${this.#conversation.id}`);
    if (id && !this.#cart) this.#thread.objects?.load("cart", id).catch(() => {});
  }

  #drawCart() {
    const place = this.#part("cart");
    const count = this.#cart?.status === "open" ? pieces(this.#cart) : 0;
    place.hidden = !count;
    if (count) fill(place, icon("cart"), h("span", { class: "pw-cart__count" }, t("cart.bar", { count })), h("b", {}, locale.money(this.#cart.total)));
    if (count) place.setAttribute("aria-label", `${t("widget.cart")}: ${t("cart.bar", { count })}, ${locale.money(this.#cart.total)}`);
  }

  #showCart() {
    openCartSheet(this.#thread.session, this.#cart.id);
  }

  // Connection

  #connection() {
    const offline = navigator.onLine === false || this.#live?.state === "offline";
    this.#bar(offline ? t("widget.offline") : "");
  }

  #bar(text) {
    const bar = this.#part("bar");
    bar.textContent = text;
    bar.hidden = !text;
  }
}

new Widget().start();
