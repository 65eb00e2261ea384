/**
 * What a thread holds: the server's messages in `seq` order without gap or double, and this client's own messages
 * that are still on their way.
 *
 * - `messages` is always one unbroken run of `seq`. A message that arrives ahead of its turn waits until the run
 *   reaches it; the store asks the server for what is missing.
 * - Own messages are sent one after the other, each under its client message id, which stays the same over every
 *   retry: the server keeps one. They wait in `storage` while nobody can be reached, so a closed tab loses nothing.
 * - "change" fires after every change, once per turn of the event loop.
 */
import { Problem } from "./api.js";
import { uuid } from "./dom.js";

const PAGE = 40;
const RETRY = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * @typedef {object} Message id, seq, author {kind, id?, name}, content, createdAt
 * @typedef {object} Outgoing clientMessageId, content, shown (what to display), createdAt, state "sending"|"failed", problem?,
 *   afterSeq (the last message when it was written)
 */
export class ThreadStore extends EventTarget {
  /** @type {Message[]} */
  messages = [];
  /** @type {Outgoing[]} */
  outgoing = [];
  /** The oldest message is loaded. */
  complete = false;
  loaded = false;
  loadingOlder = false;
  /** How far the other side has read. */
  seenSeq = 0;

  #api;
  #id;
  #own;
  #storage;
  #extra;
  #ahead = new Map();
  #lastKnown = 0;
  #catching = null;
  #catchAgain = false;
  #sending = false;
  #retryTimer = 0;
  #tries = 0;
  #announced = false;
  #closed = false;

  /**
   * @param {object} options
   * @param {Api} options.api
   * @param {string} options.conversationId
   * @param {"customer"|"agent"} options.viewer whose own messages are sent from here
   * @param {?Storage} [options.storage] where unsent messages survive the page; null keeps them in memory
   * @param {function(Outgoing): object} [options.extra] members to send along (the desk's `expectedSeq`)
   */
  constructor({ api, conversationId, viewer, storage = null, extra = () => ({}) }) {
    super();
    this.#api = api;
    this.#id = conversationId;
    this.#own = viewer;
    this.#storage = storage;
    this.#extra = extra;
  }

  get lastSeq() {
    return this.messages.length ? this.messages[this.messages.length - 1].seq : 0;
  }

  get firstSeq() {
    return this.messages.length ? this.messages[0].seq : 0;
  }

  /** Loads the newest page and takes up what an earlier page could not send. `lastSeq` spares a look-up. */
  async open(lastSeq) {
    const last = lastSeq ?? (await this.#api.conversation(this.#id)).lastSeq;
    this.#lastKnown = Math.max(this.#lastKnown, last);
    const page = last ? await this.#api.messages(this.#id, { before: last + 1, limit: PAGE }) : { items: [] };
    const items = [...page.items].sort((a, b) => a.seq - b.seq);
    this.complete = !items.length || items[0].seq <= 1;
    this.messages = items;
    this.loaded = true;
    this.#join();
    this.#restore();
    this.#changed();
    await this.catchUp();
    this.#flush();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#retryTimer);
  }

  /** A message from a frame or an answer, in any order and any number of times. */
  receive(message) {
    if (!Number.isInteger(message?.seq) || message.seq < 1) return;
    this.#lastKnown = Math.max(this.#lastKnown, message.seq);
    if (!this.loaded) {
      this.#ahead.set(message.seq, message);
      return;
    }
    if (message.seq < this.firstSeq) return;
    if (message.seq <= this.lastSeq) {
      this.#replace(message);
      return;
    }
    this.#ahead.set(message.seq, message);
    this.#join();
    if (this.#ahead.size) this.catchUp();
    this.#changed();
  }

  /** Asks the server for everything after what is held; calls while one runs make one more round. */
  catchUp() {
    if (!this.loaded) return Promise.resolve();
    if (this.#catching) {
      this.#catchAgain = true;
      return this.#catching;
    }
    this.#catching = this.#catchUp().catch((failure) => this.#fault(failure)).finally(() => { this.#catching = null; });
    return this.#catching;
  }

  async #catchUp() {
    do {
      this.#catchAgain = false;
      const page = await this.#api.messages(this.#id, { after: this.lastSeq, limit: 100 });
      for (const message of page.items) {
        if (message.seq > this.lastSeq) this.#ahead.set(message.seq, message);
      }
      this.#join();
      this.#changed();
      if (page.items.length === 100) this.#catchAgain = true;
    } while (this.#catchAgain && !this.#closed);
    this.#flush();
  }

  /** One page further back; resolves with how many messages came. */
  async loadOlder() {
    if (!this.loaded || this.complete || this.loadingOlder) return 0;
    this.loadingOlder = true;
    try {
      const page = await this.#api.messages(this.#id, { before: this.firstSeq, limit: PAGE });
      const older = page.items.filter((m) => m.seq < this.firstSeq).sort((a, b) => a.seq - b.seq);
      this.messages = [...older, ...this.messages];
      this.complete = !older.length || older[0].seq <= 1;
      this.#changed();
      return older.length;
    } catch (failure) {
      this.#fault(failure);
      return 0;
    } finally {
      this.loadingOlder = false;
    }
  }

  /** Reads everything that is held again, to have it in another language. */
  async reload() {
    if (!this.loaded) return;
    try {
      let after = this.firstSeq - 1;
      const last = this.lastSeq;
      while (after >= 0 && after < last && !this.#closed) {
        const page = await this.#api.messages(this.#id, { after, limit: 100 });
        if (!page.items.length) break;
        for (const message of page.items) {
          this.receive(message);
          after = Math.max(after, message.seq);
        }
      }
    } catch (failure) {
      this.#fault(failure);
    }
  }

  /**
   * Shows the message at once and sends it; resolves when it is in the queue, not when it has arrived.
   * @param {object} content what goes to the server
   * @param {object} [shown] what is displayed meanwhile (a choice with its label)
   */
  send(content, shown = content) {
    const item = { clientMessageId: uuid(), content, shown, createdAt: new Date().toISOString(), state: "sending", afterSeq: this.lastSeq };
    this.outgoing.push(item);
    this.#keep(item);
    this.#changed();
    this.#flush();
    return item;
  }

  /** Tries a failed message again under the same client message id. */
  retry(clientMessageId) {
    const item = this.outgoing.find((o) => o.clientMessageId === clientMessageId);
    if (!item || item.state !== "failed") return;
    item.state = "sending";
    item.afterSeq = this.lastSeq;
    delete item.problem;
    this.#tries = 0;
    this.#changed();
    this.#flush();
  }

  /** Gives a failed message up. */
  discard(clientMessageId) {
    this.outgoing = this.outgoing.filter((o) => o.clientMessageId !== clientMessageId || o.state !== "failed");
    this.#forget(clientMessageId);
    this.#changed();
  }

  /** Takes back what has not arrived and fits, in the order it was written; not while it is under way. */
  withdraw(fits) {
    const back = this.outgoing.filter(fits);
    this.outgoing = this.outgoing.filter((o) => !back.includes(o));
    for (const item of back) this.#forget(item.clientMessageId);
    this.#changed();
    return back;
  }

  /** The other side has read up to `seq`. */
  seen(seq) {
    if (seq > this.seenSeq) {
      this.seenSeq = seq;
      this.#changed();
    }
  }

  /** The network is back: don't wait for the next attempt. */
  wake() {
    this.#tries = 0;
    this.#flush();
  }

  async #flush() {
    if (this.#sending || this.#closed || !this.loaded) return;
    clearTimeout(this.#retryTimer);
    this.#sending = true;
    try {
      let item;
      while (!this.#closed && (item = this.outgoing.find((o) => o.state === "sending"))) {
        if (!await this.#deliver(item)) break;
      }
    } finally {
      this.#sending = false;
    }
  }

  /** Whether to go on with the next one. */
  async #deliver(item) {
    try {
      const message = await this.#api.send(this.#id, item.clientMessageId, item.content, this.#extra(item));
      this.#tries = 0;
      this.#arrived(item, message);
      return true;
    } catch (failure) {
      if (!this.outgoing.includes(item)) return true;
      if (failure instanceof Problem) {
        item.state = "failed";
        item.problem = failure;
        this.#changed();
        this.dispatchEvent(new CustomEvent("refused", { detail: { item, problem: failure } }));
        return true;
      }
      const wait = Math.max(RETRY[Math.min(this.#tries++, RETRY.length - 1)], (failure.retryAfter ?? 0) * 1_000);
      this.#retryTimer = setTimeout(() => this.#flush(), wait);
      this.#changed();
      return false;
    }
  }

  #arrived(item, message) {
    this.outgoing = this.outgoing.filter((o) => o !== item);
    this.#forget(item.clientMessageId);
    this.receive({ ...message, key: item.clientMessageId });
    this.#changed();
  }

  /** Moves what continues the run from the waiting room to `messages`. */
  #join() {
    for (let next = this.lastSeq + 1; this.#ahead.has(next); next = this.lastSeq + 1) {
      this.messages.push(this.#claimed(this.#ahead.get(next)));
      this.#ahead.delete(next);
    }
    for (const seq of this.#ahead.keys()) if (seq <= this.lastSeq) this.#ahead.delete(seq);
  }

  /**
   * An own message comes back by its client message id, from whichever arrives first: the frame, the answer to the
   * POST, or a page of messages after an answer got lost. It takes the place of the outgoing one, under the same key.
   */
  #claimed(message) {
    const { clientMessageId } = message;
    if (message.key || !clientMessageId || message.author.kind !== this.#own) return message;
    const item = this.outgoing.find((o) => o.clientMessageId === clientMessageId);
    if (!item) return message;
    this.outgoing = this.outgoing.filter((o) => o !== item);
    this.#forget(clientMessageId);
    return { ...message, key: clientMessageId };
  }

  #replace(message) {
    const index = message.seq - this.firstSeq;
    const held = this.messages[index];
    if (!held || held.seq !== message.seq) return;
    this.messages[index] = { ...message, key: held.key ?? message.key };
    this.#changed();
  }

  #changed() {
    if (this.#announced) return;
    this.#announced = true;
    queueMicrotask(() => {
      this.#announced = false;
      if (!this.#closed) this.dispatchEvent(new Event("change"));
    });
  }

  #fault(failure) {
    this.dispatchEvent(new CustomEvent("fault", { detail: failure }));
  }

  // Each message is its own entry: two tabs of one visitor never overwrite each other's queue.

  get #prefix() {
    return `parley.outgoing.${this.#id}.`;
  }

  #keep(item) {
    try {
      const { clientMessageId, content, shown, createdAt, afterSeq } = item;
      this.#storage?.setItem(this.#prefix + clientMessageId, JSON.stringify({ clientMessageId, content, shown, createdAt, afterSeq }));
    } catch { /* a full or forbidden storage: it still lives in memory */ }
  }

  #forget(clientMessageId) {
    try {
      this.#storage?.removeItem(this.#prefix + clientMessageId);
    } catch { /* as above */ }
  }

  #restore() {
    if (!this.#storage) return;
    try {
      const keys = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i));
      const known = new Set(this.outgoing.map((o) => o.clientMessageId));
      const kept = keys.filter((key) => key?.startsWith(this.#prefix))
        .map((key) => JSON.parse(this.#storage.getItem(key)))
        .filter((item) => item && !known.has(item.clientMessageId))
        .map((item) => ({ ...item, state: "sending" }));
      this.outgoing = [...kept, ...this.outgoing].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    } catch { /* unreadable: nothing to take up */ }
  }
}
