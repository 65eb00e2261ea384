/** How a promise stands, as colour, shape and word. */
import { explain } from "../js/card.js";
import { fill, h } from "../js/dom.js";
import { locale, t } from "../js/locale.js";
import { glyph } from "./ui.js";

const SVG = "http://www.w3.org/2000/svg";
const ROUND = 2 * Math.PI * 7;
const SOON = 0.75;

/** "calm" | "soon" | "late" | "still", from the clock and the time. */
export function level(sla, now = Date.now()) {
  if (sla.state === "paused") return "still";
  if (sla.state === "breached" || (sla.dueAt && Date.parse(sla.dueAt) <= now)) return "late";
  return share(sla, now) >= SOON ? "soon" : "calm";
}

/** How much of the target is used up: what the server counted, and since then the wall clock's part of the rest. */
function share(sla, now) {
  const told = Math.min(1, Math.max(0, sla.share ?? 0));
  if (sla.state !== "running" || !sla.dueAt || !sla.toldAt) return told;
  const rest = Date.parse(sla.dueAt) - sla.toldAt;
  return rest <= 0 ? 1 : Math.min(1, told + (1 - told) * Math.min(1, Math.max(0, (now - sla.toldAt) / rest)));
}

/** The ring with its word; it follows the time until it leaves the page. */
export function slaBadge(sla) {
  const badge = h("span", { class: "d-sla" });
  badge.clock = sla;
  draw(badge);
  return badge;
}

function draw(badge) {
  const sla = badge.clock;
  const now = Date.now();
  const how = level(sla, now);
  badge.className = `d-sla d-sla--${how}`;
  const due = sla.dueAt ? Date.parse(sla.dueAt) : null;
  const word = how === "still" ? t("desk.sla.paused") : due === null ? t("desk.sla.noDue")
    : how === "late" ? t("desk.sla.late", { time: locale.duration((now - due) / 1000) })
    : t("desk.sla.left", { time: locale.duration((due - now) / 1000) });
  badge.replaceChildren(ring(how, share(sla, now)), h("span", { class: "pl-hidden" }, `${t(`desk.sla.kind.${sla.kind}`)}: `), h("span", {}, word));
  badge.title = due === null ? t(`desk.sla.kind.${sla.kind}`) : t("desk.sla.due", { kind: t(`desk.sla.kind.${sla.kind}`), moment: locale.exact(sla.dueAt) });
}

function ring(how, filled) {
  if (how === "late") return glyph("alert", "d-ring");
  if (how === "still") return glyph("pause", "d-ring");
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 18 18");
  svg.setAttribute("class", "d-ring");
  svg.setAttribute("aria-hidden", "true");
  for (const part of ["track", "fill"]) {
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("cx", "9");
    circle.setAttribute("cy", "9");
    circle.setAttribute("r", "7");
    circle.setAttribute("class", `d-ring__${part}`);
    if (part === "fill") circle.setAttribute("stroke-dasharray", `${Math.max(0.03, filled) * ROUND} ${ROUND}`);
    svg.append(circle);
  }
  return svg;
}

setInterval(() => document.querySelectorAll(".d-sla").forEach((badge) => badge.clock && draw(badge)), 5_000);

/** The narrowest and widest picture that the server draws. */
const PICTURE = [240, 1600];

/**
 * What was promised, clock by clock. A clock that is opened says why it is due when it is, in the server's words and
 * picture; `tell(name, width)` resolves with both, as {story, picture}.
 */
export function slaStory({ policy, clocks = [] }, tell) {
  if (!policy) return h("p", { class: "d-quiet" }, t("desk.sla.none"));
  return h("div", { class: "d-clocks" },
    h("p", { class: "d-quiet" }, t("desk.sla.policy", { name: policy.name || t("desk.sla.policyGone") })),
    clocks.map((view) => clock(view, tell)));
}

function clock(view, tell) {
  const how = view.state === "met" ? "met" : view.state === "cancelled" ? "off" : level(view);
  const row = (label, value) => h("div", {}, h("dt", {}, label), h("dd", {}, value));
  const when = (instant) => h("time", { datetime: instant, title: locale.exact(instant) }, locale.dateTime(instant));
  const reasons = h("div", { class: "d-reasons" });
  const details = h("details", { class: `d-clock d-clock--${how}`, data: { clock: `${view.kind}-${view.episode}-${view.cycle}` } },
    h("summary", {}, glyph({ met: "check", late: "alert", still: "pause", off: "close" }[how] ?? "clock"),
      h("span", { class: "d-clock__kind" }, t(`desk.sla.kind.${view.kind}`)),
      h("span", { class: "d-clock__state" }, t(`desk.sla.state.${view.state === "running" && how === "late" ? "breached" : view.state}`))),
    h("dl", { class: "d-facts" },
      row(t("desk.sla.target"), locale.duration(view.targetSeconds)),
      row(t("desk.sla.started"), when(view.startedAt)),
      view.dueAt && row(t("desk.sla.dueAt"), when(view.dueAt)),
      view.endedAt && row(t("desk.sla.ended"), when(view.endedAt)),
      row(t("desk.sla.used"), locale.duration(view.elapsedSeconds)),
      view.remainingSeconds > 0 && !view.endedAt && row(t("desk.sla.rest"), locale.duration(view.remainingSeconds))),
    reasons);
  details.addEventListener("toggle", () => details.open && explainInto(reasons, details.dataset.clock, tell));
  return details;
}

async function explainInto(place, name, tell) {
  const width = Math.min(PICTURE[1], Math.max(PICTURE[0], Math.floor(place.clientWidth)));
  try {
    const { story, picture } = await tell(name, width);
    fill(place, drawing(picture), h("ol", { class: "d-parts" }, story.words.map(({ about, text }) =>
      h("li", { class: `d-part--${about}` }, text))));
  } catch (failure) {
    fill(place, h("p", { class: "d-quiet", role: "alert" }, explain(failure)));
  }
}

/** The server's picture as part of this page, so that it wears the page's colours. */
function drawing(text) {
  const svg = document.adoptNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement);
  svg.setAttribute("class", "d-timeline");
  return svg;
}
