import "/resources/parley/js/thread.js";
import { linkified } from "/resources/parley/js/contents.js";
import { locale } from "/resources/parley/js/locale.js";
import { FakeServer, equal, memory, ok, test, until } from "./check.js";

async function threadOn(server, viewer = "customer", more = {}) {
  await locale.use("en", { zone: "Asia/Bangkok" });
  const thread = document.createElement("parley-thread");
  const frame = document.createElement("div");
  frame.style.height = "400px";
  frame.append(thread);
  document.body.append(frame);
  const live = Object.assign(new EventTarget(), { send: () => false });
  thread.session = { api: { ...server.api, ...more }, live, conversationId: "c", viewer, storage: memory(), shop: { name: "Shop" } };
  await new Promise((done) => thread.addEventListener("parley-ready", done, { once: true }));
  const frames = (detail) => live.dispatchEvent(new CustomEvent("frame", { detail }));
  return { thread, frame, live, frames };
}

const texts = (thread, css) => [...thread.querySelectorAll(css)].map((e) => e.textContent);

test("text is text, whatever it looks like", async () => {
  const server = new FakeServer();
  server.say("customer", '<img src=x onerror="globalThis.broken = true"><script>globalThis.broken = true</script>');
  const { thread, frame } = await threadOn(server);
  equal([thread.querySelectorAll(".pl-bubble img, .pl-bubble script").length, globalThis.broken], [0, undefined]);
  frame.remove();
});

test("only https addresses become links, without what follows them", () => {
  const hrefs = (text) => linkified(text).filter((n) => n.href).map((n) => n.href);
  equal(hrefs("see https://a.example/x?y=1, and (https://b.example/z)."), ["https://a.example/x?y=1", "https://b.example/z"]);
  equal(hrefs("ดูที่ https://a.example/ก นะ"), ["https://a.example/%E0%B8%81"]);
  equal(hrefs("javascript:alert(1) http://a.example data:text/html,x https://shop.example@evil.example/"), []);
  const link = linkified("https://a.example")[0];
  equal([link.target, link.rel], ["_blank", "noopener noreferrer nofollow"]);
});

test("messages of one author and minute are one group with one name and one time", async () => {
  const server = new FakeServer();
  for (const text of ["a", "b", "c"]) server.say("bot", text);
  const { thread, frame } = await threadOn(server);
  equal([texts(thread, ".pl-author__name").length, texts(thread, ".pl-meta time").length, texts(thread, ".pl-tag")], [1, 1, ["bot"]]);
  frame.remove();
});

test("quick replies go once one is used, and the choice shows its label at once", async () => {
  const server = new FakeServer();
  server.messages.push({ id: "q", seq: 1, author: { kind: "bot", name: "" }, createdAt: new Date().toISOString(),
    content: { type: "quickReplies", text: "What now?", options: [{ value: "find", label: "Find products" }] } });
  const { thread, frame } = await threadOn(server);
  thread.querySelector(".pl-chip").click();
  await until(() => server.posts.length === 1, "the choice");
  equal(texts(thread, ".pl-chip"), []);
  await until(() => texts(thread, ".pl-row--own .pl-bubble").length === 1, "own bubble");
  equal(texts(thread, ".pl-row--own .pl-bubble"), ["Find products"]);
  frame.remove();
});

test("an agent sees notes where they were written and no buttons of the customer's", async () => {
  const server = new FakeServer();
  for (const text of ["one", "two"]) server.say("customer", text);
  server.notes = async () => ({ items: [{ id: "n", afterSeq: 1, text: "a regular", author: { kind: "agent", name: "Ploy" }, createdAt: server.messages[0].createdAt }] });
  const { thread, frame } = await threadOn(server, "agent");
  await until(() => thread.querySelector(".pl-note"), "the note");
  const order = [...thread.querySelectorAll(".pl-bubble, .pl-note__text")].map((e) => e.textContent);
  equal(order, ["one", "a regular", "two"]);
  frame.remove();
});

test("a payment card follows the payment frames and counts down", async () => {
  const server = new FakeServer();
  const expiresAt = new Date(Date.now() + 600_000).toISOString();
  server.messages.push({ id: "p", seq: 1, author: { kind: "system", name: "" }, createdAt: new Date().toISOString(), content: {
    type: "paymentRequest", paymentId: "y", orderId: "o", orderNumber: "1001", amount: { amount: "1290.00", currency: "THB" }, status: "offered", payUrl: "/pay/y", expiresAt } });
  const { thread, frame, frames } = await threadOn(server);
  ok(/^(10:00|9:5\d)$/.test(thread.querySelector(".pl-pay__clock").textContent), thread.querySelector(".pl-pay__clock").textContent);
  equal(thread.querySelector("a.pl-button").getAttribute("href"), `${location.origin}/pay/y`);
  frames({ type: "payment", conversationId: "c", payment: { id: "y", status: "captured", amount: { amount: "1290.00", currency: "THB" } } });
  equal([texts(thread, ".pl-state span"), thread.querySelector("a.pl-button")], [["Paid"], null]);
  frame.remove();
});

test("a payment address that is neither https nor ours is no link", async () => {
  const server = new FakeServer();
  server.messages.push({ id: "p", seq: 1, author: { kind: "system", name: "" }, createdAt: new Date().toISOString(), content: {
    type: "paymentRequest", paymentId: "z", orderId: "o", orderNumber: "1", amount: { amount: "1.00", currency: "THB" }, status: "offered", payUrl: "javascript:alert(1)" } });
  const { thread, frame } = await threadOn(server);
  equal(thread.querySelectorAll(".pl-pay a").length, 0);
  frame.remove();
});

test("five targets rate, once", async () => {
  const server = new FakeServer();
  server.messages.push({ id: "r", seq: 1, author: { kind: "system", name: "" }, createdAt: new Date().toISOString(), content: { type: "form", form: "csat" } });
  let posted = null;
  const send = async (id, clientMessageId, content) => {
    posted = content;
    const message = { ...server.say("customer", "", clientMessageId), content };
    server.messages[server.messages.length - 1] = message;
    return message;
  };
  const { thread, frame } = await threadOn(server, "customer", { send });
  equal(thread.querySelectorAll(".pl-face input").length, 5);
  thread.querySelector('.pl-face input[value="4"]').click();
  thread.querySelector(".pl-rating .pl-button--primary").click();
  await until(() => posted, "the rating");
  equal(posted, { type: "csat", inReplyTo: "r", score: 4 });
  await until(() => [...thread.querySelectorAll(".pl-face input")].every((input) => input.disabled), "the end of rating");
  frame.remove();
});

test("history above does not move what is being read", async () => {
  const server = new FakeServer();
  for (let n = 1; n <= 90; n++) server.say(n % 3 ? "bot" : "customer", `line ${n}\n`.repeat(1 + n % 4));
  const { thread, frame } = await threadOn(server);
  const scroller = thread.querySelector(".pl-scroll");
  scroller.scrollTop = 260;
  scroller.dispatchEvent(new Event("scroll"));
  await until(() => thread.querySelector('[data-seq="52"]'), "rows");
  const row = thread.querySelector('[data-seq="55"]');
  const before = row.getBoundingClientRect().top;
  await thread.store.loadOlder();
  await until(() => thread.querySelector('[data-seq="20"]'), "older rows");
  ok(Math.abs(row.getBoundingClientRect().top - before) <= 2, `moved by ${row.getBoundingClientRect().top - before}`);
  frame.remove();
});

test("what comes while the thread is out of sight is unread until it is looked at", async () => {
  const server = new FakeServer();
  server.say("bot", "hello");
  const { thread, frame, frames } = await threadOn(server);
  await until(() => thread.querySelector(".pl-bubble"), "the first one");
  let count = null;
  thread.addEventListener("parley-unread", (event) => { count = event.detail.count; });
  let read = 0;
  thread.session.api.read = async (id, seq) => { read = seq; };
  thread.active = false;
  frames({ type: "message", conversationId: "c", message: server.say("agent", "are you there") });
  await until(() => count > 0, "an unread message");
  thread.active = true;
  await until(() => read === 2 && count === 0, "read");
  frame.remove();
});
