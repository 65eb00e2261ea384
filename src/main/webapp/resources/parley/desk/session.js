/**
 * The desk's door to the server: the session cookie is exchanged for a staff token of ten minutes, which lives in this
 * script's memory alone. When the session has ended, the page goes to the log-in and comes back to where it was.
 */
import { Api, Unreachable, search } from "../js/api.js";

const RETURN_TO = "parley.desk.return";
const WRITER = "parley.desk.writer";
const WRITTEN = /^parley\.(draft|outgoing|read)\./;
const EARLY = 30_000;

class StaffToken {
  #token = null;
  #until = 0;
  #asking = null;

  /** A token that is good for at least half a minute. */
  async get() {
    return this.#token && Date.now() < this.#until - EARLY ? this.#token : this.renew();
  }

  renew() {
    this.#asking ??= this.#ask().finally(() => { this.#asking = null; });
    return this.#asking;
  }

  async #ask() {
    let response;
    try {
      response = await fetch("/desk/token", { method: "POST", credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(20_000) });
    } catch (failure) {
      throw new Unreachable(failure);
    }
    if (response.status === 401) {
      sessionStorage.setItem(RETURN_TO, location.hash);
      location.assign("/desk/login.xhtml?from=%2Fdesk%2F&ended=1");
      return new Promise(() => {});
    }
    if (!response.ok) throw new Unreachable(new Error(`token: ${response.status}`));
    const { token, expiresAt, staff } = await response.json();
    this.#token = token;
    this.staff = staff;
    // The span counts, not the clock of this device, which may be wrong.
    this.#until = Date.now() + Math.min(600_000, Math.max(60_000, Date.parse(expiresAt) - Date.parse(response.headers.get("Date") ?? new Date())));
    return token;
  }
}

/** Where the page was when its session ended. */
export function returnTo() {
  const hash = sessionStorage.getItem(RETURN_TO);
  sessionStorage.removeItem(RETURN_TO);
  return hash;
}

/** What somebody else wrote at this window, drafts and unsent replies, is neither shown to this person nor sent by them. */
export function keepOnlyOwn(staffId) {
  if (sessionStorage.getItem(WRITER) !== staffId) {
    Object.keys(sessionStorage).filter((key) => WRITTEN.test(key)).forEach((key) => sessionStorage.removeItem(key));
  }
  sessionStorage.setItem(WRITER, staffId);
}

/** Everything the desk asks of the server, beside what every client asks. */
export class DeskApi extends Api {
  #token;

  constructor() {
    const token = new StaffToken();
    super({ token: () => token.get(), renew: () => token.renew() });
    this.#token = token;
  }

  /** Who is logged in; known after the first call. */
  async staffMember() {
    await this.#token.get();
    return this.#token.staff;
  }

  renewToken() { return this.#token.renew(); }

  inbox(query) { return this.get(`/desk/conversations${search(query)}`); }
  beside(id, language) { return this.get(`/desk/conversations/${id}${search({ language })}`); }
  sla(id) { return this.get(`/conversations/${id}/sla`); }
  /** Why a clock is due when it is: its words and its picture (SVG). */
  async slaClock(id, clock, { language, zone, width }) {
    const path = `/conversations/${id}/sla/${clock}`;
    const [story, picture] = await Promise.all([this.get(`${path}${search({ language, zone })}`),
      this.get(`${path}/picture${search({ language, zone, width })}`, { headers: { Accept: "image/svg+xml" } })]);
    return { story, picture };
  }
  staff() { return this.get("/staff"); }
  products(query) { return this.get(`/products${search(query)}`); }

  takeOver(id) { return this.post(`/conversations/${id}/take-over`, {}, { idempotent: true }); }
  assign(id, assignee) { return this.post(`/conversations/${id}/assign`, { assignee }, { idempotent: true }); }
  snooze(id, until) { return this.post(`/conversations/${id}/snooze`, { until }, { idempotent: true }); }
  resolve(id) { return this.post(`/conversations/${id}/resolve`, {}, { idempotent: true }); }
  reopen(id) { return this.post(`/conversations/${id}/reopen`, {}, { idempotent: true }); }
  setLabels(id, labels) { return this.post(`/conversations/${id}/labels`, { labels }, { idempotent: true }); }
  prioritise(id, priority) { return this.post(`/conversations/${id}/priority`, { priority }, { idempotent: true }); }
  alerts(query) { return this.get(`/sla/alerts${search(query)}`); }
  readAlerts(alerts) { return this.post("/sla/alerts/read", alerts ? { alerts } : {}, { idempotent: true }); }
  addNote(id, text) { return this.post(`/conversations/${id}/notes`, { text }, { idempotent: true }); }

  // What must never happen twice carries a key that the dialog keeps over its attempts.

  ship(orderId, shipment, key) { return this.post(`/orders/${orderId}/shipments`, shipment, once(key)); }
  report(shipmentId, event, key) { return this.post(`/shipments/${shipmentId}/events`, event, once(key)); }
  refund(paymentId, refund, key) { return this.post(`/payments/${paymentId}/refunds`, refund, once(key)); }
  cancelOrder(orderId, key) { return this.post(`/orders/${orderId}/cancel`, {}, once(key)); }
}

const once = (key) => ({ headers: { "Idempotency-Key": key } });
