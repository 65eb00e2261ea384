import { ThreadStore } from "/resources/parley/js/store.js";
import { FakeServer, equal, memory, ok, test, until } from "./check.js";

const storeFor = (server, storage = null) => new ThreadStore({ api: server.api, conversationId: "c", viewer: "customer", storage });
const seqs = (store) => store.messages.map((m) => m.seq);
const upTo = (n, from = 1) => Array.from({ length: n - from + 1 }, (_, i) => i + from);

test("keeps one order without double whatever the order of arrival", async () => {
  const server = new FakeServer();
  const store = storeFor(server);
  await store.open(0);
  for (const n of upTo(30)) server.say("bot", `text ${n}`);
  const frames = [...server.messages, ...server.messages].sort((a, b) => Math.sin(a.seq * 7.1) - Math.sin(b.seq * 3.3));
  for (const frame of frames) store.receive(frame);
  await store.catchUp();
  equal(seqs(store), upTo(30));
});

test("asks for what is missing and shows nothing ahead of its turn", async () => {
  const server = new FakeServer();
  server.say("bot", "one");
  const store = storeFor(server);
  await store.open();
  server.say("bot", "two");
  const third = server.say("bot", "three");
  store.receive(third);
  equal(seqs(store), [1], "before the answer");
  await store.catchUp();
  equal(seqs(store), [1, 2, 3]);
  ok(server.asked.some(({ after }) => after === 1), "never asked after 1");
});

test("frames that arrive before the first page are not lost", async () => {
  const server = new FakeServer();
  for (const n of upTo(3)) server.say("bot", `${n}`);
  const store = storeFor(server);
  const opening = store.open(3);
  store.receive(server.say("bot", "4"));
  await opening;
  equal(seqs(store), [1, 2, 3, 4]);
});

test("catches up over more than one page", async () => {
  const server = new FakeServer();
  const store = storeFor(server);
  await store.open(0);
  for (const n of upTo(250)) server.say("bot", `${n}`);
  await store.catchUp();
  equal(seqs(store), upTo(250));
});

test("loads history upwards until it is complete", async () => {
  const server = new FakeServer();
  for (const n of upTo(95)) server.say("bot", `${n}`);
  const store = storeFor(server);
  await store.open();
  equal(seqs(store), upTo(95, 56));
  while (!store.complete) await store.loadOlder();
  equal(seqs(store), upTo(95));
});

test("sends in order and each once although the network fails in between", async () => {
  const server = new FakeServer();
  server.weather = ["unreachable", "lostAnswer", undefined, "unreachable"];
  const store = storeFor(server);
  await store.open(0);
  for (const text of ["a", "b", "c"]) store.send({ type: "text", text });
  await until(() => { store.wake(); return store.outgoing.length === 0; }, "an empty queue");
  equal(server.messages.map((m) => m.content.text), ["a", "b", "c"]);
  equal(new Set(server.posts).size, 3, "client message ids");
  equal(seqs(store), [1, 2, 3]);
});

test("an own frame that overtakes the answer is not shown twice", async () => {
  const server = new FakeServer();
  const store = storeFor(server);
  await store.open(0);
  let shown = null;
  server.weather = [async (message) => {
    store.receive({ ...message });
    await Promise.resolve();
    shown = [...store.messages, ...store.outgoing].length;
  }];
  const { clientMessageId } = store.send({ type: "text", text: "hello" });
  await until(() => store.outgoing.length === 0 && shown !== null, "arrival");
  equal(shown, 1, "while the answer was under way");
  equal([store.messages.length, store.messages[0].key], [1, clientMessageId]);
});

test("a page that brings an own message settles it although its answer got lost", async () => {
  const server = new FakeServer();
  server.weather = ["lostAnswer"];
  const store = storeFor(server);
  await store.open(0);
  store.send({ type: "text", text: "hello" });
  await until(() => server.messages.length === 1, "the post");
  await store.catchUp();
  equal([store.messages.length, store.outgoing.length], [1, 0]);
});

test("what could not be sent survives the page and is sent once by two tabs", async () => {
  const server = new FakeServer();
  const storage = memory();
  server.weather = ["unreachable"];
  const closed = storeFor(server, storage);
  await closed.open(0);
  closed.send({ type: "text", text: "kept" });
  await until(() => server.posts.length === 1, "the first attempt");
  closed.close();
  const tabs = [storeFor(server, storage), storeFor(server, storage)];
  await Promise.all(tabs.map((tab) => tab.open(0)));
  await until(() => tabs.every((tab) => tab.outgoing.length === 0), "both queues empty");
  equal(server.messages.map((m) => m.content.text), ["kept"]);
  equal(storage.length, 0, "left in the storage");
});

test("a refused message fails, lets the next pass and keeps its id on retry", async () => {
  const server = new FakeServer();
  server.weather = ["refuse"];
  const store = storeFor(server);
  await store.open(0);
  const refused = store.send({ type: "text", text: "bad" });
  store.send({ type: "text", text: "good" });
  await until(() => server.messages.length === 1 && store.outgoing.length === 1, "the second one");
  equal([store.outgoing[0].state, server.messages[0].content.text], ["failed", "good"]);
  store.retry(refused.clientMessageId);
  await until(() => store.outgoing.length === 0, "the retry");
  equal(server.posts.filter((id) => id === refused.clientMessageId).length, 2, "attempts under one id");
});

test("reading again replaces contents and keeps the order", async () => {
  const server = new FakeServer();
  for (const n of upTo(120)) server.say("bot", `en ${n}`);
  const store = storeFor(server);
  await store.open();
  await store.loadOlder();
  server.messages = server.messages.map((m) => ({ ...m, content: { type: "text", text: m.content.text.replace("en", "th") } }));
  await store.reload();
  ok(store.messages.every((m) => m.content.text.startsWith("th")), "some are still the old ones");
  equal(seqs(store), upTo(120, 41));
});
