/** An order beside the thread: where it stands, and what staff does about it. Money moves only after a second look. */
import { h, uuid } from "../js/dom.js";
import { locale, t } from "../js/locale.js";
import { action, age, field, formSheet, glyph, say } from "./ui.js";

const SHIPPABLE = ["paid", "shipped"];
const REFUNDABLE = ["captured", "partlyRefunded", "mismatched"];
const REPORTS = ["pickedUp", "inTransit", "arrived", "outForDelivery", "failed", "returned", "delivered"];
const CARRIERS = ["Thailand Post", "Kerry Express", "Flash Express", "J&T Express", "DHL", "Yamato", "CJ Logistics"];
const LOOK = {
  awaitingPayment: ["warning", "clock"], paid: ["success", "check"], shipped: ["accent", "truck"], delivered: ["success", "home"],
  cancelled: ["quiet", "close"], expired: ["quiet", "clock"], refunded: ["quiet", "retry"],
};

export function orderCard(order, { api, open, changed }) {
  const { payment } = order;
  const [look, glyphName] = LOOK[order.status] ?? ["quiet", "receipt"];
  const undelivered = order.shipments?.filter((shipment) => !shipment.events?.some((event) => event.status === "delivered")) ?? [];
  const context = { api, order, changed };
  const card = h("details", { class: "d-order", data: { order: order.id } },
    h("summary", {}, h("span", { class: "d-order__number" }, order.number),
      h("span", { class: `d-chip d-chip--${look}` }, glyph(glyphName), t(`desk.order.${order.status}`)),
      h("span", { class: "d-order__total" }, locale.money(order.total))),
    payment && h("p", { class: `d-pay d-pay--${payment.status}` }, glyph("card"), h("span", {}, paymentWords(payment))),
    h("ul", { class: "d-lines d-lines--ordered" }, order.lines.map((line) => h("li", {}, h("span", {}, `${locale.number(line.quantity)} × ${line.title}`), h("span", { class: "d-line__sum" }, locale.money(line.lineTotal))))),
    address(order),
    (order.shipments ?? []).map((shipment) => parcel(context, shipment)),
    h("div", { class: "d-order__does" },
      SHIPPABLE.includes(order.status) && action(t("desk.order.do.ship"), { glyphName: "truck", data: { does: `ship ${order.id}` }, onClick: () => ship(context) }),
      undelivered.length > 0 && ["shipped", "paid"].includes(order.status) && action(t("desk.order.do.delivered"), { glyphName: "home", data: { does: `delivered ${order.id}` }, onClick: () => delivered(context, undelivered) }),
      refundable(payment) && action(t("desk.order.do.refund"), { glyphName: "retry", data: { does: `refund ${order.id}` }, onClick: () => refund(context) }),
      order.status === "awaitingPayment" && action(t("desk.order.do.cancel"), { glyphName: "close", data: { does: `cancel ${order.id}` }, onClick: () => cancel(context) })));
  card.open = open || order.status === "paid" || payment?.status === "mismatched";
  return card;
}

function paymentWords(payment) {
  const { status, amount, captured, refunded } = payment;
  if (status === "mismatched") return t("desk.pay.mismatched", { asked: locale.money(amount), got: locale.money(captured) });
  if (status === "partlyRefunded") return t("payment.status.partlyRefunded", { amount: locale.money(refunded) });
  if (status === "refunded") return t("payment.status.refunded", { amount: locale.money(refunded) });
  return t(`desk.pay.${status}`);
}

const minor = (money) => Math.round(Number(money?.amount ?? 0) * 1_000);

function refundable(payment) {
  return payment && REFUNDABLE.includes(payment.status) && minor(payment.captured) > minor(payment.refunded);
}

function address({ contact, shippingAddress: place, shippingMethod, deliveryRequest: wish }) {
  if (!place) return null;
  const lines = [place.line1, place.line2, place.district, place.city, place.region, place.postalCode, place.country].filter(Boolean).join(", ");
  const row = (label, value) => value && h("div", {}, h("dt", {}, label), h("dd", { dir: "auto" }, value));
  return h("dl", { class: "d-facts" },
    row(t("desk.order.to"), [contact?.name, contact?.phone, contact?.email].filter(Boolean).join(" · ")),
    row(t("desk.order.address"), lines),
    row(t("desk.order.method"), shippingMethod?.title),
    row(t("desk.order.wish"), wish && [wish.date && locale.plainDate(wish.date), wish.slot, wish.place, wish.note].filter(Boolean).join(" · ")));
}

function parcel(context, shipment) {
  const events = [...(shipment.events ?? [])].sort((a, b) => b.at.localeCompare(a.at));
  return h("div", { class: "d-parcel" },
    h("p", {}, glyph("truck"), h("b", {}, shipment.carrier), " ", h("span", { class: "d-number" }, shipment.trackingNumber)),
    h("ol", {}, events.map((event) => h("li", {}, t(`shipment.${event.status}`), event.place ? ` · ${event.place}` : "", " ", age(event.at)))),
    action(t("desk.parcel.report"), { kind: "plain", glyphName: "plus", data: { does: `report ${shipment.id}` }, onClick: () => report(context, shipment) }));
}

function ship({ api, order, changed }) {
  const key = uuid();
  const list = h("datalist", { id: "d-carriers" }, CARRIERS.map((name) => h("option", { value: name })));
  formSheet(t("desk.ship.title", { number: order.number }), {
    submitLabel: t("desk.ship.send"), lead: t("desk.ship.lead"),
    fields: [
      field(t("desk.ship.carrier"), "carrier", h("input", { required: true, maxlength: 100, list: "d-carriers", autocomplete: "off" })), list,
      field(t("desk.ship.number"), "trackingNumber", h("input", { required: true, maxlength: 100, autocomplete: "off", autocapitalize: "characters", spellcheck: "false" })),
    ],
    submit: async ({ carrier, trackingNumber }) => {
      await api.ship(order.id, { carrier: carrier.trim(), trackingNumber: trackingNumber.trim() }, key);
      say(t("desk.ship.done", { number: order.number }), "success");
      changed();
    },
  });
}

function report({ api, changed }, shipment) {
  const key = uuid();
  const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  formSheet(t("desk.parcel.report"), {
    submitLabel: t("desk.save"),
    fields: [
      field(t("desk.parcel.status"), "status", h("select", { required: true }, REPORTS.map((status) => h("option", { value: status }, t(`shipment.${status}`))))),
      field(t("desk.parcel.at"), "at", h("input", { type: "datetime-local", required: true, value: now, max: now.slice(0, 11) + "23:59" })),
      field(t("desk.parcel.place"), "place", h("input", { maxlength: 200 })),
    ],
    submit: async ({ status, at, place }) => {
      await api.report(shipment.id, { status, at: new Date(at).toISOString(), ...(place.trim() ? { place: place.trim() } : {}) }, key);
      say(t("desk.parcel.done"), "success");
      changed();
    },
  });
}

function delivered({ api, order, changed }, shipments) {
  const keys = new Map(shipments.map((shipment) => [shipment.id, uuid()]));
  const at = new Date().toISOString();
  formSheet(t("desk.delivered.title", { number: order.number }), {
    submitLabel: t("desk.order.do.delivered"), lead: t("desk.delivered.lead", { count: shipments.length }), fields: [],
    submit: async () => {
      for (const shipment of shipments) await api.report(shipment.id, { status: "delivered", at }, keys.get(shipment.id));
      say(t("desk.delivered.done", { number: order.number }), "success");
      changed();
    },
  });
}

/** First how much and why, then the sum once more to confirm. */
function refund({ api, order, changed }) {
  const { payment } = order;
  const key = uuid();
  const { currency } = payment.captured;
  const digits = (payment.captured.amount.split(".")[1] ?? "").length;
  const most = ((minor(payment.captured) - minor(payment.refunded)) / 1_000).toFixed(digits);
  const amount = h("input", { required: true, inputmode: "decimal", value: most, autocomplete: "off", pattern: digits ? `\\d+([.]\\d{1,${digits}})?` : "\\d+" });
  const sure = h("input", { type: "checkbox", required: true });
  const words = h("span", {});
  const tell = () => {
    const valid = amount.checkValidity() && Number(amount.value) > 0 && Number(amount.value) <= Number(most);
    amount.setCustomValidity(amount.validity.patternMismatch || amount.validity.valueMissing || valid ? "" : "range");
    words.textContent = t("desk.refund.sure", { amount: valid ? locale.money({ amount: amount.value, currency }) : "–" });
  };
  amount.addEventListener("input", () => { amount.setCustomValidity(""); sure.checked = false; tell(); });
  tell();
  formSheet(t("desk.refund.title", { number: order.number }), {
    danger: true, submitLabel: t("desk.refund.send"), lead: t("desk.refund.lead", { most: locale.money({ amount: most, currency }) }),
    fields: [
      field(t("desk.refund.amount", { currency }), "amount", amount),
      field(t("desk.refund.reason"), "reason", h("input", { required: true, maxlength: 200 })),
      h("label", { class: "d-sure" }, Object.assign(sure, { name: "sure" }), words),
      h("span", { class: "d-field__error", data: { error: "sure" } }),
    ],
    submit: async (values) => {
      await api.refund(payment.id, { amount: { amount: values.amount, currency }, reason: values.reason.trim() }, key);
      say(t("desk.refund.done", { amount: locale.money({ amount: values.amount, currency }) }), "success");
      changed();
    },
  });
}

function cancel({ api, order, changed }) {
  const key = uuid();
  formSheet(t("desk.cancelOrder.title", { number: order.number }), {
    danger: true, submitLabel: t("desk.order.do.cancel"), lead: t("desk.cancelOrder.lead"), fields: [],
    submit: async () => {
      await api.cancelOrder(order.id, key);
      say(t("desk.cancelOrder.done", { number: order.number }), "success");
      changed();
    },
  });
}
