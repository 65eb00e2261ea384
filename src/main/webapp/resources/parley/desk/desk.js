/** The desk's page: who works here, one socket, three panes and what connects them. */
import { Live } from "../js/live.js";
import { LANGUAGES, locale, t } from "../js/locale.js";
import { Alerts } from "./alerts.js";
import { useLanguage, useTheme } from "./bar.js";
import { Commands } from "./commands.js";
import { ContextPane } from "./context.js";
import { ConversationPane } from "./conversation.js";
import { FILTERS, Inbox } from "./inbox.js";
import { Panes } from "./panes.js";
import { DeskApi, keepOnlyOwn, returnTo } from "./session.js";
import { complain, customerName } from "./ui.js";

const part = (name) => document.getElementById(`desk-${name}`);

/** Staff by id, for names. */
class Colleagues {
  #members = new Map();

  async load(api) {
    for (const member of (await api.staff()).items) this.#members.set(member.id, member);
  }

  name(id) { return this.#members.get(id)?.name ?? t("desk.handler.colleague"); }
  active() { return [...this.#members.values()].filter((member) => member.active !== false); }
}

async function start() {
  await locale.use(document.documentElement.lang, { also: ["desk"] });
  const kept = returnTo();
  if (kept && !location.hash) history.replaceState(null, "", kept);
  const api = new DeskApi();
  const staff = await untilAnswered(() => api.staffMember());
  keepOnlyOwn(staff.id);
  const colleagues = new Colleagues();
  colleagues.load(api).catch(() => {});
  const live = new Live(api);
  const panes = new Panes(part("panes"));
  const inbox = new Inbox(part("list"), { api, live, staffId: staff.id, colleagues });
  const shop = { name: document.querySelector(".bar__name").textContent };
  const pane = new ConversationPane(part("thread"), { api, live, staff, shop, colleagues });
  const side = new ContextPane(part("side"), { api, live, pane });

  const open = (id) => {
    if (location.hash !== `#/c/${id}`) history.pushState(null, "", `#/c/${id}`);
    follow();
  };
  const follow = () => {
    const id = /^#\/c\/([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null;
    inbox.select(id);
    pane.show(id, id && { ...inbox.rows.find((row) => row.id === id) });
    side.show(id);
    panes.show(id ? "thread" : "list");
  };
  const toList = () => {
    history.pushState(null, "", location.pathname);
    follow();
    inbox.focus();
  };
  new Alerts(part("alerts"), { api, live, staffId: staff.id, open });
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  inbox.addEventListener("choose", (event) => open(event.detail));
  inbox.addEventListener("rows", () => {
    const unread = inbox.rows.filter((row) => row.unread > 0).length;
    document.title = document.title.replace(/^(\(\d+\) )?/, unread ? `(${unread}) ` : "");
  });
  pane.addEventListener("back", toList);
  pane.addEventListener("details", () => panes.toggleSide());
  pane.addEventListener("changed", () => inbox.refresh());
  pane.addEventListener("noted", () => side.refresh());
  side.addEventListener("customer", (event) => pane.named(event.detail.name));
  side.addEventListener("write-note", () => { panes.show("thread"); pane.setMode("note"); });
  part("side-close").addEventListener("click", () => panes.show("thread"));

  live.addEventListener("state", (event) => connection(event.detail));
  live.addEventListener("revoked", async () => {
    live.stop();
    await untilAnswered(() => api.renewToken());
    live.start();
  });
  live.start();

  const mine = () => pane.view?.handledBy === staff.id;
  const chosen = () => Boolean(pane.id);
  const openOne = () => chosen() && pane.view?.status !== "resolved";
  const commands = new Commands({
    open, rows: () => inbox.rows.map((row) => ({ id: row.id, label: customerName(row.customerName), hint: row.lastLine })),
    commands: () => [
      { label: t("desk.do.next"), key: "j", glyphName: "down", run: () => inbox.step(1) },
      { label: t("desk.do.previous"), key: "k", glyphName: "down", run: () => inbox.step(-1) },
      { label: t("desk.do.reply"), key: "r", glyphName: "send", available: chosen, run: () => { panes.show("thread"); pane.setMode("reply"); } },
      { label: t("desk.do.note"), key: "n", glyphName: "note", available: chosen, run: () => { panes.show("thread"); pane.setMode("note"); } },
      { label: t("desk.do.product"), key: "p", glyphName: "box", available: chosen, run: () => pane.product() },
      { label: t("desk.cart.add"), key: "+", glyphName: "cart", available: chosen, run: () => side.addToCart() },
      { label: t("desk.do.takeOver"), key: "t", glyphName: "hand", available: () => openOne() && !mine(), run: () => pane.takeOver() },
      { label: t("desk.do.assign"), key: "a", glyphName: "person", available: chosen, run: () => pane.assign() },
      { label: t("desk.do.toQueue"), key: "q", glyphName: "inbox", available: () => openOne() && pane.view?.handledBy !== "queue", run: () => pane.toQueue() },
      { label: t("desk.do.toBot"), key: "b", glyphName: "spark", available: () => openOne() && pane.view?.handledBy !== "bot", run: () => pane.toBot() },
      { label: t("desk.do.snooze"), key: "s", glyphName: "clock", available: openOne, run: () => pane.snooze() },
      { label: t("desk.do.resolve"), key: "e", glyphName: "check", available: openOne, run: () => pane.resolve() },
      { label: t("desk.do.reopen"), glyphName: "retry", available: () => pane.view?.status === "resolved", run: () => pane.reopen() },
      { label: t("desk.labels.add"), key: "g", glyphName: "tag", available: chosen, run: () => side.addLabel() },
      { label: t("desk.do.details"), key: "c", glyphName: "panel", available: chosen, run: () => panes.toggleSide() },
      { label: t("desk.do.list"), key: "l", glyphName: "inbox", run: () => { panes.show("list"); inbox.focus(); } },
      ...Object.keys(FILTERS).map((name, index) => ({ label: t("desk.do.filter", { filter: t(`desk.filter.${name}`) }), key: String(index + 1), glyphName: "search", run: () => { inbox.filter = name; } })),
      ...["light", "dark", "auto"].map((theme) => ({ label: t(`desk.theme.${theme}`), glyphName: "moon", run: () => useTheme(theme) })),
      ...Object.entries(LANGUAGES).map(([code, name]) => ({ label: name, glyphName: "globe", run: () => useLanguage(code) })),
      { label: t("desk.help.title"), key: "?", glyphName: "command", run: () => commands.help() },
    ],
  });
  part("palette").addEventListener("click", () => commands.palette());
  part("help").addEventListener("click", () => commands.help());
  follow();
  document.body.dataset.ready = "true";
}

/** Says that nothing comes in on its own while the line is down; typing goes on. */
function connection(state) {
  const bar = part("connection");
  const text = state === "offline" ? t("desk.line.offline") : state === "polling" ? t("desk.line.polling") : "";
  bar.textContent = text;
  bar.hidden = !text;
}

async function untilAnswered(ask) {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      return await ask();
    } catch (failure) {
      complain(failure);
      await new Promise((resolve) => { setTimeout(resolve, wait); });
    }
  }
}

start();
