/**
 * Products: one card, a carousel of them, details in a sheet, and the comparison of two to four.
 */
import { Card, content, explain, hint, openSheet } from "../card.js";
import { button, fill, h, icon, picture, uid } from "../dom.js";
import { locale, t } from "../locale.js";
import { addToCart } from "../shopping.js";

const COMPARE_FROM = 2;
const COMPARE_TO = 4;

/** Pieces that can be had of any variant. */
const available = (product) => product.variants?.reduce((sum, variant) => sum + (variant.available ?? 0), 0) ?? 0;

function price(now, before, from = false) {
  const reduced = before && Number(before.amount) > Number(now?.amount);
  return h("p", { class: "pl-price" },
    h("span", { class: reduced ? "pl-price__now pl-price__now--reduced" : "pl-price__now" }, from ? t("product.from", { price: locale.money(now) }) : locale.money(now)),
    reduced && h("s", { class: "pl-price__before" }, h("span", { class: "pl-hidden" }, t("product.before")), locale.money(before)));
}

function stock(count) {
  if (count <= 0) return h("p", { class: "pl-stock pl-stock--out" }, t("product.soldOut"));
  if (count <= 5) return h("p", { class: "pl-stock pl-stock--low" }, t("product.lowStock", { count }));
  return h("p", { class: "pl-stock" }, t("product.inStock"));
}

/** Options, price and stock of the choice, quantity one, into the cart. Reused by the card and the sheet. */
class VariantPicker extends HTMLElement {
  set choice({ product, session, onShown }) {
    this.product = product;
    this.session = session;
    this.onShown = onShown;
    this.options = product.options ?? [];
    this.names = this.options.map((option) => option.key);
    const first = product.variants.find((variant) => variant.available > 0) ?? product.variants[0];
    this.chosen = { ...first?.options };
    this.#draw();
  }

  get #variant() {
    return this.product.variants.find((variant) => this.names.every((name) => variant.options?.[name] === this.chosen[name]));
  }

  #draw() {
    this.summary = h("div", { class: "pl-picker__sum", "aria-live": "polite" });
    this.problem = h("div", {});
    this.add = button(t("product.add"), { kind: "primary", iconName: "cart", onClick: () => this.#add() });
    fill(this, this.options.map((option) => this.#group(option)), h("div", { class: "pl-picker__buy" }, this.summary, this.add, this.problem));
    this.#update();
  }

  #group({ key, name, values }) {
    const group = uid("option");
    return h("fieldset", { class: "pl-options" }, h("legend", {}, name), values.map(({ value, label }) => h("label", { class: "pl-option" },
      h("input", {
        type: "radio", name: group, value, checked: this.chosen[key] === value, data: { name: key, value },
        on: { change: () => { this.chosen[key] = value; this.#update(); } },
      }), h("span", {}, label))));
  }

  #update() {
    const variant = this.#variant;
    for (const input of this.querySelectorAll("input[type=radio]")) {
      const wish = { ...this.chosen, [input.dataset.name]: input.dataset.value };
      const there = this.product.variants.some((v) => v.available > 0 && this.names.every((name) => v.options?.[name] === wish[name]));
      input.parentElement.classList.toggle("pl-option--off", !there);
    }
    fill(this.summary, variant ? [price(variant.price, variant.compareAtPrice), stock(variant.available ?? 0)] : h("p", { class: "pl-stock pl-stock--out" }, t("product.noSuch")));
    this.add.disabled = !(variant?.available > 0);
    this.onShown?.(variant);
    this.problem.replaceChildren();
  }

  async #add() {
    const variant = this.#variant;
    if (variant) await addWith(this.add, this.problem, this.session, variant.id);
  }
}

/** Adds and says so where the press was: the button is busy meanwhile, the words stand beside it. */
async function addWith(control, place, session, variantId) {
  control.disabled = true;
  control.setAttribute("aria-busy", "true");
  try {
    const cart = await addToCart(session, variantId);
    const line = cart.lines.find((l) => l.variantId === variantId);
    fill(place, hint(t("product.added", { count: line?.quantity ?? 1 }), "success", true));
  } catch (failure) {
    fill(place, hint(explain(failure), "danger", true));
  } finally {
    control.disabled = false;
    control.removeAttribute("aria-busy");
  }
}

/**
 * Details of one product over the thread; asks for the present state and shows the snapshot meanwhile. With `onAsk` there
 * is a way to talk about it, too.
 */
export function openProduct(session, snapshot, onAsk) {
  openSheet(snapshot.title, (close) => {
    const body = h("div", { class: "pl-details" });
    const draw = (product) => {
      const picker = document.createElement("parley-variant-picker");
      const shown = h("div", {});
      fill(body, shown, product.description && h("p", { class: "pl-details__text" }, product.description),
        onAsk && button(t("product.ask"), { kind: "quiet", onClick: () => { close(); onAsk(product); } }), picker);
      let image = null;
      picker.choice = { product, session, onShown: (variant) => {
        const wanted = variant?.image ?? product.image;
        if (image !== wanted) fill(shown, picture(image = wanted, product.images?.find(({ src }) => src === wanted)?.alt ?? product.title, "pl-picture--wide"));
      } };
    };
    draw(session.objects.peek("product", snapshot.id) ?? snapshot);
    session.api.product(snapshot.id, locale.language).then(draw).catch(() => {});
    return body;
  });
}

/** The comparison over the thread. */
export function openComparison(session, productIds) {
  openSheet(t("compare.title"), () => {
    const table = document.createElement("parley-comparison");
    table.context = { content: { type: "comparison", productIds }, session };
    return table;
  });
}

/** A product as a card; `tile`: one of a carousel. */
function productCard(product, { session, customer, picking, onPick, selected, selectable }) {
  if (!product?.title) return h("div", { class: "pl-card pl-product" }, hint(t("product.gone")));
  const variants = product.variants ?? [];
  const count = available(product);
  const place = h("div", { class: "pl-product__say" });
  const single = variants.length === 1;
  const prices = new Set(variants.map((variant) => variant.price?.amount));
  const add = customer && button(single ? t("product.add") : t("product.choose"), {
    kind: "primary", disabled: count <= 0, "aria-label": `${single ? t("product.add") : t("product.choose")}: ${product.title}`,
    onClick: () => (single ? addWith(add, place, session, variants[0].id) : openProduct(session, product)),
  });
  const compare = customer && picking && h("label", { class: "pl-pick" },
    h("input", { type: "checkbox", checked: selected, disabled: !selected && !selectable, data: { focus: `pick ${product.id}` }, on: { change: (event) => onPick(event.target.checked) } }),
    h("span", {}, t("product.compare")));
  return h("div", { class: `pl-card pl-product${count <= 0 ? " pl-product--out" : ""}` },
    picture(product.image, "", ""),
    h("div", { class: "pl-product__text" },
      h("h2", { class: "pl-product__title" }, product.title),
      price(product.price, product.compareAtPrice, prices.size > 1),
      stock(count)),
    customer && h("div", { class: "pl-product__actions" }, add,
      button(t("product.details"), { kind: "quiet", "aria-label": `${t("product.details")}: ${product.title}`, onClick: () => openProduct(session, product) })),
    count <= 0 && customer && hint(t("product.soldOutWhy")),
    compare, place);
}

class ProductCard extends Card {
  draw() {
    const { productId, product } = this.content;
    this.replaceChildren(productCard(product ?? this.objects.peek("product", productId), { session: this.session, customer: this.customer }));
  }
}

class ProductList extends Card {
  #selected = new Set();
  #scrollLeft = 0;

  draw() {
    const products = (this.content.products ?? []).filter(Boolean);
    this.#scrollLeft = this.querySelector(".pl-carousel__track")?.scrollLeft ?? 0;
    const track = h("ul", { class: "pl-carousel__track", tabindex: "0", "aria-label": t("product.list", { count: products.length }) },
      products.map((product) => h("li", {}, productCard(product, {
        session: this.session, customer: this.customer, picking: products.length >= COMPARE_FROM,
        selected: this.#selected.has(product.id), selectable: this.#selected.size < COMPARE_TO,
        onPick: (on) => this.#pick(product.id, on),
      }))));
    const turn = (direction) => track.scrollBy({ left: direction * track.clientWidth * 0.8, behavior: "smooth" });
    const back = button(t("action.previous"), { kind: "icon", iconName: "left", onClick: () => turn(-1) });
    const on = button(t("action.next"), { kind: "icon", iconName: "right", onClick: () => turn(1) });
    const edges = () => {
      back.disabled = track.scrollLeft < 8;
      on.disabled = track.scrollLeft + track.clientWidth > track.scrollWidth - 8;
    };
    track.addEventListener("scroll", edges, { passive: true });
    fill(this, this.content.text && h("div", { class: "pl-bubble", dir: "auto" }, this.content.text),
      h("div", { class: "pl-carousel" }, track,
        h("div", { class: "pl-carousel__bar" },
          this.customer && products.length >= COMPARE_FROM ? this.#compareButton() : h("span", {}),
          products.length > 1 && h("span", { class: "pl-carousel__turn" }, back, on))));
    track.scrollLeft = this.#scrollLeft;
    requestAnimationFrame(edges);
  }

  spoken() {
    const titles = (this.content.products ?? []).filter(Boolean).map((product) => `${product.title} ${locale.money(product.price)}`);
    return `${this.content.text ?? ""} ${titles.join(", ")}`;
  }

  #compareButton() {
    const count = this.#selected.size;
    return button(count ? t("compare.some", { count }) : t("compare.hint"), {
      kind: count >= COMPARE_FROM ? "primary" : "quiet", iconName: "scale", disabled: count < COMPARE_FROM,
      onClick: () => openComparison(this.session, [...this.#selected]),
    });
  }

  #pick(id, on) {
    if (on) this.#selected.add(id);
    else this.#selected.delete(id);
    this.redraw();
  }
}

/** A table of what differs, with the first column in place while the products scroll. */
class Comparison extends Card {
  #data = null;
  #failure = null;
  #asked = "";

  draw() {
    const ids = this.content.productIds ?? [];
    const asking = `${locale.language} ${ids}`;
    if (this.#asked !== asking) {
      this.#asked = asking;
      this.#load(ids);
    }
    fill(this, this.content.text && h("div", { class: "pl-bubble", dir: "auto" }, this.content.text),
      h("div", { class: "pl-card pl-compare" }, this.#failure ? hint(explain(this.#failure), "danger") : this.#data ? this.#table(this.#data)
        : h("div", { class: "pl-skeleton pl-skeleton--table", "aria-hidden": "true" }, h("i"), h("i"))));
  }

  async #load(ids) {
    try {
      this.#data = await this.api.compare(ids, locale.language);
      this.#failure = null;
    } catch (failure) {
      this.#failure = failure;
    }
    if (this.isConnected) this.redraw();
  }

  #table({ products = [], rows = [] }) {
    const pick = (product) => button(t("product.choose"), {
      kind: "primary", disabled: available(product) <= 0, "aria-label": `${t("product.choose")}: ${product.title}`, onClick: () => openProduct(this.session, product),
    });
    return h("div", { class: "pl-compare__scroll", tabindex: "0", role: "region", "aria-label": t("compare.title") },
      h("table", {},
        h("thead", {}, h("tr", {}, h("td", {}), products.map((product) => h("th", { scope: "col" }, picture(product.image, ""), h("span", {}, product.title))))),
        h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row" }, row.label), row.values.map((cell) => h("td", {}, cellText(cell, row.key)))))),
        this.customer && h("tfoot", {}, h("tr", {}, h("td", {}), products.map((product) => h("td", {}, pick(product)))))));
  }
}

/** A cell in words: an amount or a range, a number with its unit, a list, or nothing. */
function cellText({ from, to, number, unit, texts }, key) {
  if (key === "availability" && number !== undefined) return stock(number);
  if (from) return h("b", {}, to ? `${locale.money(from)} – ${locale.money(to)}` : locale.money(from));
  if (number !== undefined) return unit === "g" ? locale.weight(number) : locale.number(number);
  if (!texts?.length) return "–";
  const words = readable(texts);
  return words.length === 1 ? words[0] : h("ul", { class: "pl-compare__list" }, words.map((text) => h("li", {}, text)));
}

const SCRIPTS = { en: /\p{Script=Latin}/u, th: /\p{Script=Thai}/u, ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u, ko: /\p{Script=Hangul}/u };

/** A shop's tags stand side by side in several languages: those in the reader's script, or all where none is. */
function readable(texts) {
  const own = texts.filter((text) => SCRIPTS[locale.language].test(text));
  return own.length ? own : texts;
}

customElements.define("parley-variant-picker", VariantPicker);
customElements.define("parley-product-card", ProductCard);
customElements.define("parley-product-list", ProductList);
customElements.define("parley-comparison", Comparison);
content("productCard", "parley-product-card");
content("productList", "parley-product-list");
content("comparison", "parley-comparison");
