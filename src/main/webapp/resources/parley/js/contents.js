/**
 * The contents that are mostly words: text, a choice, quick replies, events, a given rating, and what a newer server
 * may send that this client doesn't know.
 */
import { Card, content } from "./card.js";
import { h, icon } from "./dom.js";
import { slippedText } from "./expectation.js";
import { locale, t } from "./locale.js";

const LINK = /https:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef]+/giu;
const TRAILING = /[.,:;!?)\]}'"»”’]+$/;

/** The text in nodes, https addresses as links that open elsewhere and tell nobody where they were pressed. */
export function linkified(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(TRAILING, "");
    let url;
    try {
      url = new URL(address);
    } catch {
      continue;
    }
    // user:password@host only serves to look like another host.
    if (url.username || url.password) continue;
    nodes.push(text.slice(from, match.index), h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow" }, address));
    from = match.index + address.length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== "");
}

export function bubble(...children) {
  return h("div", { class: "pl-bubble", dir: "auto" }, ...children);
}

class TextContent extends Card {
  draw() {
    this.replaceChildren(bubble(...linkified(String(this.content.text ?? ""))));
  }
}

class ChoiceContent extends Card {
  draw() {
    this.replaceChildren(bubble(String(this.content.label ?? this.content.text ?? this.#labelOfOption() ?? this.content.value ?? "")));
  }

  /** The words of the button, from the message that offered it. */
  #labelOfOption() {
    const asked = this.thread?.store?.messages.find((m) => m.id === this.content.inReplyTo);
    return asked?.content.options?.find((option) => option.value === this.content.value)?.label;
  }
}

class QuickReplies extends Card {
  draw() {
    const { text, options = [] } = this.content;
    const parts = [];
    if (text) parts.push(bubble(...linkified(text)));
    if (this.customer && this.#open()) {
      parts.push(h("div", { class: "pl-replies", role: "group", "aria-label": t("thread.replies") }, options.map((option) =>
        h("button", { type: "button", class: "pl-chip", on: { click: () => this.#choose(option) } }, option.label))));
    } else if (!this.customer) {
      parts.push(h("ul", { class: "pl-replies pl-replies--shown" }, options.map((option) => h("li", { class: "pl-chip pl-chip--off" }, option.label))));
    }
    this.replaceChildren(...parts);
  }

  spoken() {
    const { text = "", options = [] } = this.content;
    return `${text} ${options.map((option) => option.label).join(", ")}`;
  }

  #open() {
    return !this.facts.answered?.has(this.context.message?.id) && this.facts.lastCustomerSeq < this.context.message?.seq && !this.facts.sending;
  }

  #choose(option) {
    const inReplyTo = this.context.message.id;
    this.thread.send({ type: "choice", inReplyTo, value: option.value },
      { type: "choice", inReplyTo, value: option.value, label: option.label });
  }
}

class EventLine extends Card {
  draw() {
    const { event, params = {}, text } = this.content;
    const key = `event.${event}`;
    const words = event === "replyLater" ? slippedText(this.content, this.context.message?.createdAt) : locale.has(key) ? t(key, { ...params, name: params.name || t("thread.shop") }) : text;
    this.replaceChildren(h("span", {}, words ?? ""));
    this.parentElement?.toggleAttribute("hidden", !words);
  }
}

class RatingGiven extends Card {
  draw() {
    const { score = 0, comment } = this.content;
    this.replaceChildren(bubble(
      h("span", { class: "pl-stars", role: "img", "aria-label": t("rating.given", { score }) },
        [1, 2, 3, 4, 5].map((n) => h("span", { class: n <= score ? "pl-star pl-star--on" : "pl-star" }, "★"))),
      comment ? h("p", { class: "pl-stars__comment" }, comment) : null));
  }
}

class UnknownContent extends Card {
  draw() {
    const text = this.content.text ?? t("thread.unknownContent");
    this.replaceChildren(bubble(icon("alert"), " ", text));
  }
}

customElements.define("parley-text", TextContent);
customElements.define("parley-choice", ChoiceContent);
customElements.define("parley-quick-replies", QuickReplies);
customElements.define("parley-event", EventLine);
customElements.define("parley-rating-given", RatingGiven);
customElements.define("parley-unknown", UnknownContent);
content("text", "parley-text");
content("choice", "parley-choice");
content("quickReplies", "parley-quick-replies");
content("event", "parley-event");
content("csat", "parley-rating-given");
