/** As much of a test library as these tests need. */
export const tests = [];
export const test = (name, run) => tests.push({ name, run });

export function equal(actual, expected, what = "") {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what} expected ${e} but was ${a}`);
}

export function ok(value, what) {
  if (!value) throw new Error(what);
}

/** Waits until the condition holds; fails after five seconds. */
export async function until(condition, what) {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** A server's end of one conversation: keeps one message per client message id, in order. */
export class FakeServer {
  messages = [];
  asked = [];
  posts = [];
  /** Next POSTs: "refuse" | "unreachable" | "lostAnswer". */
  weather = [];

  say(kind, text, clientMessageId) {
    const message = { id: `m${this.messages.length + 1}`, seq: this.messages.length + 1, clientMessageId, author: { kind, name: "" },
      content: { type: "text", text }, createdAt: new Date(1_700_000_000_000 + this.messages.length * 1_000).toISOString() };
    this.messages.push(message);
    return message;
  }

  async conversation() {
    return { id: "c", lastSeq: this.messages.length, status: "open", handledBy: "bot" };
  }

  async notes() {
    return { items: [] };
  }

  async read() {}

  async cart() {
    throw new Error("none");
  }

  async messagesOf({ after, before, limit }) {
    this.asked.push({ after, before });
    if (after !== undefined) return this.messages.filter((m) => m.seq > after).slice(0, limit);
    return this.messages.filter((m) => m.seq < before).slice(-limit);
  }

  get api() {
    return {
      conversation: () => this.conversation(),
      notes: () => this.notes(),
      read: () => this.read(),
      messages: async (id, query) => ({ items: await this.messagesOf(query) }),
      send: (id, clientMessageId, content) => this.#post(clientMessageId, content),
    };
  }

  async #post(clientMessageId, content) {
    this.posts.push(clientMessageId);
    const weather = this.weather.shift();
    const { Problem, Unreachable } = await import("/resources/parley/js/api.js");
    if (weather === "unreachable") throw new Unreachable();
    if (weather === "refuse") throw new Problem(400, { code: "invalid" });
    const message = this.messages.find((m) => m.clientMessageId === clientMessageId) ?? this.say("customer", content.text, clientMessageId);
    if (weather === "lostAnswer") throw new Unreachable();
    if (typeof weather === "function") await weather(message);
    return message;
  }
}

export function memory() {
  const kept = new Map();
  return {
    get length() { return kept.size; }, key: (i) => [...kept.keys()][i] ?? null, getItem: (n) => kept.get(n) ?? null,
    setItem: (n, v) => kept.set(n, String(v)), removeItem: (n) => kept.delete(n),
  };
}
