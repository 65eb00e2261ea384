/**
 * The snippet that a shop puts into its pages:
 *
 *   <link rel="preconnect" href="https://chat.example">
 *   <script async src="https://chat.example/widget/embed.js" data-inbox="web"></script>
 *
 * It adds a round launcher and, once it is used, the conversation in a frame from the script's own origin. Attributes of
 * the script element, all optional: `data-inbox` (web), `data-language` (en, th, ja, ko; else the page's, else the
 * browser's), `data-offset-x` and `data-offset-y` (pixels from the corner, so that nothing of the shop's is covered),
 * `data-open` (open at once). A click on any element of the page with the attribute `data-parley-open` opens it too;
 * with a product's id in `data-parley-product` it shows that product there.
 *
 * The shop's page and the frame share nothing but four messages, `{parley: 1, type: "ready" | "unread" | "open" | "close"}`
 * (`unread` with a `count`, `open` with a `product`), taken only from the frame's own window and origin. It sets no cookie; what it remembers (greeting dismissed, used
 * before) stays in the page's localStorage. No inline style or script: it works under a strict content security policy
 * that names this origin in `script-src` and `frame-src`.
 */
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || customElements.get("parley-launcher")) return;

  /** The server fills in the shop's name and colour. */
  const SHOP = {"name":"","accent":"#0f766e"};

  const WORDS = {
    en: { open: "Open chat", close: "Close chat", chat: "Chat", dismiss: "Don't show this again",
      greeting: "Hello. Looking for something? Ask us here.", unread: ["{n} new message", "{n} new messages"] },
    th: { open: "เปิดแชต", close: "ปิดแชต", chat: "แชต", dismiss: "ไม่ต้องแสดงอีก",
      greeting: "สวัสดีค่ะ กำลังหาอะไรอยู่คะ ถามเราได้ที่นี่", unread: ["ข้อความใหม่ {n} ข้อความ"] },
    ja: { open: "チャットを開く", close: "チャットを閉じる", chat: "チャット", dismiss: "今後は表示しない",
      greeting: "お探しのものはありますか。お気軽にどうぞ。", unread: ["新着メッセージ{n}件"] },
    ko: { open: "채팅 열기", close: "채팅 닫기", chat: "채팅", dismiss: "다시 보지 않기",
      greeting: "안녕하세요. 찾으시는 물건이 있으면 편하게 물어보세요.", unread: ["새 메시지 {n}개"] },
  };

  const STYLE = `
    :host { all: initial !important; position: fixed !important; z-index: 2147483000 !important; color-scheme: light dark !important;
      --accent: #0f766e; --fill: var(--accent); --x: 20px; --y: 20px; line-height: 1.5 !important; font-size: 15px !important;
      font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Thai", "Noto Sans JP", "Noto Sans CJK JP",
      "Noto Sans KR", "Noto Sans CJK KR", sans-serif !important; }
    @supports (color: oklch(from red l c h)) { :host { --fill: oklch(from var(--accent) min(l, .53) c h); } }
    :host(:lang(ja)) .text { word-break: auto-phrase !important; }
    :host(:lang(th)) { line-height: 1.7 !important; }
    * { box-sizing: border-box; font: inherit; }
    [hidden] { display: none !important; }
    button { -webkit-tap-highlight-color: transparent; cursor: pointer; border: 0; margin: 0; padding: 0; background: none; color: inherit; }
    :focus-visible { outline: 3px solid light-dark(#151b1a, #fff); outline-offset: 2px; }
    svg { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; display: block; }
    .launch { position: fixed; right: calc(var(--x) + env(safe-area-inset-right, 0px)); bottom: calc(var(--y) + env(safe-area-inset-bottom, 0px));
      width: 56px; height: 56px; border-radius: 50%; display: grid; place-items: center; color: #fff; background: var(--fill);
      box-shadow: 0 6px 20px rgb(0 0 0 / .22), 0 1px 4px rgb(0 0 0 / .16); transition: transform 160ms cubic-bezier(.2,.7,.2,1), box-shadow 160ms; }
    .launch:hover { transform: scale(1.05); box-shadow: 0 8px 26px rgb(0 0 0 / .28), 0 1px 4px rgb(0 0 0 / .18); }
    .launch:active { transform: scale(.97); }
    .launch svg { width: 26px; height: 26px; grid-area: 1 / 1; transition: transform 160ms, opacity 120ms; }
    .launch .x { opacity: 0; transform: rotate(-60deg) scale(.6); }
    .launch[aria-expanded=true] .x { opacity: 1; transform: none; }
    .launch[aria-expanded=true] .b { opacity: 0; transform: scale(.6); }
    .count { position: absolute; top: -3px; right: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px; background: #c6221b;
      color: #fff; font-size: 12px; font-weight: 700; line-height: 22px; text-align: center; box-shadow: 0 0 0 2px #fff; font-variant-numeric: tabular-nums; }
    .hello { position: fixed; right: calc(var(--x) + env(safe-area-inset-right, 0px)); bottom: calc(var(--y) + 68px + env(safe-area-inset-bottom, 0px));
      display: flex; align-items: flex-start; max-width: min(280px, calc(100vw - 2 * var(--x))); background: light-dark(#fff, #1e2323);
      color: light-dark(#151b1a, #edf2f1); border-radius: 18px 18px 4px 18px; box-shadow: 0 8px 28px rgb(0 0 0 / .18), 0 0 0 1px rgb(0 0 0 / .05);
      animation: in 180ms cubic-bezier(.2,.7,.2,1) both; }
    .hello .text { padding: 14px 0 14px 16px; text-align: start; word-break: keep-all; overflow-wrap: anywhere; min-height: 44px; }
    .hello .away { flex: none; width: 44px; height: 44px; display: grid; place-items: center; color: light-dark(#56605e, #a7b2b0); border-radius: 12px; }
    .hello .away:hover, .hello .text:hover { color: light-dark(#000, #fff); }
    .hello .away svg { width: 16px; height: 16px; }
    .sheet { position: fixed; right: calc(var(--x) + env(safe-area-inset-right, 0px)); bottom: calc(var(--y) + 68px + env(safe-area-inset-bottom, 0px));
      width: min(400px, calc(100vw - 2 * var(--x))); height: min(640px, calc(100dvh - var(--y) - 84px)); border-radius: 18px; overflow: hidden;
      background: light-dark(#fff, #161a1a); box-shadow: 0 16px 56px rgb(0 0 0 / .28), 0 0 0 1px rgb(0 0 0 / .06); transform-origin: 100% 100%;
      animation: in 180ms cubic-bezier(.2,.7,.2,1) both; }
    iframe { display: block; width: 100%; height: 100%; border: 0; background: light-dark(#fff, #161a1a); color-scheme: inherit; }
    .wait { position: absolute; inset: 0; display: grid; place-items: center; pointer-events: none; }
    .wait i { width: 28px; height: 28px; border-radius: 50%; border: 3px solid light-dark(#dfe5e4, #333a3a); border-top-color: var(--fill); animation: turn 800ms linear infinite; }
    .quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (max-width: 479.98px), (max-height: 479.98px) {
      .sheet { inset: 0; width: 100vw; height: 100vh; height: 100dvh; border-radius: 0; box-shadow: none; }
      .launch[aria-expanded=true] { visibility: hidden; }
    }
    @media print { :host { display: none !important; } }
    @keyframes in { from { opacity: 0; transform: translateY(8px) scale(.97); } }
    @keyframes turn { to { transform: rotate(1turn); } }
    @media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation-duration: 0s !important; transition: none !important; } .wait i { animation: none; } }
  `;

  const source = new URL(script.src);
  const base = source.href.slice(0, source.href.indexOf("/widget/embed.js"));
  const settings = { ...script.dataset };
  const LOADED_AFTER = 15_000;

  /** A shelf of the page's own, or nothing where the browser forbids it. */
  const memory = {
    get(name) { try { return localStorage.getItem(`parley.${name}`); } catch { return null; } },
    set(name) { try { localStorage.setItem(`parley.${name}`, "1"); } catch { /* remembered until the page is left */ } },
  };

  const language = () => {
    for (const tag of [settings.language, document.documentElement.lang, ...navigator.languages]) {
      const code = String(tag ?? "").toLowerCase().split(/[-_]/)[0];
      if (Object.hasOwn(WORDS, code)) return code;
    }
    return "en";
  };

  const pixels = (text, otherwise) => {
    const number = Number.parseInt(text, 10);
    return `${Number.isFinite(number) ? Math.min(Math.max(number, 0), 400) : otherwise}px`;
  };

  const make = (tag, props = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const drawing = (name, path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [key, value] of [["viewBox", "0 0 24 24"], ["aria-hidden", "true"], ["class", name]]) svg.setAttribute(key, value);
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  };

  class Launcher extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #words = WORDS[language()];
    #launch = null;
    #count = make("span", { class: "count", "aria-hidden": "true", hidden: "" });
    #news = make("span", { class: "quiet", role: "status" });
    #hello = null;
    #sheet = null;
    #frame = null;
    #loaded = false;
    #ready = false;
    #product = null;
    #unread = 0;
    #scroll = null;

    connectedCallback() {
      if (this.#launch) return;
      const style = new CSSStyleSheet();
      style.replaceSync(STYLE);
      this.#root.adoptedStyleSheets = [style];
      this.lang = language();
      this.setAttribute("role", "complementary");
      this.setAttribute("aria-label", this.#words.chat);
      this.style.setProperty("--accent", SHOP.accent);
      this.style.setProperty("--x", pixels(settings.offsetX, 20));
      this.style.setProperty("--y", pixels(settings.offsetY, 20));
      this.#launch = make("button", { type: "button", class: "launch", "aria-expanded": "false", "aria-haspopup": "dialog" },
        drawing("b", "M5 18.5 3.5 21.5l5-1.3A9 8.5 0 1 0 5 18.5ZM8.5 12h.01M12.5 12h.01M16.5 12h.01"),
        drawing("x", "M6 6l12 12M18 6 6 18"), this.#count);
      this.#launch.addEventListener("click", () => (this.opened ? this.close() : this.open()));
      this.#root.append(this.#launch, this.#news);
      this.#label();
      addEventListener("message", (event) => this.#hear(event));
      document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
        if (this.opened && !document.querySelector("dialog:modal")) this.close();
      });
      document.addEventListener("click", (event) => {
        const opener = event.target instanceof Element ? event.target.closest("[data-parley-open]") : null;
        if (opener) this.open(opener.dataset.parleyProduct);
      });
      this.#begin();
    }

    get opened() {
      return this.#sheet !== null && !this.#sheet.hidden;
    }

    open(product) {
      this.#product = product || this.#product;
      this.#load();
      this.#farewell();
      memory.set("used");
      this.#sheet.hidden = false;
      this.#launch.setAttribute("aria-expanded", "true");
      this.#cover(true);
      this.#label();
      if (this.#ready) this.#tellOpen();
      else this.#tell("open");
      this.#frame.focus();
    }

    close() {
      if (!this.opened) return;
      this.#sheet.hidden = true;
      this.#launch.setAttribute("aria-expanded", "false");
      this.#cover(false);
      this.#label();
      this.#tell("close");
      this.#launch.focus();
    }

    /** Who has used it before gets answers counted; everybody else pays for nothing until they want it. */
    #begin() {
      const wanted = settings.open !== undefined && settings.open !== "false";
      if (wanted) this.open();
      else if (memory.get("used")) whenIdle(() => this.#load());
      else if (!memory.get("greeted")) setTimeout(() => this.#greet(), 1_200);
    }

    #greet() {
      if (this.opened || this.#hello) return;
      const text = make("button", { type: "button", class: "text" }, this.#words.greeting);
      const away = make("button", { type: "button", class: "away", "aria-label": this.#words.dismiss, title: this.#words.dismiss },
        drawing("", "M6 6l12 12M18 6 6 18"));
      text.addEventListener("click", () => this.open());
      away.addEventListener("click", () => {
        this.#farewell();
        this.#launch.focus();
      });
      this.#hello = make("div", { class: "hello" }, text, away);
      this.#root.insertBefore(this.#hello, this.#launch);
    }

    #farewell() {
      memory.set("greeted");
      this.#hello?.remove();
      this.#hello = null;
    }

    #load() {
      if (this.#sheet) return;
      const address = `${base}/widget/?inbox=${encodeURIComponent(settings.inbox || "web")}&lang=${this.lang}`;
      const wait = make("div", { class: "wait", "aria-hidden": "true" }, make("i"));
      this.#frame = make("iframe", { title: [this.#words.chat, SHOP.name].filter(Boolean).join(" · "), referrerpolicy: "strict-origin-when-cross-origin" });
      this.#frame.addEventListener("load", () => {
        wait.remove();
        this.#loaded = true;
        this.#tell(this.opened ? "open" : "close");
      }, { once: true });
      this.#frame.src = address;
      setTimeout(() => wait.remove(), LOADED_AFTER);
      this.#sheet = make("div", { class: "sheet", id: "sheet", role: "dialog", "aria-label": this.#words.chat, hidden: "" }, this.#frame, wait);
      this.#launch.setAttribute("aria-controls", "sheet");
      this.#root.insertBefore(this.#sheet, this.#launch);
    }

    /** Only the frame itself, only from where it was loaded, only what is known. */
    #hear({ source: from, origin, data }) {
      if (!this.#frame || from !== this.#frame.contentWindow || origin !== source.origin || data?.parley !== 1) return;
      if (data.type === "ready") {
        this.#ready = true;
        if (this.opened) this.#tellOpen();
        else this.#tell("close");
      }
      else if (data.type === "open" && !this.opened) this.open();
      else if (data.type === "close") this.close();
      else if (data.type === "unread") this.#unreadIs(data.count);
    }

    /** Before its page is there, the frame is a blank one of the shop's own origin. */
    #tell(type, members) {
      if (this.#loaded) this.#frame.contentWindow?.postMessage({ parley: 1, type, ...members }, source.origin);
    }

    /** Says once which product was asked for. */
    #tellOpen() {
      this.#tell("open", this.#product ? { product: this.#product } : {});
      this.#product = null;
    }

    #unreadIs(count) {
      const now = Number.isInteger(count) && count > 0 ? Math.min(count, 999) : 0;
      const more = now > this.#unread && !this.opened;
      this.#unread = now;
      this.#news.textContent = more ? this.#unreadText() : "";
      this.#label();
    }

    #unreadText() {
      const forms = this.#words.unread;
      return forms[Math.min(this.#unread === 1 ? 0 : 1, forms.length - 1)].replace("{n}", this.#unread);
    }

    #label() {
      const name = this.opened ? this.#words.close : this.#words.open;
      const show = this.#unread > 0 && !this.opened;
      this.#launch.setAttribute("aria-label", show ? `${name}, ${this.#unreadText()}` : name);
      this.#launch.title = name;
      this.#count.hidden = !show;
      this.#count.textContent = this.#unread > 9 ? "9+" : String(this.#unread);
    }

    /** While it fills a small screen, the page behind doesn't scroll. */
    #cover(on) {
      const page = document.documentElement;
      if (on && this.#scroll === null && matchMedia("(max-width: 479.98px), (max-height: 479.98px)").matches) {
        this.#scroll = page.style.overflow;
        page.style.overflow = "hidden";
      } else if (!on && this.#scroll !== null) {
        page.style.overflow = this.#scroll;
        this.#scroll = null;
      }
    }
  }

  const whenIdle = (run) => {
    const later = () => ("requestIdleCallback" in globalThis ? requestIdleCallback(run, { timeout: 4_000 }) : setTimeout(run, 1_500));
    if (document.readyState === "complete") later();
    else addEventListener("load", later, { once: true });
  };

  customElements.define("parley-launcher", Launcher);
  const add = () => document.body.append(document.createElement("parley-launcher"));
  if (document.body) add();
  else addEventListener("DOMContentLoaded", add, { once: true });
})();
