/**
 * One WebSocket for everything that happens, with polling where sockets don't get through.
 *
 * Events: `frame` (detail: the server's frame), `resync` (ask the server what was missed: after every connect and on
 * each poll), `state` ("connecting" | "open" | "polling" | "offline" | "stopped") and `revoked` (closed with 4401: the token is no longer
 * good). A frame may be lost at any time; who keeps state resynchronises by `seq` and never counts on frames alone.
 */

const PING_EVERY = 25_000;
const SILENT_FOR = 70_000;
const POLL_EVERY = 4_000;
const POLL_HIDDEN = 30_000;
const BACK_OFF = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const REVOKED = 4401;

export class Live extends EventTarget {
  #api;
  #socket = null;
  #state = "stopped";
  #running = false;
  #failures = 0;
  #generation = 0;
  #lastHeard = 0;
  #timers = { ping: 0, retry: 0, poll: 0 };
  #environment;

  /** @param {Api} api gives the one-time tickets @param {object} [environment] for tests: WebSocket, location */
  constructor(api, environment = {}) {
    super();
    this.#api = api;
    this.#environment = { WebSocket: globalThis.WebSocket, location: globalThis.location, random: Math.random, ...environment };
  }

  get state() {
    return this.#state;
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    addEventListener("online", this.#wake);
    addEventListener("offline", this.#sleep);
    document.addEventListener("visibilitychange", this.#look);
    this.#connect();
  }

  stop() {
    this.#running = false;
    removeEventListener("online", this.#wake);
    removeEventListener("offline", this.#sleep);
    document.removeEventListener("visibilitychange", this.#look);
    this.#drop();
    this.#become("stopped");
  }

  /** Sends a client frame when the socket is open; says whether it did. Nothing that matters may rely on it. */
  send(frame) {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #wake = () => {
    this.#failures = 0;
    this.#drop();
    this.#connect();
  };

  #sleep = () => {
    this.#drop();
    this.#become("offline");
  };

  /** Back on screen: a phone may have frozen the page for hours. */
  #look = () => {
    if (document.visibilityState !== "visible" || !this.#running) return;
    if (this.#state !== "open" || Date.now() - this.#lastHeard > SILENT_FOR) this.#wake();
    else this.#resync();
  };

  async #connect() {
    if (!this.#running) return;
    const generation = ++this.#generation;
    if (this.#failures < 2 && this.#state !== "polling") this.#become("connecting");
    let ticket;
    try {
      ({ ticket } = await this.#api.socketTicket());
    } catch (failure) {
      if (generation !== this.#generation) return;
      if (failure.status === 401) this.dispatchEvent(new Event("revoked"));
      this.#failed();
      return;
    }
    if (generation !== this.#generation || !this.#running) return;
    this.#listen(ticket, generation);
  }

  #listen(ticket, generation) {
    const { location, WebSocket } = this.#environment;
    const url = `${location.protocol.replace("http", "ws")}//${location.host}${this.#api.base}/ws?ticket=${encodeURIComponent(ticket)}`;
    let socket;
    try {
      socket = new WebSocket(url);
    } catch {
      this.#failed();
      return;
    }
    this.#socket = socket;
    const mine = () => generation === this.#generation;
    socket.onopen = () => {
      if (!mine()) return;
      this.#failures = 0;
      this.#lastHeard = Date.now();
      clearTimeout(this.#timers.poll);
      clearInterval(this.#timers.ping);
      this.#timers.ping = setInterval(() => this.#ping(), PING_EVERY);
      this.#become("open");
      this.#resync();
    };
    socket.onmessage = (event) => {
      if (!mine()) return;
      this.#lastHeard = Date.now();
      let frame;
      try {
        frame = JSON.parse(event.data);
      } catch {
        return;
      }
      // Only now does the server push to us: what was posted since the handshake would be missed.
      if (frame?.type === "presence" && frame.joined === true) this.#resync();
      else if (frame && typeof frame.type === "string") this.dispatchEvent(new CustomEvent("frame", { detail: frame }));
    };
    socket.onclose = (event) => {
      if (!mine()) return;
      if (event.code === REVOKED) {
        this.#drop();
        this.dispatchEvent(new Event("revoked"));
        return;
      }
      this.#failed();
    };
  }

  #ping() {
    this.send({ type: "ping" });
  }

  #failed() {
    this.#socket = null;
    clearInterval(this.#timers.ping);
    if (!this.#running) return;
    this.#failures++;
    const step = BACK_OFF[Math.min(this.#failures - 1, BACK_OFF.length - 1)];
    clearTimeout(this.#timers.retry);
    this.#timers.retry = setTimeout(() => this.#connect(), step * (0.5 + this.#environment.random() / 2));
    if (navigator.onLine === false) this.#become("offline");
    else if (this.#failures >= 2) {
      this.#become("polling");
      this.#poll();
    } else this.#become("connecting");
  }

  #poll() {
    clearTimeout(this.#timers.poll);
    if (!this.#running || this.#state !== "polling") return;
    this.#resync();
    this.#timers.poll = setTimeout(() => this.#poll(), document.hidden ? POLL_HIDDEN : POLL_EVERY);
  }

  #resync() {
    this.dispatchEvent(new Event("resync"));
  }

  #drop() {
    this.#generation++;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    if (this.#socket) {
      this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = null;
    }
  }

  #become(state) {
    if (this.#state === state) return;
    this.#state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}
