/**
 * Small hands for building the page: elements, icons, ids. Text always lands in text nodes, never in markup.
 */

const SVG = "http://www.w3.org/2000/svg";

/** 24 × 24 outlines, drawn for Parley. */
const ICONS = {
  send: "M4 12 20 4l-5 16-4-6.5L4 12Zm7 1.5L20 4",
  close: "M6 6l12 12M18 6 6 18",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5a7.5 7.5 0 0 1 15 0",
  spark: "M12 3.5c.6 4.7 3.8 7.9 8.5 8.5-4.7.6-7.9 3.8-8.5 8.5-.6-4.7-3.8-7.9-8.5-8.5 4.7-.6 7.9-3.8 8.5-8.5Z",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0 0c2.5-2.6 3.6-5.6 3.6-9S14.5 5.6 12 3c-2.5 2.6-3.6 5.6-3.6 9s1.1 6.4 3.6 9ZM3.5 9h17M3.5 15h17",
  cart: "M3 4h2.2l2.3 11.2h10.3L20 7.5H6M9 20h.01M17 20h.01",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  trash: "M5 7h14M10 4h4M7 7l.800 12.5h8.4L17 7M10.2 11v5M13.8 11v5",
  down: "M6 9l6 6 6-6",
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  checks: "M2.5 12.5 7 17l8.5-9.5M11.5 15.5 13 17l8.5-9.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-13.5V12l3 2",
  alert: "M12 8v5M12 16.5h.01M10.4 4.3 2.8 17.6A1.8 1.8 0 0 0 4.4 20.3h15.2a1.8 1.8 0 0 0 1.6-2.7L13.6 4.3a1.8 1.8 0 0 0-3.2 0Z",
  card: "M3 7.5A2.5 2.5 0 0 1 5.5 5h13A2.5 2.5 0 0 1 21 7.5v9a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 16.5v-9ZM3 10h18M7 15h3",
  qr: "M4 4h6v6H4V4Zm10 0h6v6h-6V4ZM4 14h6v6H4v-6Zm10 0h2.5v2.5H14V14Zm3.5 3.5H20V20h-2.5v-2.5ZM14 20v-.01M20 14v-.01",
  wallet: "M4 7.5h14.5A1.5 1.5 0 0 1 20 9v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18V7.5Zm0 0A2.5 2.5 0 0 1 6 5l10-1.5v4M16 13.5h.01",
  box: "M12 3l8 4v10l-8 4-8-4V7l8-4Zm0 0v0M4 7l8 4 8-4M12 11v10",
  truck: "M3 6h11v10H3V6Zm11 4h4l3 3v3h-7v-6ZM7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm10 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4v-9Z",
  receipt: "M6 3h12v18l-3-2-3 2-3-2-3 2V3Zm3 5h6M9 12h6",
  image: "M4 5h16v14H4V5Zm0 11 5-5 4 4 2.5-2.5L20 17M15.5 9h.01",
  scale: "M12 4v16M8 20h8M5 7h14M5 7l-3 7h6L5 7Zm14 0-3 7h6l-3-7Z",
  lock: "M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  retry: "M4.5 12a7.5 7.5 0 1 1 2.2 5.3M4.5 19v-4.5H9",
  note: "M5 4h14v11l-5 5H5V4Zm9 16v-5h5M8.5 8.5h7M8.5 12h4",
  face1: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9 9.5v.01M15 9.5v.01M8 17q4-5 8 0",
  face2: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9 9.5v.01M15 9.5v.01M8.5 16q3.5-2.5 7 0",
  face3: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9 9.5v.01M15 9.5v.01M8.5 15.2h7",
  face4: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9 9.5v.01M15 9.5v.01M8.5 14.5q3.5 2.5 7 0",
  face5: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9 9.5v.01M15 9.5v.01M7.5 13.5q4.5 6 9 0Z",
  bolt: "M13 3 5 13.5h6L10.5 21 19 10h-6.5L13 3Z",
};

/**
 * Makes an element. `props`: attributes; `class`; `on` = {event: listener}; `data` = {name: value};
 * `null`, `undefined` and `false` leave an attribute out, `true` sets it empty. Children: nodes, texts, arrays.
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else if (name === "data") {
      Object.assign(element.dataset, value);
    } else if (name === "value" || name === "checked" || name === "disabled" || name === "selected") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.append(child);
  }
}

/** Replaces all children of `parent`. */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
  return parent;
}

/** A decorative outline; give the control around it a name. */
export function icon(name, cssClass) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "pl-icon" + (cssClass ? " " + cssClass : ""));
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? "");
  svg.append(path);
  return svg;
}

/** A button; `kind`: "primary" | "quiet" | "plain" | "icon". */
export function button(label, { kind = "quiet", iconName, onClick, ...props } = {}) {
  const iconOnly = kind === "icon";
  return h("button", {
    type: "button", class: `pl-button pl-button--${kind}`, "aria-label": iconOnly ? label : null,
    title: iconOnly ? label : null, on: onClick ? { click: onClick } : {}, ...props,
  }, iconName && icon(iconName), iconOnly ? null : h("span", {}, label));
}

let nextId = 0;
/** An id that is unique on this page. */
export const uid = (prefix) => `pl-${prefix}-${++nextId}`;

/** A version-4 UUID, also where the page isn't a secure context (plain http on a host name). */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** An image of the shop: same origin or https only, never stretched, a drawn place-holder when it doesn't load. */
export function picture(url, alt, cssClass = "") {
  const frame = h("span", { class: `pl-picture ${cssClass}` }, icon("image", "pl-picture__none"));
  const safe = safeUrl(url);
  if (safe) {
    const image = h("img", { src: safe, alt: alt ?? "", loading: "lazy", decoding: "async", referrerpolicy: "no-referrer" });
    image.addEventListener("error", () => image.remove(), { once: true });
    frame.append(image);
  }
  return frame;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address when it is https, of this very origin, or on this very machine, else null. The last is what a browser calls
 * trustworthy too; the demo's pay page is at localhost while the widget comes from 127.0.0.1.
 */
export function safeUrl(url) {
  if (typeof url !== "string" || !url) return null;
  try {
    const parsed = new URL(url, document.baseURI);
    const near = parsed.protocol === "http:" && LOOPBACK.test(parsed.hostname) && LOOPBACK.test(location.hostname);
    return parsed.protocol === "https:" || parsed.origin === location.origin || near ? parsed.href : null;
  } catch {
    return null;
  }
}
