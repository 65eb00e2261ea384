import { Live } from "/resources/parley/js/live.js";
import { Embedding } from "/resources/parley/js/embedding.js";
import { equal, ok, test, until } from "./check.js";

/** Sockets that open or not, as told. */
function sockets(plan) {
  const made = [];
  class FakeSocket {
    readyState = 0;
    sent = [];
    constructor(url) {
      this.url = url;
      made.push(this);
      queueMicrotask(() => {
        if (plan.shift() === "open") {
          this.readyState = 1;
          this.onopen?.();
        } else this.onclose?.({ code: 1006 });
      });
    }
    send(text) { this.sent.push(JSON.parse(text)); }
    close() { this.readyState = 3; }
  }
  return { made, FakeSocket };
}

function liveWith(plan) {
  const { made, FakeSocket } = sockets(plan);
  let tickets = 0;
  const live = new Live({ base: "/api/v1", socketTicket: async () => ({ ticket: `t${++tickets}` }) },
    { WebSocket: FakeSocket, location: { protocol: "https:", host: "shop.example" }, random: () => 0 });
  const seen = [];
  for (const type of ["frame", "resync", "revoked"]) live.addEventListener(type, (event) => seen.push(event.detail?.type ?? type));
  return { live, made, seen };
}

test("opens with a fresh ticket and asks to resynchronise", async () => {
  const { live, made, seen } = liveWith(["open"]);
  live.start();
  await until(() => live.state === "open", "open");
  equal(made[0].url, "wss://shop.example/api/v1/ws?ticket=t1");
  made[0].onmessage({ data: '{"type":"message","conversationId":"c"}' });
  made[0].onmessage({ data: "no json" });
  equal(seen, ["resync", "message"]);
  ok(live.send({ type: "typing" }), "sends while open");
  live.stop();
  ok(!live.send({ type: "typing" }), "not after");
});

test("comes back after a break, with another ticket, and resynchronises", async () => {
  const { live, made, seen } = liveWith(["open", "open"]);
  live.start();
  await until(() => live.state === "open", "open");
  made[0].onclose({ code: 1006 });
  await until(() => made.length === 2 && live.state === "open", "the second socket");
  ok(made[1].url.endsWith("ticket=t2"), made[1].url);
  equal(seen, ["resync", "resync"]);
  live.stop();
});

test("polls where sockets do not get through and stops polling when one does", async () => {
  const { live, seen } = liveWith(["fail", "fail", "open"]);
  const states = [];
  live.addEventListener("state", (event) => states.push(event.detail));
  live.start();
  await until(() => live.state === "open", "open at last");
  equal(states, ["connecting", "polling", "open"]);
  equal(seen, ["resync", "resync"], "one poll, one connect");
  live.stop();
});

test("a revoked token is told and not tried again", async () => {
  const { live, made, seen } = liveWith(["open"]);
  live.start();
  await until(() => live.state === "open", "open");
  made[0].onclose({ code: 4401 });
  equal([seen, made.length], [["resync", "revoked"], 1]);
  live.stop();
});

function framed(referrer) {
  const told = [];
  const listeners = [];
  const parent = { postMessage: (message, origin) => told.push([message.type, origin]) };
  const embedding = new Embedding({ parent, document: { referrer }, addEventListener: (type, listener) => listeners.push(listener) });
  const heard = [];
  for (const type of ["open", "close"]) embedding.addEventListener(type, () => heard.push(type));
  const hear = (data, origin = "https://shop.example", source = parent) => listeners[0]({ source, origin, data });
  return { embedding, told, heard, hear };
}

test("the embedding page is who the referrer says, and nobody else", () => {
  const { embedding, told, heard, hear } = framed("https://shop.example/page");
  embedding.tell("ready");
  equal(told, [["ready", "https://shop.example"]]);
  hear({ parley: 1, type: "open" });
  hear({ parley: 1, type: "close" }, "https://evil.example");
  hear({ parley: 1, type: "close" }, "https://shop.example", {});
  hear({ parley: 1, type: "token" });
  hear("open");
  hear(null);
  equal(heard, ["open"]);
});

test("without a referrer the first message pins the origin and what waited goes there", () => {
  const { embedding, told, heard, hear } = framed("");
  embedding.tell("ready");
  equal(told, [], "nothing to an unknown origin");
  hear({ parley: 1, type: "open" }, "null");
  hear({ parley: 1, type: "open" });
  hear({ parley: 1, type: "close" }, "https://evil.example");
  equal([told, heard], [[["ready", "https://shop.example"]], ["open"]]);
});
