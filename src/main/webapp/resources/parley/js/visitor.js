/**
 * The visitor as this browser remembers them: token, conversation, language. Where a browser forbids storage to framed
 * pages, the memory lasts as long as the page.
 */

let shelf = null;

/** localStorage, or the same in memory where it is forbidden. */
export function storage() {
  if (shelf) return shelf;
  try {
    localStorage.setItem("parley.probe", "1");
    localStorage.removeItem("parley.probe");
    shelf = localStorage;
  } catch {
    const kept = new Map();
    shelf = {
      get length() { return kept.size; },
      key: (index) => [...kept.keys()][index] ?? null,
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => kept.set(name, String(value)),
      removeItem: (name) => kept.delete(name),
    };
  }
  return shelf;
}

export class Visitor {
  #api;
  #inbox;
  #known = null;

  constructor(api, inbox) {
    this.#api = api;
    this.#inbox = inbox;
  }

  /** The remembered visitor, or a new one; tells the server when language or zone changed meanwhile. */
  async arrive(language, zone) {
    this.#known = this.#load();
    if (!this.#known) {
      await this.renew(language, zone);
      return;
    }
    this.#api.token = this.#known.token;
    if (this.#known.language !== language || this.#known.zone !== zone) await this.speaks(language, zone);
  }

  /** A new visitor in place of one whose token is no longer good; resolves with the token. */
  async renew(language, zone) {
    this.#api.token = null;
    const visitor = await this.#api.post("/visitors", { inbox: this.#inbox, language, zone });
    this.#known = { token: visitor.token, visitorId: visitor.visitorId, expiresAt: visitor.expiresAt, language, zone };
    this.#api.token = visitor.token;
    this.#save();
    return visitor.token;
  }

  /** Tells the server the language and zone to answer in. */
  async speaks(language, zone) {
    await this.#api.patch("/visitors/me", { language, zone });
    Object.assign(this.#known, { language, zone });
    this.#save();
  }

  /** The visitor's one conversation in this inbox. */
  async conversation() {
    const view = await this.#api.post("/conversations", {});
    this.#known.conversationId = view.id;
    this.#save();
    return view;
  }

  forgetConversation() {
    if (this.#known) delete this.#known.conversationId;
    this.#save();
  }

  get #key() {
    return `parley.visitor.${this.#inbox}`;
  }

  #load() {
    try {
      const known = JSON.parse(storage().getItem(this.#key));
      return typeof known?.token === "string" ? known : null;
    } catch {
      return null;
    }
  }

  #save() {
    try {
      storage().setItem(this.#key, JSON.stringify(this.#known));
    } catch { /* remembered until the page goes */ }
  }
}
