/**
 * The cart with steppers. Only the newest card of an open cart can be changed; older ones say so, and every card of
 * one cart shows the same present state.
 */
import { Card, content, explain, hint, openSheet } from "../card.js";
import { button, fill, h, icon, picture } from "../dom.js";
import { locale, t } from "../locale.js";
import { setQuantity } from "../shopping.js";

class CartCard extends Card {
  #busy = false;
  #problem = null;
  #seeded = null;

  draw() {
    const id = this.content.cartId ?? this.content.cart?.id;
    this.watch("cart", id);
    if (this.content.cart && this.#seeded !== this.content) {
      this.#seeded = this.content;
      if (!this.objects.peek("cart", id)) this.objects.put("cart", id, this.content.cart);
    }
    const cart = this.objects.peek("cart", id);
    if (!cart) {
      this.objects.load("cart", id).catch(() => {});
      fill(this, h("div", { class: "pl-card pl-skeleton pl-skeleton--table", "aria-hidden": "true" }, h("i"), h("i")));
      return;
    }
    const why = this.#offBecause(cart);
    fill(this, h("div", { class: "pl-card pl-cart", "aria-busy": this.#busy ? "true" : null },
      h("div", { class: "pl-card__head" }, icon("cart"), h("h2", {}, t("cart.title"))),
      cart.lines.length ? h("ul", { class: "pl-cart__lines" }, cart.lines.map((line) => this.#line(cart, line, Boolean(why)))) : h("p", { class: "pl-empty" }, t("cart.empty")),
      cart.lines.length ? totals(cart) : null,
      this.#problem && hint(explain(this.#problem, cart), "danger", true),
      why ? hint(why) : this.customer && cart.lines.length > 0 && button(t("cart.checkout"), {
        kind: "primary", iconName: "lock", onClick: () => this.#checkout(cart),
      })));
  }

  /** Why nothing can be changed here, or null. */
  #offBecause(cart) {
    if (cart.status === "closed") return t("cart.ordered");
    const { message } = this.context;
    if (message && this.facts.lastCartSeq > message.seq) return t("cart.older");
    return null;
  }

  #line(cart, line, off) {
    const step = (label, iconName, quantity) => button(`${label}: ${line.title}`, {
      kind: "icon", iconName, disabled: this.#busy, data: { focus: `${iconName} ${line.variantId}` },
      onClick: () => this.#set(cart, line, quantity),
    });
    return h("li", { class: "pl-cart__line" },
      picture(line.image, ""),
      h("span", { class: "pl-cart__title" }, line.title, h("span", { class: "pl-cart__each" }, locale.money(line.unitPrice)),
        !off && line.available < line.quantity && h("span", { class: "pl-cart__few" }, line.available > 0 ? t("problem.outOfStock", { available: line.available }) : t("product.soldOut"))),
      off ? h("span", { class: "pl-cart__count" }, `× ${locale.number(line.quantity)}`)
        : h("span", { class: "pl-stepper", role: "group", "aria-label": t("cart.quantityOf", { title: line.title }) },
          step(line.quantity > 1 ? t("cart.less") : t("cart.remove"), line.quantity > 1 ? "minus" : "trash", line.quantity - 1),
          h("output", { "aria-label": t("cart.quantity") }, locale.number(line.quantity)),
          step(t("cart.more"), "plus", line.quantity + 1)),
      h("span", { class: "pl-cart__sum" }, locale.money(line.lineTotal)));
  }

  async #set(cart, line, quantity) {
    if (this.#busy || quantity > 999) return;
    this.#busy = true;
    this.#problem = null;
    this.redraw();
    try {
      await setQuantity(this.session, cart.id, line.variantId, quantity);
    } catch (failure) {
      this.#problem = failure;
      if (failure.code === "cartClosed" || failure.status === 404) this.objects.load("cart", cart.id).catch(() => {});
    } finally {
      this.#busy = false;
      this.redraw();
    }
  }

  #checkout(cart) {
    this.closest("dialog")?.close();
    openCheckout(this.session, cart.id);
  }
}

/** Subtotal, discount, shipping, tax, total; a discount or tax of nothing is left out, shipping says when it is free. */
export function totals(cart, shipping = cart.shipping) {
  const row = (label, value, cssClass = "") => h("div", { class: cssClass }, h("dt", {}, label), h("dd", {}, value));
  const some = (money) => money && Number(money.amount) !== 0;
  const tax = cart.taxLabel ? t(cart.taxIncluded ? "cart.taxNamedIncluded" : "cart.taxNamed", { tax: cart.taxLabel })
    : t(cart.taxIncluded ? "cart.taxIncluded" : "cart.tax");
  return h("dl", { class: "pl-totals" },
    row(t("cart.subtotal"), locale.money(cart.subtotal)),
    some(cart.discount) && row(t("cart.discount"), `−${locale.money(cart.discount)}`),
    shipping && row(t("cart.shipping"), some(shipping) ? locale.money(shipping) : t("cart.free")),
    some(cart.tax) && !cart.taxIncluded && row(tax, locale.money(cart.tax)),
    row(t("cart.total"), locale.money(cart.total), "pl-totals__all"),
    some(cart.tax) && cart.taxIncluded && row(tax, locale.money(cart.tax), "pl-totals__tax"));
}

/** The check-out form over the thread. */
export function openCheckout(session, cartId) {
  const dialog = openSheet(t("checkout.title"), (close) => {
    const form = document.createElement("parley-checkout");
    form.context = { content: { type: "form", form: "checkout", cartId }, session };
    form.addEventListener("parley-ordered", close);
    return form;
  });
  return dialog;
}

/** The cart over the thread. */
export function openCartSheet(session, cartId) {
  const dialog = openSheet(t("cart.title"), () => {
    const card = document.createElement("parley-cart");
    card.context = { content: { type: "cart", cartId }, session };
    return card;
  });
  return dialog;
}

customElements.define("parley-cart", CartCard);
content("cart", "parley-cart");
