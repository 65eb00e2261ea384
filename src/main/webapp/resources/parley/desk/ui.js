/** What the desk's panes share: glyphs, avatars, menus, dialogs, short news at the bottom. */
import { fill, h, icon, uid } from "../js/dom.js";
import { explain, openSheet } from "../js/card.js";
import { locale, t } from "../js/locale.js";

const SVG = "http://www.w3.org/2000/svg";
const GLYPHS = {
  search: "M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  command: "M9 9h6v6H9V9Zm0 0V6.500a2.500 2.500 0 1 0-2.500 2.500H9Zm6 0h2.500A2.500 2.500 0 1 0 15 6.500V9Zm0 6v2.500a2.500 2.500 0 1 0 2.500-2.500H15Zm-6 0H6.500A2.500 2.500 0 1 0 9 17.500V15Z",
  panel: "M4 5h16v14H4V5Zm10 0v14",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10Z",
  hand: "M4 12h11M11 7l5 5-5 5M20 5v14",
  pause: "M9 6v12M15 6v12",
  flag: "M6 21V4h11l-2 4 2 4H6",
  inbox: "M4 13l2.500-8h11L20 13v6H4v-6Zm0 0h5l1 2.500h4l1-2.500h5",
  tag: "M4 4h8l8 8-8 8-8-8V4Zm4 4h.01",
  dot: "M12 12h.01",
};

/** An outline of the desk's own, else one of the shared ones. */
export function glyph(name, cssClass = "") {
  if (!Object.hasOwn(GLYPHS, name)) return icon(name, cssClass);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `pl-icon ${cssClass}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", GLYPHS[name]);
  svg.append(path);
  return svg;
}

/** A button with a glyph; `kind`: "primary" | "quiet" | "plain" | "icon" | "danger". */
export function action(label, { kind = "quiet", glyphName, onClick, keys, ...props } = {}) {
  const bare = kind === "icon";
  return h("button", {
    type: "button", class: `d-button d-button--${kind}`, "aria-label": bare ? label : null,
    title: keys ? `${label} (${keys})` : bare ? label : null, "aria-keyshortcuts": keys ?? null, on: onClick ? { click: onClick } : {}, ...props,
  }, glyphName && glyph(glyphName), bare ? null : h("span", {}, label));
}

/** The same person keeps the same tint. */
export function avatar(name, id = "") {
  const letter = [...(name ?? "").trim()][0]?.toLocaleUpperCase();
  const tint = [...String(id || name)].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) % 997, 7) % 6;
  return h("span", { class: `d-avatar d-avatar--${tint}`, "aria-hidden": "true" }, letter ?? glyph("person"));
}

/** A name to show for somebody who may not have told one. */
export const customerName = (name) => name || t("desk.customer.unknown");

/** "5 min" since then, the exact moment on hover; a shared timer keeps it true. */
export function age(instant) {
  const element = h("time", { class: "d-age", datetime: instant, title: locale.exact(instant), data: { age: instant } });
  tell(element);
  return element;
}

function tell(element) {
  element.textContent = locale.ago(element.dataset.age);
}

setInterval(() => document.querySelectorAll("[data-age]").forEach(tell), 30_000);

let news = null;
/** One sentence of what just happened; spoken too, gone after a while. */
export function say(text, kind = "info") {
  news ??= document.body.appendChild(h("div", { class: "d-news", role: "status", "aria-live": "polite" }));
  const line = h("p", { class: `d-news__line d-news__line--${kind}` }, glyph(kind === "danger" ? "alert" : "check"), h("span", {}, text));
  news.append(line);
  setTimeout(() => line.remove(), kind === "danger" ? 9_000 : 4_500);
}

/** Tells why something failed: what happened, that nothing was lost, never a raw code. */
export function complain(failure) {
  const key = `desk.problem.${failure?.code}`;
  say(failure?.code && locale.has(key) ? t(key, failure.body) : explain(failure), "danger");
}

/** Runs `work` with the control busy, which keeps the focus; failures are told. Resolves with the result, or undefined. */
export async function busy(control, work) {
  if (control?.getAttribute("aria-busy") === "true") return undefined;
  control?.setAttribute("aria-busy", "true");
  try {
    return await work();
  } catch (failure) {
    complain(failure);
    return undefined;
  } finally {
    control?.removeAttribute("aria-busy");
  }
}

/** The control itself, or the one that was drawn in its place since. */
function focusAgain(control) {
  const name = control?.dataset?.does;
  (control?.isConnected ? control : name && document.querySelector(`[data-does="${CSS.escape(name)}"]`))?.focus?.();
}

/** Draws the inside of `root` anew and leaves the keyboard where it was: on the same action, else on the one in its place. */
export function keepingFocus(root, draw) {
  const controls = () => [...root.querySelectorAll("a, button, input, select, summary")];
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const at = controls().indexOf(focused);
  draw();
  if (!focused || focused.isConnected) return;
  const now = controls();
  const { does } = focused.dataset;
  (now.find((control) => does && control.dataset.does === does) ?? now[Math.min(at, now.length - 1)])?.focus({ preventScroll: true });
}

/**
 * A menu at its button: arrow keys, Escape, click beside it. It stands apart from the button, which may be drawn anew
 * meanwhile. `items`: {label, glyphName?, onChoose, checked?, strong?} or null for a line.
 */
export function menu(opener, items) {
  document.querySelector(".d-menu")?.remove();
  const list = h("div", { class: "d-menu", role: "menu", "aria-label": opener.getAttribute("aria-label") ?? opener.textContent });
  const close = (refocus) => {
    list.remove();
    opener.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", beside, true);
    if (refocus) focusAgain(opener);
  };
  const beside = (event) => { if (!list.contains(event.target)) close(false); };
  fill(list, items.map((item) => (item === null ? h("hr", {})
    : h("button", {
      type: "button", role: item.checked === undefined ? "menuitem" : "menuitemradio", tabindex: "-1", class: `d-menu__item${item.strong ? " d-menu__item--strong" : ""}`,
      "aria-checked": item.checked === undefined ? null : String(item.checked),
      on: { click: () => { close(true); item.onChoose(); } },
    }, glyph(item.checked ? "check" : item.glyphName ?? "dot", item.checked || item.glyphName ? "" : "d-none"), h("span", {}, item.label)))));
  list.addEventListener("keydown", (event) => {
    const entries = [...list.querySelectorAll("[role^=menuitem]")];
    const at = entries.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to !== undefined) entries[(to + entries.length) % entries.length].focus();
    else if (event.key === "Escape") close(true);
    else if (event.key === "Tab") close(false);
    else return;
    event.stopPropagation();
    if (event.key !== "Tab") event.preventDefault();
  });
  opener.setAttribute("aria-expanded", "true");
  const box = opener.getBoundingClientRect();
  document.body.append(list);
  list.style.top = `${Math.min(box.bottom + 4, innerHeight - list.offsetHeight - 8)}px`;
  list.style.left = `${Math.max(8, Math.min(box.right - list.offsetWidth, innerWidth - list.offsetWidth - 8))}px`;
  list.querySelector("[role^=menuitem]")?.focus();
  addEventListener("resize", () => close(false), { once: true });
  setTimeout(() => document.addEventListener("pointerdown", beside, true));
}

/**
 * A form in a sheet. `fields`: nodes by {@link field}; `submit(values)` may throw: the sheet stays, says why at the field
 * or above, and keeps what was typed.
 */
export function formSheet(title, { fields, submitLabel, danger = false, lead, submit }) {
  const opener = document.activeElement;
  const sheet = openSheet(title, (close) => {
    const problem = h("p", { class: "d-form__problem", role: "alert" });
    const send = h("button", { type: "submit", class: `d-button d-button--${danger ? "danger" : "primary"}` }, submitLabel);
    const form = h("form", { class: "d-form", novalidate: true }, lead && h("p", { class: "d-form__lead" }, lead), fields, problem,
      h("div", { class: "d-form__end" }, action(t("desk.cancel"), { onClick: close }), send));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      form.querySelectorAll("[data-error]").forEach((place) => { place.textContent = ""; });
      problem.textContent = "";
      const invalid = [...form.elements].find((element) => element.willValidate && !element.checkValidity());
      if (invalid) {
        mark(form, invalid.name, invalid.validity.valueMissing ? t("desk.form.required") : t("desk.form.check"));
        return;
      }
      send.disabled = true;
      send.setAttribute("aria-busy", "true");
      try {
        await submit(Object.fromEntries(new FormData(form)));
        close();
      } catch (failure) {
        for (const violation of failure.violations ?? []) mark(form, violation.field.split(".").pop(), t("desk.form.check"));
        const key = `desk.problem.${failure.code}`;
        problem.textContent = failure.code && locale.has(key) ? t(key, failure.body) : explain(failure);
      } finally {
        send.disabled = false;
        send.removeAttribute("aria-busy");
      }
    });
    return form;
  });
  (sheet.querySelector("form :is(input, select)") ?? sheet.querySelector(".d-form__end button")).focus();
  sheet.addEventListener("close", () => focusAgain(opener));
  return sheet;
}

function mark(form, name, text) {
  const control = form.elements[name];
  const place = form.querySelector(`[data-error="${CSS.escape(name)}"]`);
  if (place) place.textContent = text;
  if (control?.focus) {
    control.setAttribute("aria-invalid", "true");
    control.focus();
    control.addEventListener("input", () => { control.removeAttribute("aria-invalid"); if (place) place.textContent = ""; }, { once: true });
  }
}

/** A labelled control with its place for what is wrong. */
export function field(label, name, control, hint) {
  const id = uid(name);
  control.id = id;
  control.name = name;
  control.setAttribute("aria-describedby", `${id}-say`);
  return h("div", { class: "d-field" }, h("label", { for: id }, label), control,
    h("span", { id: `${id}-say`, class: "d-field__say" }, h("span", { class: "d-field__error", data: { error: name } }), hint ?? null));
}
