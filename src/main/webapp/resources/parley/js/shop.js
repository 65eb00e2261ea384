/**
 * The demo shop's page: products by category and words from the REST API, one product in a dialog, the language. What
 * is looked at stands in the address, so that it can be sent, reloaded and gone back to.
 *
 * The page brings `<script type="application/json" id="shop-page">` with `api`, `language` and `strings`.
 */
import { fill, h, icon, safeUrl } from "./dom.js";
import { locale, t } from "./locale.js";

const PAGE = 24;
const LOW = 5;

class Shop {
  #page = JSON.parse(document.getElementById("shop-page").textContent);
  #grid = document.getElementById("grid");
  #chips = document.getElementById("chips");
  #search = document.getElementById("search");
  #list = null;
  #next = null;
  #round = 0;
  #reading = null;

  async start() {
    await locale.use(this.#page.language, { strings: this.#page.strings });
    document.getElementById("language").addEventListener("change", (event) => this.#speak(event.target.value));
    this.#chips.addEventListener("click", (event) => this.#choose(event));
    this.#search.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#look({ q: this.#search.elements.q.value.trim() });
    });
    this.#search.elements.q.addEventListener("search", () => {
      if (!this.#search.elements.q.value && this.#wish.q) this.#look({ q: "" });
    });
    addEventListener("popstate", () => this.#show());
    this.#show();
  }

  get #wish() {
    const asked = new URLSearchParams(location.search);
    return { q: asked.get("q")?.trim() ?? "", category: asked.get("category") ?? "" };
  }

  #speak(language) {
    const address = new URL(location.href);
    address.searchParams.set("lang", language);
    location.assign(address);
  }

  #choose(event) {
    const chip = event.target.closest("a[data-category]");
    if (!chip || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.#look({ category: chip.dataset.category });
  }

  #look(change) {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries({ ...this.#wish, ...change })) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    address.searchParams.set("lang", locale.language);
    address.hash = "";
    history.pushState(null, "", address);
    this.#show();
    document.getElementById("products").scrollIntoView({ block: "start" });
  }

  #show() {
    const { q, category } = this.#wish;
    this.#search.elements.q.value = q;
    document.body.classList.toggle("sh-page--searching", Boolean(q || category));
    for (const chip of this.#chips.querySelectorAll("a")) {
      if (chip.dataset.category === category) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
    }
    const chosen = this.#chips.querySelector("[aria-current]");
    if (chosen) this.#chips.scrollLeft = chosen.offsetLeft - (this.#chips.clientWidth - chosen.offsetWidth) / 2;
    this.#list = null;
    this.#next = null;
    fill(this.#grid, h("div", { class: "sh-grid", "aria-hidden": "true" }, Array.from({ length: 8 }, ghost)));
    return this.#read();
  }

  async #read() {
    const round = ++this.#round;
    this.#reading?.abort();
    this.#reading = new AbortController();
    this.#grid.setAttribute("aria-busy", "true");
    this.#found(t("shop.loading"));
    try {
      const page = await this.#get("products", { ...this.#wish, limit: PAGE, cursor: this.#next });
      if (round === this.#round) this.#add(page);
    } catch (failure) {
      if (round === this.#round && failure.name !== "AbortError") this.#failed();
    } finally {
      if (round === this.#round) this.#grid.setAttribute("aria-busy", "false");
    }
  }

  async #get(path, query = {}) {
    const address = new URL(`${this.#page.api}/${path}`, location.href);
    for (const [name, value] of Object.entries({ ...query, language: locale.language })) {
      if (value) address.searchParams.set(name, value);
    }
    const response = await fetch(address, { signal: this.#reading?.signal, headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  }

  #add({ items, next }) {
    this.#next = next ?? null;
    const first = this.#list === null;
    if (first && !items.length) return this.#nothing();
    const cards = items.map((product) => this.#card(product));
    if (first) this.#list = h("ul", { class: "sh-grid" });
    this.#list.append(...cards);
    fill(this.#grid, this.#list, this.#next && h("div", { class: "sh-more" },
      h("button", { type: "button", class: "sh-button", on: { click: () => this.#more() } }, t("shop.more"))));
    const count = this.#list.childElementCount;
    this.#found(this.#next ? t("shop.foundMore", { count }) : t("shop.found", { count }));
    if (!first) cards[0]?.querySelector("button")?.focus({ preventScroll: true });
  }

  #more() {
    const button = this.#grid.querySelector(".sh-more button");
    button.disabled = true;
    this.#read();
  }

  #nothing() {
    const { q } = this.#wish;
    this.#found("");
    fill(this.#grid, h("div", { class: "sh-empty" }, h("b", {}, q ? t("shop.none", { words: q }) : t("shop.noneHere")),
      q && h("p", {}, t("shop.noneText")), h("div", {},
        h("button", { type: "button", class: "sh-button", on: { click: () => this.#look({ q: "", category: "" }) } }, t("shop.showAll")),
        h("button", { type: "button", class: "sh-button sh-button--primary", data: { parleyOpen: "" } }, t("shop.ask")))));
  }

  #failed() {
    this.#found("");
    const problem = h("div", { class: "sh-empty", role: "alert" }, h("b", {}, t("shop.failed")),
      h("button", { type: "button", class: "sh-button", on: { click: () => (this.#list ? this.#read() : this.#show()) } }, t("shop.retry")));
    if (this.#list) fill(this.#grid, this.#list, problem);
    else fill(this.#grid, problem);
  }

  #found(text) {
    document.getElementById("found").textContent = text;
  }

  #card(product) {
    const off = reduction(product);
    return h("li", { class: available(product) > 0 ? "sh-card" : "sh-card sh-card--out" },
      h("div", { class: "sh-card__picture" }, picture(product.image, ""), off && h("span", { class: "sh-card__off" }, off)),
      h("h3", {}, h("button", { type: "button", on: { click: () => this.#open(product) } }, product.title)),
      price(product), available(product) <= LOW && stock(product));
  }

  /** What the list knows is shown at once; description and pictures follow. */
  #open(product) {
    const dialog = h("dialog", { class: "sh-detail", "aria-labelledby": "detail-title" });
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    this.#fillDialog(dialog, product);
    document.body.append(dialog);
    dialog.showModal();
    this.#get(`products/${encodeURIComponent(product.id)}`).then((whole) => {
      if (dialog.open) this.#fillDialog(dialog, { ...product, ...whole });
    }, () => { /* what the list knew stays */ });
  }

  #fillDialog(dialog, product) {
    const frame = h("div", { class: "sh-card__picture" }, picture(product.image, product.title));
    fill(dialog, h("button", { type: "button", class: "sh-detail__close", "aria-label": t("shop.close"), on: { click: () => dialog.close() } }, icon("close", "sh-icon")),
      h("div", { class: "sh-detail__row" },
        h("div", { class: "sh-detail__art" }, frame, thumbs(product, frame)),
        h("div", { class: "sh-detail__words" }, h("h2", { id: "detail-title" }, product.title), price(product), stock(product),
          product.description && h("p", {}, product.description), options(product),
          // The dialog is modal, so it has to go before the conversation can be reached.
          h("button", { type: "button", class: "sh-button sh-button--primary", data: { parleyOpen: "", parleyProduct: product.id }, on: { click: () => dialog.close() } }, t("shop.askAbout")))));
    dialog.querySelector(".sh-button").focus({ preventScroll: true });
  }
}

const ghost = () => h("div", { class: "sh-card" }, h("div", { class: "sh-ghost" }), h("div", { class: "sh-ghost" }), h("div", { class: "sh-ghost" }));

const available = (product) => product.variants.reduce((sum, variant) => sum + variant.available, 0);

function picture(address, alt) {
  const safe = safeUrl(address);
  if (!safe) return icon("image", "sh-icon");
  const image = h("img", { src: safe, alt, loading: "lazy", decoding: "async", width: 800, height: 600, referrerpolicy: "no-referrer" });
  image.addEventListener("error", () => image.replaceWith(icon("image", "sh-icon")), { once: true });
  return image;
}

function reduction({ price: now, compareAtPrice: before }) {
  if (!before || !(Number(before.amount) > Number(now.amount))) return null;
  const share = 1 - Number(now.amount) / Number(before.amount);
  const percent = new Intl.NumberFormat(locale.language, { style: "percent", maximumFractionDigits: 0 }).format(share);
  return t("shop.off", { percent });
}

function price(product) {
  const amounts = new Set(product.variants.map((variant) => variant.price.amount));
  const now = locale.money(product.price);
  return h("p", { class: "sh-price" }, h("b", {}, amounts.size > 1 ? t("shop.from", { price: now }) : now),
    reduction(product) && h("s", {}, h("span", { class: "sh-hidden" }, t("shop.before")), locale.money(product.compareAtPrice)));
}

function stock(product) {
  const count = available(product);
  if (count <= 0) return h("p", { class: "sh-stock sh-stock--out" }, t("shop.soldOut"));
  if (count <= LOW) return h("p", { class: "sh-stock sh-stock--low" }, t("shop.low", { count }));
  return h("p", { class: "sh-stock" }, t("shop.inStock"));
}

function thumbs(product, frame) {
  const images = product.images ?? [];
  if (images.length < 2) return null;
  const list = h("div", { class: "sh-thumbs", role: "group", "aria-label": t("shop.pictures") });
  for (const { src, alt } of images) {
    const name = alt || product.title;
    list.append(h("button", {
      type: "button", "aria-label": name, "aria-pressed": String(src === product.image), on: {
        click: ({ currentTarget }) => {
          fill(frame, picture(src, name));
          for (const one of list.children) one.setAttribute("aria-pressed", String(one === currentTarget));
        },
      },
    }, picture(src, "")));
  }
  return list;
}

/** Every option with its values; what can't be had in any variant is struck out. */
function options(product) {
  return (product.options ?? []).map(({ key, name, values }) => h("div", { class: "sh-options" }, h("b", {}, name),
    h("ul", {}, values.map(({ value, label }) => {
      const there = product.variants.some((variant) => variant.options?.[key] === value && variant.available > 0);
      return there ? h("li", {}, label)
        : h("li", { class: "sh-gone" }, h("span", { "aria-hidden": "true" }, label), h("span", { class: "sh-hidden" }, t("shop.choice", { value: label })));
    }))));
}

new Shop().start();
