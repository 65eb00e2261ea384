/**
 * The REST door: bearer token, problem+json as {@link Problem}, no answer as {@link Unreachable}.
 *
 * What changes state may be repeated: a message carries its client message id, other POSTs an `Idempotency-Key` that
 * stays the same over the retries of one call.
 */
import { uuid } from "./dom.js";

/** The server's refusal (RFC 9457): `status`, `code`, `violations` and every extra member of the document in `body`. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? body?.title ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = body?.code ?? "";
    this.violations = body?.violations ?? [];
    this.body = body ?? {};
  }
}

/** Nobody answered: the network is away, the server restarts or it took too long. Whether it acted is unknown. */
export class Unreachable extends Error {
  constructor(cause, retryAfter = 0) {
    super("The server can't be reached");
    this.name = "Unreachable";
    this.cause = cause;
    this.retryAfter = retryAfter;
  }
}

const TIMEOUT = 20_000;

export class Api {
  #token;
  #renew;
  #renewing = null;

  /**
   * @param {object} options
   * @param {string} [options.base] path of the API
   * @param {string|function(): (string|Promise<string>)} [options.token] the bearer token, or who knows it
   * @param {function(): Promise<?string>} [options.renew] asked once after a 401 for another token; null gives up
   */
  constructor({ base = "/api/v1", token = null, renew = null } = {}) {
    this.base = base;
    this.#token = token;
    this.#renew = renew;
  }

  set token(token) {
    this.#token = token;
  }

  async currentToken() {
    return typeof this.#token === "function" ? this.#token() : this.#token;
  }

  get(path, options) { return this.call("GET", path, undefined, options); }
  post(path, body, options) { return this.call("POST", path, body ?? {}, options); }
  put(path, body, options) { return this.call("PUT", path, body, options); }
  patch(path, body, options) { return this.call("PATCH", path, body, options); }
  del(path, options) { return this.call("DELETE", path, undefined, options); }

  /** The answer's JSON, a picture's text, or undefined where it has neither. Throws {@link Problem} or {@link Unreachable}. */
  async call(method, path, body, { headers = {}, idempotent = false, timeout = TIMEOUT, keepalive = false } = {}) {
    const key = idempotent ? { "Idempotency-Key": uuid() } : {};
    const attempt = async (token) => this.#fetch(method, path, body, { ...headers, ...key }, token, timeout, keepalive);
    const token = await this.currentToken();
    let response = await attempt(token);
    if (response.status === 401 && token && this.#renew) {
      const renewed = await this.#renewOnce();
      if (renewed) response = await attempt(renewed);
    }
    return read(response);
  }

  async #fetch(method, path, body, headers, token, timeout, keepalive) {
    const request = {
      method,
      headers: { Accept: "application/json, application/problem+json", ...headers },
      signal: AbortSignal.timeout(timeout),
      credentials: "omit",
      cache: "no-store",
      keepalive,
    };
    if (body !== undefined) {
      request.headers["Content-Type"] = "application/json";
      request.body = JSON.stringify(body);
    }
    if (token) request.headers.Authorization = `Bearer ${token}`;
    try {
      return await fetch(this.base + path, request);
    } catch (failure) {
      throw new Unreachable(failure);
    }
  }

  /** Several calls that fail together renew the token once. */
  #renewOnce() {
    this.#renewing ??= Promise.resolve(this.#renew()).finally(() => { this.#renewing = null; });
    return this.#renewing;
  }

  // Conversations

  conversation(id) { return this.get(`/conversations/${id}`); }
  messages(id, query) { return this.get(`/conversations/${id}/messages${search(query)}`); }
  notes(id, query) { return this.get(`/conversations/${id}/notes${search(query)}`); }
  send(id, clientMessageId, content, extra) {
    return this.post(`/conversations/${id}/messages`, { clientMessageId, content, ...extra });
  }
  read(id, seq) { return this.post(`/conversations/${id}/read`, { seq }); }
  handover(id) { return this.post(`/conversations/${id}/handover`, {}, { idempotent: true }); }
  socketTicket() { return this.post("/socket-tickets", {}); }
  told(id) { return this.get(`/conversations/${id}/expectation`); }
  expectation(inbox) { return this.get(`/sla/expectation${search({ inbox })}`); }

  // Catalogue

  product(id, language) { return this.get(`/products/${id}${search({ language })}`); }
  compare(ids, language) { return this.get(`/products/compare${search({ ids: ids.join(","), language })}`); }

  // Carts, orders, payments

  openCart(conversationId) { return this.post("/carts", { conversationId }); }
  cart(id) { return this.get(`/carts/${id}`); }
  setLine(cartId, variantId, quantity) { return this.put(`/carts/${cartId}/lines/${variantId}`, { quantity }); }
  removeLine(cartId, variantId) { return this.del(`/carts/${cartId}/lines/${variantId}`); }
  shippingMethods(cartId, language) { return this.get(`/carts/${cartId}/shipping-methods${search({ language })}`); }
  checkout(cartId, details) { return this.post(`/carts/${cartId}/checkout`, details, { idempotent: true }); }
  order(id) { return this.get(`/orders/${id}`); }
  payAgain(orderId) { return this.post(`/orders/${orderId}/payments`, {}, { idempotent: true }); }
  payment(id) { return this.get(`/payments/${id}`); }
}

async function read(response) {
  const type = response.headers.get("Content-Type") ?? "";
  let body;
  if (type.startsWith("image/svg+xml")) {
    body = await response.text();
  } else if (response.status !== 204 && type.includes("json")) {
    try {
      body = await response.json();
    } catch (failure) {
      throw new Unreachable(failure);
    }
  }
  if (response.ok) return body;
  // 502, 503 and 504 come from a proxy or a server that is starting; 429 asks to come again: nobody has refused anything.
  // While the application is being deployed the server knows none of its addresses: such a 404 is no document of ours.
  const starting = response.status === 404 && !type.includes("problem+json");
  if (starting || [429, 502, 503, 504].includes(response.status)) {
    throw new Unreachable(new Problem(response.status, body), Number(response.headers.get("Retry-After")) || 0);
  }
  throw new Problem(response.status, body);
}

/** "?a=1&b=2" of what is set. */
export function search(query) {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return pairs.length ? `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}` : "";
}
