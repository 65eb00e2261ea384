/**
 * The talk with the page that embeds the widget, by `postMessage`.
 *
 * Out: `{parley: 1, type: "ready" | "unread" | "close" | "open", count?}`. In: `open` (with a `product`'s id, perhaps) and `close` of the same form, from
 * the parent window only. The parent's origin is learned once (from the referrer, else from its first well-formed
 * message) and pinned: nothing is sent to and nothing taken from any other. Neither side ever passes a token or a text.
 */
const TAKEN = new Set(["open", "close"]);
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class Embedding extends EventTarget {
  #parent;
  #origin = null;
  #waiting = [];

  constructor(environment = globalThis) {
    super();
    this.#parent = environment.parent === environment ? null : environment.parent;
    if (!this.#parent) return;
    this.#origin = originOf(environment.document.referrer);
    environment.addEventListener("message", (event) => this.#hear(event));
  }

  get embedded() {
    return this.#parent !== null;
  }

  /** Tells the parent; what is said before its origin is known waits. */
  tell(type, members = {}) {
    if (!this.#parent) return;
    const message = { parley: 1, type, ...members };
    if (this.#origin) this.#parent.postMessage(message, this.#origin);
    else this.#waiting.push(message);
  }

  #hear({ source, origin, data }) {
    if (source !== this.#parent || data?.parley !== 1 || !TAKEN.has(data.type)) return;
    if (!this.#origin && originOf(origin)) {
      this.#origin = origin;
      for (const message of this.#waiting.splice(0)) this.#parent.postMessage(message, origin);
    }
    if (origin !== this.#origin) return;
    const product = ID.test(data.product ?? "") ? data.product : null;
    this.dispatchEvent(new CustomEvent(data.type, { detail: { product } }));
  }
}

function originOf(url) {
  try {
    const { origin, protocol } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? origin : null;
  } catch {
    return null;
  }
}
