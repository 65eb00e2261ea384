/**
 * An order as steps: placed, paid, shipped, delivered, with what the carrier reported. Where a newer card of the same
 * order stands further down, one line is left that leads there.
 */
import { Card, content } from "../card.js";
import { fill, h, icon } from "../dom.js";
import { locale, t } from "../locale.js";

const STEPS = [["placed", "receipt"], ["paid", "check"], ["shipped", "truck"], ["delivered", "home"]];
const REACHED = { awaitingPayment: 1, paid: 2, shipped: 3, delivered: 4 };

class OrderStatus extends Card {
  #seeded = null;

  draw() {
    const { orderId } = this.content;
    this.watch("order", orderId);
    if (this.content.order && this.#seeded !== this.content) {
      this.#seeded = this.content;
      this.objects.put("order", orderId, { ...this.objects.peek("order", orderId), ...this.content.order });
    }
    const order = this.objects.peek("order", orderId);
    if (!order) {
      this.objects.load("order", orderId).catch(() => {});
      fill(this, h("div", { class: "pl-card pl-skeleton pl-skeleton--table", "aria-hidden": "true" }, h("i"), h("i")));
      return;
    }
    const { message } = this.context;
    const newest = this.facts.lastOrderSeq?.get(orderId);
    if (message && newest > message.seq) {
      fill(this, h("div", { class: "pl-card pl-order pl-order--older" }, icon("box"), h("span", {}, t("order.older", { number: order.number })),
        h("button", { type: "button", class: "pl-button pl-button--plain", "aria-label": t("order.showNewest", { number: order.number }), on: { click: () => this.thread?.showMessage(newest) } }, icon("down"))));
      return;
    }
    const reached = REACHED[order.status];
    fill(this, h("div", { class: "pl-card pl-order" },
      h("div", { class: "pl-card__head" }, icon("box"), h("h2", {}, t("order.title", { number: order.number }))),
      reached ? this.#steps(reached) : h("p", { class: "pl-state pl-state--info" }, icon("alert"), h("span", {}, t(`order.status.${order.status}`) || t("order.status.other"))),
      (order.shipments ?? []).map((shipment) => this.#shipment(shipment)),
      order.lines?.length > 0 && h("details", { class: "pl-more" },
        h("summary", {}, t("order.contents", { count: order.lines.reduce((sum, line) => sum + line.quantity, 0) })),
        h("ul", { class: "pl-order__lines" }, order.lines.map((line) => h("li", {},
          h("span", {}, `${line.title} × ${locale.number(line.quantity)}`), h("span", {}, locale.money(line.lineTotal)))))),
      order.total && h("p", { class: "pl-order__total" }, h("span", {}, t("cart.total")), h("b", {}, locale.money(order.total)))));
  }

  #steps(reached) {
    return h("ol", { class: "pl-steps" }, STEPS.map(([name, picture], index) => {
      const done = index < reached;
      const here = index === reached - 1;
      return h("li", { class: `pl-step${done ? " pl-step--done" : ""}${here ? " pl-step--here" : ""}`, "aria-current": here ? "step" : null },
        h("span", { class: "pl-step__dot" }, icon(done && !here ? "check" : picture)),
        h("span", { class: "pl-step__name" }, t(`order.step.${name}`), h("span", { class: "pl-hidden" }, ` (${t(done ? "order.done" : "order.open")})`)));
    }));
  }

  #shipment({ carrier, trackingNumber, events = [] }) {
    const newest = [...events].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    return h("div", { class: "pl-parcel" },
      h("p", { class: "pl-parcel__head" }, icon("truck"), h("span", {}, carrier), h("code", {}, trackingNumber)),
      newest.length > 0 && h("ol", { class: "pl-parcel__events" }, newest.map((event) => h("li", {},
        h("b", {}, (locale.has(`shipment.${event.status}`) ? t(`shipment.${event.status}`) : event.status)),
        h("span", {}, [event.place, locale.dateTime(event.at)].filter(Boolean).join(" · "))))));
  }
}

customElements.define("parley-order", OrderStatus);
content("orderStatus", "parley-order");
