/**
 * The check-out form: contact, address, delivery request, shipping, total. What was typed survives a reload of the
 * page (for this tab only), a change of language and a refusal. Card numbers have no field here: paying happens on the
 * provider's own page.
 */
import { Card, content, explain, hint } from "../card.js";
import { button, fill, h, icon, safeUrl, uid } from "../dom.js";
import { locale, t } from "../locale.js";
import { totals } from "./cart.js";

const DRAFT = "parley.checkout";
const COUNTRIES = "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW".split(" ");
const HOME = { "Asia/Bangkok": "TH", "Asia/Tokyo": "JP", "Asia/Seoul": "KR", th: "TH", ja: "JP", ko: "KR" };
/** How an address is said aloud, by country: big to small in Japan and Korea. */
const ORDER = {
  JP: ["postalCode", "region", "city", "district", "line1", "line2"],
  KR: ["postalCode", "region", "city", "district", "line1", "line2"],
  other: ["line1", "line2", "district", "city", "region", "postalCode"],
};
const SLOTS = ["09:00-12:00", "13:00-17:00", "17:00-20:00"];

const FIELDS = {
  "contact.name": { autocomplete: "name", required: true, maxlength: 200 },
  "contact.email": { type: "email", autocomplete: "email", inputmode: "email", maxlength: 254, autocapitalize: "none" },
  "contact.phone": { type: "tel", autocomplete: "tel", inputmode: "tel", maxlength: 40 },
  "shippingAddress.country": { autocomplete: "country", required: true },
  "shippingAddress.line1": { autocomplete: "address-line1", required: true, maxlength: 200 },
  "shippingAddress.line2": { autocomplete: "address-line2", maxlength: 200 },
  "shippingAddress.district": { autocomplete: "address-level3", maxlength: 100, half: true },
  "shippingAddress.city": { autocomplete: "address-level2", required: true, maxlength: 100, half: true },
  "shippingAddress.region": { autocomplete: "address-level1", maxlength: 100, half: true },
  "shippingAddress.postalCode": { autocomplete: "postal-code", required: true, maxlength: 20, half: true, inputmode: "numeric" },
  "deliveryRequest.date": { type: "date", autocomplete: "off", half: true },
  "deliveryRequest.slot": { autocomplete: "off", half: true },
  "deliveryRequest.place": { autocomplete: "off", maxlength: 200 },
  "deliveryRequest.note": { autocomplete: "off", maxlength: 500, multiline: true },
};

class CheckoutForm extends Card {
  #shape = "";
  #values = null;
  #methods = null;
  #method = "";
  #counted = "";
  #busy = false;
  #order = null;
  #parts = {};

  /** The thread around it changing is no reason to disturb somebody who is typing. */
  needs(context) {
    return context.message?.id !== this.context.message?.id || context.facts?.lastFormSeq !== this.context.facts?.lastFormSeq;
  }

  draw() {
    const { cartId } = this.content;
    this.watch("cart", cartId);
    const cart = this.objects.peek("cart", cartId);
    if (!cart) {
      if (this.content.cart) this.objects.put("cart", cartId, this.content.cart);
      else this.objects.load("cart", cartId).catch((failure) => fill(this, hint(explain(failure), "danger")));
      return;
    }
    const shape = this.#shapeFor(cart);
    if (shape !== this.#shape || !this.firstChild) {
      this.#shape = shape;
      if (shape === "form") this.#build();
      else fill(this, h("div", { class: "pl-card" }, this.#head(), hint(t(`checkout.${shape}`), shape === "done" ? "success" : "info")));
    }
    if (shape !== "form") return;
    const value = JSON.stringify(cart.lines);
    if (this.#counted && this.#counted !== value) this.#loadMethods();
    this.#counted = value;
    this.#refresh(cart);
  }

  /** The focus stays where it is: nothing is built anew while somebody types. */
  redraw() {
    this.draw();
  }

  languageChanged() {
    if (this.#shape === "form") this.#collect();
    this.#shape = "";
    this.#methods = null;
    this.draw();
  }

  spoken() {
    return t("checkout.title");
  }

  #shapeFor(cart) {
    if (cart.status === "closed" || this.#order) return "done";
    if (!this.customer) return "forCustomer";
    if (!cart.lines.length) return "empty";
    const { message } = this.context;
    return message && this.facts.lastFormSeq > message.seq ? "older" : "form";
  }

  #head() {
    return h("div", { class: "pl-card__head" }, icon("receipt"), h("h2", {}, t("checkout.title")));
  }

  #build() {
    this.#values ??= remembered();
    const values = this.#values;
    values["shippingAddress.country"] ||= HOME[locale.zone] ?? HOME[locale.language] ?? "TH";
    this.#parts = {
      address: h("div", { class: "pl-fields" }), shipping: h("div", { class: "pl-ways" }),
      totals: h("div", {}), problem: h("div", {}), pay: h("button", { type: "submit", class: "pl-button pl-button--primary pl-button--wide" }),
    };
    const wish = h("details", { class: "pl-more", open: Object.keys(values).some((name) => name.startsWith("deliveryRequest.") && values[name]) },
      h("summary", {}, t("checkout.delivery")),
      h("div", { class: "pl-fields" }, ["date", "slot", "place", "note"].map((name) => this.#field(`deliveryRequest.${name}`))));
    const privacy = safeUrl(this.session.shop?.privacyLink);
    const form = h("form", { class: "pl-card pl-form", novalidate: true, on: { submit: (event) => this.#submit(event), input: () => this.#keep() } },
      this.#head(),
      h("fieldset", {}, h("legend", {}, t("checkout.contact")),
        h("div", { class: "pl-fields" }, ["name", "email", "phone"].map((name) => this.#field(`contact.${name}`))),
        h("p", { class: "pl-fine" }, t("checkout.either"))),
      h("fieldset", {}, h("legend", {}, t("checkout.address")), this.#parts.address),
      wish,
      h("fieldset", {}, h("legend", {}, t("checkout.shipping")), this.#parts.shipping),
      this.#parts.totals, this.#parts.problem, this.#parts.pay,
      h("p", { class: "pl-fine" }, t("checkout.payNext"), " ",
        privacy && h("a", { href: privacy, target: "_blank", rel: "noopener noreferrer" }, t("checkout.privacy"))));
    fill(this, form);
    this.#buildAddress();
    if (!this.#methods) this.#loadMethods();
    else this.#drawMethods();
  }

  #buildAddress() {
    const country = this.#values["shippingAddress.country"];
    fill(this.#parts.address, this.#field("shippingAddress.country"),
      (ORDER[country] ?? ORDER.other).map((name) => this.#field(`shippingAddress.${name}`)));
  }

  #field(name) {
    const { half, multiline, required, ...attributes } = FIELDS[name];
    const id = uid("field");
    const label = t(`checkout.field.${name.split(".")[1]}`);
    const error = h("span", { class: "pl-field__error", id: `${id}-error` });
    const common = { id, name, "aria-describedby": `${id}-error`, "aria-required": required ? "true" : null, ...attributes };
    const value = this.#values[name] ?? "";
    const control = name.endsWith(".country") ? this.#countries(common, value)
      : name.endsWith(".slot") ? this.#slots(common, value)
        : multiline ? h("textarea", { ...common, rows: 2, value })
          : h("input", { type: "text", ...common, ...(name.endsWith(".date") ? dates() : {}), value });
    control.addEventListener("blur", () => { if (control.getAttribute("aria-invalid")) this.#check(name); });
    return h("div", { class: half ? "pl-field pl-field--half" : "pl-field" },
      h("label", { for: id }, label, !required && !name.startsWith("contact.") && h("span", { class: "pl-field__optional" }, ` ${t("checkout.optional")}`)),
      control, error);
  }

  #countries(attributes, value) {
    const names = new Intl.DisplayNames(locale.language, { type: "region" });
    const order = new Intl.Collator(locale.language);
    const all = COUNTRIES.map((code) => [code, names.of(code)]).sort((a, b) => order.compare(a[1], b[1]));
    const near = ["TH", "JP", "KR"];
    const options = [...near.map((code) => [code, names.of(code)]), ...all.filter(([code]) => !near.includes(code))];
    return h("select", { ...attributes, on: { change: (event) => this.#countryIs(event.target.value) } },
      options.map(([code, name]) => h("option", { value: code, selected: code === value }, name)));
  }

  #countryIs(country) {
    this.#collect();
    this.#values["shippingAddress.country"] = country;
    this.#buildAddress();
    this.querySelector('[name="shippingAddress.country"]').focus();
  }

  #slots(attributes, value) {
    const at = (text) => new Intl.DateTimeFormat(locale.language, { hour: "numeric", minute: "2-digit", timeZone: "UTC" })
      .format(new Date(`2000-01-01T${text}:00Z`));
    return h("select", attributes, h("option", { value: "" }, t("checkout.anyTime")),
      SLOTS.map((slot) => h("option", { value: slot, selected: slot === value }, slot.split("-").map(at).join(" – "))));
  }

  async #loadMethods() {
    try {
      const methods = await this.api.shippingMethods(this.content.cartId, locale.language);
      this.#methods = Array.isArray(methods) ? methods : methods.items;
      if (!this.#methods.some((method) => method.id === this.#method)) this.#method = this.#methods[0]?.id ?? "";
      this.#drawMethods();
    } catch (failure) {
      fill(this.#parts.shipping, hint(explain(failure), "danger", true),
        button(t("action.retry"), { iconName: "retry", onClick: () => this.#loadMethods() }));
    }
  }

  #drawMethods() {
    const group = uid("ship");
    fill(this.#parts.shipping, this.#methods.map((method) => h("label", { class: "pl-way" },
      h("input", { type: "radio", name: group, value: method.id, checked: method.id === this.#method, on: { change: () => { this.#method = method.id; this.#refresh(); } } }),
      h("span", { class: "pl-way__title" }, method.title),
      h("span", { class: "pl-way__price" }, Number(method.price.amount) ? locale.money(method.price) : t("cart.free")))));
    this.#refresh();
  }

  get #chosen() {
    return this.#methods?.find((method) => method.id === this.#method);
  }

  #refresh(cart = this.objects.peek("cart", this.content.cartId)) {
    if (this.#shape !== "form" || !cart) return;
    const method = this.#chosen;
    const shown = method ? { ...cart, total: totalOf(cart, method) } : cart;
    fill(this.#parts.totals, totals(shown, method?.price));
    const { pay } = this.#parts;
    pay.disabled = this.#busy || !method;
    pay.setAttribute("aria-busy", String(this.#busy));
    fill(pay, icon("lock"), h("span", {}, this.#busy ? t("checkout.busy") : t("checkout.pay", { total: locale.money(shown.total) })));
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    this.#collect();
    const wrong = Object.keys(FIELDS).filter((name) => !this.#check(name));
    if (wrong.length) {
      this.#focus(wrong[0]);
      return;
    }
    const cart = this.objects.peek("cart", this.content.cartId);
    this.#busy = true;
    this.#refresh();
    fill(this.#parts.problem);
    try {
      this.#order = await this.api.checkout(cart.id, {
        ...nested(this.#values), shippingMethod: this.#method, expectedTotal: totalOf(cart, this.#chosen),
      });
      forget();
      this.objects.put("order", this.#order.id, this.#order);
      this.objects.load("cart", cart.id).catch(() => {});
      this.dispatchEvent(new CustomEvent("parley-ordered", { detail: this.#order, bubbles: true }));
    } catch (failure) {
      this.#refused(failure);
    } finally {
      this.#busy = false;
      this.draw();
    }
  }

  #refused(failure) {
    const { violations = [], code, body = {} } = failure;
    if (code === "totalChanged") {
      if (body.cart) this.objects.put("cart", body.cart.id, body.cart);
      this.#loadMethods();
    }
    if (code === "cartClosed") this.objects.load("cart", this.content.cartId).catch(() => {});
    const named = violations.map(({ field }) => Object.keys(FIELDS).find((name) => field === name || field?.endsWith(`.${name}`))).filter(Boolean);
    for (const name of named) this.#mark(name, t("checkout.check"));
    const { date, slot } = { date: named.includes("deliveryRequest.date"), slot: named.includes("deliveryRequest.slot") };
    if (date || slot) this.querySelector("details").open = true;
    if (named.length) this.#focus(named[0]);
    fill(this.#parts.problem, hint(named.length ? t("checkout.checkFields") : explain(failure, this.objects.peek("cart", this.content.cartId)), code === "totalChanged" ? "info" : "danger", true));
  }

  // Values and their rules

  #collect() {
    for (const control of this.querySelectorAll("[name]")) {
      if (Object.hasOwn(FIELDS, control.name)) this.#values[control.name] = control.value.trim();
    }
  }

  #keep() {
    this.#collect();
    try {
      sessionStorage.setItem(DRAFT, JSON.stringify(this.#values));
    } catch { /* typed again after a reload, then */ }
  }

  /** Whether the field is all right; marks it when not. */
  #check(name) {
    this.#collect();
    const value = this.#values[name] ?? "";
    let problem = "";
    if (FIELDS[name].required && !value) problem = t("checkout.required");
    else if (name === "contact.email" && value && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) problem = t("checkout.badEmail");
    else if (name === "contact.phone" && value && value.replace(/\D/g, "").length < 6) problem = t("checkout.badPhone");
    else if (name === "contact.email" && !value && !this.#values["contact.phone"]) problem = t("checkout.either");
    else if (name === "deliveryRequest.date" && value && value < dates().min) problem = t("checkout.badDate");
    this.#mark(name, problem);
    return !problem;
  }

  #mark(name, problem) {
    const control = this.querySelector(`[name="${name}"]`);
    if (!control) return;
    if (problem) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    this.querySelector(`#${control.id}-error`).textContent = problem;
  }

  #focus(name) {
    const control = this.querySelector(`[name="${name}"]`);
    control?.closest("details")?.setAttribute("open", "");
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }
}

/** Tomorrow to three months ahead, in the reader's zone. */
function dates() {
  const day = 86_400_000;
  return { min: locale.dayKey(Date.now() + day), max: locale.dayKey(Date.now() + 90 * day) };
}

/** {"contact.name": "A"} → {contact: {name: "A"}}; what is empty is left out, and so is a group without members. */
function nested(values) {
  const result = {};
  for (const [path, value] of Object.entries(values)) {
    if (!value) continue;
    const [group, name] = path.split(".");
    (result[group] ??= {})[name] = value;
  }
  return result;
}

/** What the cart comes to with this way of shipping; counted in minor units, so that cents never drift. */
function totalOf(cart, { price, total }) {
  if (total) return total;
  const { currency } = cart.subtotal;
  const decimals = (cart.subtotal.amount.split(".")[1] ?? "").length;
  const minor = (money) => Math.round(Number(money?.amount ?? 0) * 10 ** decimals);
  const sum = minor(cart.subtotal) - minor(cart.discount) + minor(price) + (cart.taxIncluded ? 0 : minor(cart.tax));
  return { amount: (sum / 10 ** decimals).toFixed(decimals), currency };
}

function remembered() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "{}");
    return Object.fromEntries(Object.entries(draft).filter(([name, value]) => Object.hasOwn(FIELDS, name) && typeof value === "string"));
  } catch {
    return {};
  }
}

function forget() {
  try {
    sessionStorage.removeItem(DRAFT);
  } catch { /* nothing was kept */ }
}

/** `form` messages: which form, is in the content. */
class FormContent extends Card {
  draw() {
    const tag = { checkout: "parley-checkout", csat: "parley-rating" }[this.content.form] ?? "parley-unknown";
    let inner = this.firstElementChild;
    if (inner?.localName === tag) {
      if (inner.needs?.(this.context) ?? true) inner.context = this.context;
      return;
    }
    inner = document.createElement(tag);
    inner.context = this.context;
    this.replaceChildren(inner);
  }

  languageChanged() { /* the form inside hears it itself */ }

  redraw() {
    this.draw();
  }

  spoken() {
    return this.firstElementChild?.spoken?.() ?? this.textContent;
  }
}

customElements.define("parley-checkout", CheckoutForm);
customElements.define("parley-form", FormContent);
content("form", "parley-form");
