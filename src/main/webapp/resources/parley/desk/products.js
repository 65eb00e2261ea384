/** Finding a product, to send its card or to put one of its variants into the cart. */
import { fill, h, picture } from "../js/dom.js";
import { explain, openSheet } from "../js/card.js";
import { locale, t } from "../js/locale.js";
import { glyph } from "./ui.js";

const TYPED = 250;
const SHOWN = 12;

/** "28, Khaki" in the reader's language. */
function optionWords({ options = [] }, variant) {
  return Object.entries(variant.options).map(([key, value]) => options.find((option) => option.key === key)?.values
    .find((one) => one.value === value)?.label ?? value).join(", ");
}

/**
 * Opens the search. `choose(product)` or, with `variants`, `choose(product, variant)`; the sheet closes when it resolves
 * and stays, saying why, when it throws.
 */
export function searchProducts({ api, title, verb, variants = false, choose }) {
  openSheet(title, (close) => {
    const input = h("input", { type: "search", class: "d-find__input", "aria-label": t("desk.product.search"), placeholder: t("desk.product.search"), autocomplete: "off" });
    const list = h("ul", { class: "d-find__list" });
    const say = h("p", { class: "d-find__say", role: "status" });
    let timer = 0;
    let asked = 0;
    const find = async () => {
      const mine = ++asked;
      try {
        const page = await api.products({ q: input.value.trim(), language: locale.language, limit: SHOWN });
        if (mine !== asked) return;
        say.textContent = page.items.length ? t("desk.product.found", { count: page.items.length }) : t("desk.product.nothing");
        fill(list, page.items.map((product) => item(product)));
      } catch (failure) {
        if (mine === asked) say.textContent = explain(failure);
      }
    };
    const take = async (control, ...chosen) => {
      control.disabled = true;
      try {
        await choose(...chosen);
        close();
      } catch (failure) {
        say.textContent = explain(failure);
        control.disabled = false;
      }
    };
    const item = (product) => {
      const available = product.variants.reduce((sum, variant) => sum + Math.max(0, variant.available), 0);
      const priced = product.variants.some((variant) => variant.price.amount !== product.price.amount);
      const select = variants && product.variants.length > 1 && h("select", { class: "d-find__variant", "aria-label": t("desk.product.variant", { title: product.title }) },
        product.variants.map((variant) => h("option", { value: variant.id, disabled: variant.available <= 0 },
          `${optionWords(product, variant)}${priced ? ` · ${locale.money(variant.price)}` : ""} · ${variant.available > 0 ? t("desk.product.left", { count: variant.available }) : t("product.soldOut")}`)));
      if (select) select.value = (product.variants.find((variant) => variant.available > 0) ?? product.variants[0]).id;
      const pick = h("button", {
        type: "button", class: "d-button d-button--quiet", "aria-label": `${verb}: ${product.title}`, disabled: variants && available <= 0,
        on: { click: () => take(pick, product, ...(variants ? [product.variants.find((v) => v.id === (select ? select.value : product.variants[0].id))] : [])) },
      }, verb);
      return h("li", { class: "d-find__item" }, picture(product.image, "", "d-find__picture"),
        h("div", { class: "d-find__text" }, h("b", {}, product.title),
          h("span", { class: "d-quiet" }, `${locale.money(product.price)} · ${available > 0 ? t("desk.product.left", { count: available }) : t("product.soldOut")}`), select || null),
        pick);
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(find, TYPED); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.key !== "ArrowDown" && event.key !== "Enter") return;
      event.preventDefault();
      list.querySelector("button:not(:disabled)")?.focus();
    });
    queueMicrotask(() => { input.focus(); find(); });
    return h("div", { class: "d-find" }, h("div", { class: "d-find__field" }, glyph("search"), input), say, list);
  });
}
