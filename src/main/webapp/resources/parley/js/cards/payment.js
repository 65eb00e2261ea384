/**
 * A payment request: what is to pay, how long the goods are kept, and the way to the provider's own page. The state is
 * the server's, taken from `payment` frames; the countdown only tells the time and decides nothing.
 */
import { Card, content, explain, hint } from "../card.js";
import { button, fill, h, icon, safeUrl } from "../dom.js";
import { locale, t } from "../locale.js";

/** A declined attempt is not among them: paying again makes a new one, and two ways at once would confuse. */
const PAYABLE = new Set(["offered", "opened"]);
const WAITING = new Set(["pending", "authorised", "unknown", "inReview"]);
const LOOK = {
  captured: "success", partlyRefunded: "success", refunded: "info", expired: "warning", cancelled: "info", failed: "danger",
  inReview: "warning", mismatched: "warning", unknown: "warning", pending: "warning", authorised: "warning",
};

class PaymentRequest extends Card {
  #timer = 0;
  #clock = null;
  #busy = false;
  #problem = null;
  #seeded = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    removeEventListener("focus", this.#lookAgain);
  }

  connectedCallback() {
    super.connectedCallback();
    // Coming back from the provider's tab is the moment at which something may have happened.
    addEventListener("focus", this.#lookAgain);
  }

  draw() {
    const { paymentId, orderId, orderNumber } = this.content;
    this.watch("payment", paymentId);
    this.watch("order", orderId);
    if (this.#seeded !== this.content) {
      this.#seeded = this.content;
      this.objects.put("payment", paymentId, { ...this.objects.peek("payment", paymentId), id: paymentId, ...snapshot(this.content) });
    }
    const payment = this.objects.peek("payment", paymentId);
    const { status } = payment;
    const payUrl = safeUrl(payment.payUrl ?? this.content.payUrl);
    const expiresAt = payment.expiresAt ?? this.content.expiresAt;
    const order = this.objects.peek("order", orderId);
    // Nobody is to pay beside a newer attempt, nor once the order is paid.
    const over = order && (order.status !== "awaitingPayment" || (order.payment && order.payment.id !== paymentId));
    const payable = !over && PAYABLE.has(status) && payUrl && !(expiresAt && Date.parse(expiresAt) <= Date.now());
    this.#clock = h("span", { class: "pl-pay__clock", role: "timer", "aria-live": "off" });
    fill(this, h("div", { class: `pl-card pl-pay pl-pay--${LOOK[status] ?? "open"}` },
      h("div", { class: "pl-card__head" }, icon("receipt"), h("h2", {}, t("payment.title", { number: orderNumber ?? "" }))),
      h("p", { class: "pl-pay__amount" }, locale.money(payment.amount ?? this.content.amount)),
      h("p", { class: `pl-state pl-state--${LOOK[status] ?? "open"}`, role: "status" },
        icon(status === "captured" || status === "partlyRefunded" ? "check" : LOOK[status] === "danger" ? "alert" : "clock"),
        h("span", {}, this.#words(payment, payable))),
      payable && this.customer && this.#ways(payUrl, payment, expiresAt),
      this.#problem && hint(explain(this.#problem), "danger", true),
      this.#again(payment)));
    this.#countDown(payable ? expiresAt : null);
  }

  #words(payment, payable) {
    const { status, refunded } = payment;
    if (!payable && PAYABLE.has(status)) return t("payment.status.checking");
    return t(`payment.status.${status}`, { amount: locale.money(refunded) }) || t("payment.status.checking");
  }

  #ways(payUrl, payment, expiresAt) {
    return [
      expiresAt && h("p", { class: "pl-pay__kept" }, icon("clock"), h("span", {}, t("payment.kept"), " ", this.#clock)),
      h("a", { class: "pl-button pl-button--primary pl-button--wide", href: payUrl, target: "_blank", rel: "noopener", data: { focus: "pay" } },
        icon("lock"), h("span", {}, t("payment.pay", { amount: locale.money(payment.amount ?? this.content.amount) })), icon("open"),
        h("span", { class: "pl-hidden" }, t("action.newTab"))),
      h("ul", { class: "pl-pay__methods", "aria-label": t("payment.methods") },
        [["card", "card"], ["bankTransfer", "qr"], ["wallet", "wallet"]].map(([method, picture]) =>
          h("li", {}, icon(picture), h("span", {}, t(`payment.method.${method}`))))),
    ];
  }

  /** Another attempt, while the order still waits for its money and this one is over. */
  #again(payment) {
    const { orderId } = this.content;
    if (!this.customer || !["failed", "expired", "cancelled"].includes(payment.status)) return null;
    const order = this.objects.peek("order", orderId);
    if (!order) {
      this.objects.load("order", orderId).catch(() => {});
      return null;
    }
    if (order.status !== "awaitingPayment") return hint(t(`payment.over.${order.status}`) || t("payment.over.other"));
    if (order.payment && order.payment.id !== payment.id && !["failed", "expired", "cancelled"].includes(order.payment.status)) {
      return hint(t("payment.newer"));
    }
    return button(t("payment.again"), { kind: "primary", iconName: "retry", disabled: this.#busy, onClick: () => this.#payAgain(orderId) });
  }

  async #payAgain(orderId) {
    this.#busy = true;
    this.#problem = null;
    this.redraw();
    try {
      await this.api.payAgain(orderId);
      this.dispatchEvent(new Event("parley-ordered", { bubbles: true }));
      await this.objects.load("order", orderId);
      this.thread?.store.catchUp();
    } catch (failure) {
      this.#problem = failure;
    } finally {
      this.#busy = false;
      this.redraw();
    }
  }

  #countDown(until) {
    clearInterval(this.#timer);
    if (!until) return;
    const tick = () => {
      const left = Date.parse(until) - Date.now();
      this.#clock.textContent = locale.countdown(left);
      this.#clock.classList.toggle("pl-pay__clock--soon", left < 120_000);
      if (left > 0) return;
      clearInterval(this.#timer);
      this.redraw();
      this.objects.load("payment", this.content.paymentId).catch(() => {});
    };
    this.#timer = setInterval(tick, 1_000);
    tick();
  }

  #lookAgain = () => {
    const status = this.objects.peek("payment", this.content.paymentId)?.status;
    if (PAYABLE.has(status) || WAITING.has(status) || status === "failed") this.objects.load("payment", this.content.paymentId).catch(() => {});
  };
}

/** What the message says about the payment, without what it leaves out. */
function snapshot({ amount, status, payUrl, expiresAt, captured, refunded, method }) {
  return Object.fromEntries(Object.entries({ amount, status, payUrl, expiresAt, captured, refunded, method }).filter(([, value]) => value !== undefined));
}

customElements.define("parley-payment", PaymentRequest);
content("paymentRequest", "parley-payment");
