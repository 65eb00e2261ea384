/**
 * The present state of what cards show (cart, order, payment, product), one copy per id for all cards of a page:
 * two cards of one cart can never disagree.
 */
export class Objects extends EventTarget {
  #api;
  #values = new Map();
  #watchers = new Map();
  #loading = new Map();

  constructor(api) {
    super();
    this.#api = api;
  }

  /** What is known now, or undefined. */
  peek(kind, id) {
    return this.#values.get(`${kind} ${id}`);
  }

  /** Takes over a newer state and tells who watches this one ("put" tells of all, detail {kind, value}). */
  put(kind, id, value) {
    if (!id || !value) return value;
    this.#values.set(`${kind} ${id}`, value);
    for (const watcher of [...(this.#watchers.get(`${kind} ${id}`) ?? [])]) watcher(value);
    this.dispatchEvent(new CustomEvent("put", { detail: { kind, value } }));
    return value;
  }

  /** Calls `watcher` on every change; returns how to stop. */
  watch(kind, id, watcher) {
    const key = `${kind} ${id}`;
    if (!this.#watchers.has(key)) this.#watchers.set(key, new Set());
    this.#watchers.get(key).add(watcher);
    return () => {
      const watchers = this.#watchers.get(key);
      watchers?.delete(watcher);
      if (!watchers?.size) this.#watchers.delete(key);
    };
  }

  /** Asks the server; calls for the same object at the same time share one request. */
  load(kind, id) {
    const key = `${kind} ${id}`;
    if (!this.#loading.has(key)) {
      const loading = this.#api[kind](id).then((value) => this.put(kind, id, value))
        .finally(() => this.#loading.delete(key));
      this.#loading.set(key, loading);
    }
    return this.#loading.get(key);
  }

  /** Asks again for everything of these kinds that is on screen; what fails keeps its last state. */
  reloadWatched(...kinds) {
    for (const key of this.#watchers.keys()) {
      const [kind, id] = key.split(" ");
      if (kinds.includes(kind)) this.load(kind, id).catch(() => {});
    }
  }
}
