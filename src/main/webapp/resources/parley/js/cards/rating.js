/**
 * How was it: five large targets, then an optional word. A rating that was given stays visible and can't be given again.
 */
import { Card, hint } from "../card.js";
import { button, fill, h, icon, uid } from "../dom.js";
import { t } from "../locale.js";

const FACES = ["face1", "face2", "face3", "face4", "face5"];

class Rating extends Card {
  #score = 0;
  #comment = "";

  draw() {
    const answer = this.facts.answered?.get(this.context.message?.id);
    const text = h("p", { class: "pl-rating__ask" }, this.content.text ?? t("rating.ask"));
    if (answer) {
      fill(this, h("div", { class: "pl-card pl-rating" }, text, this.#faces(answer.score, true), hint(t("rating.thanks"), "success")));
      return;
    }
    if (!this.customer) {
      fill(this, h("div", { class: "pl-card pl-rating" }, text, this.#faces(0, true), hint(t("rating.waiting"))));
      return;
    }
    const id = uid("comment");
    const area = h("textarea", { id, rows: 2, maxlength: 1000, value: this.#comment, data: { focus: "comment" }, on: { input: (event) => { this.#comment = event.target.value; } } });
    fill(this, h("div", { class: "pl-card pl-rating" }, text, this.#faces(this.#score, false),
      this.#score > 0 && [h("label", { for: id, class: "pl-rating__label" }, t("rating.comment")), area,
        button(t("rating.send"), { kind: "primary", iconName: "send", onClick: () => this.#send() })]));
  }

  #faces(score, off) {
    const group = uid("rating");
    return h("fieldset", { class: "pl-faces" }, h("legend", { class: "pl-hidden" }, t("rating.ask")), FACES.map((face, index) => {
      const value = index + 1;
      return h("label", { class: "pl-face", title: t(`rating.score.${value}`) },
        h("input", { type: "radio", name: group, value, checked: value === score, disabled: off, "aria-label": t(`rating.score.${value}`), data: { focus: `face ${value}` }, on: { change: () => { this.#score = value; this.redraw(); } } }),
        icon(face));
    }));
  }

  #send() {
    const comment = this.#comment.trim();
    this.thread.send({ type: "csat", inReplyTo: this.context.message.id, score: this.#score, ...(comment ? { comment } : {}) });
  }
}

customElements.define("parley-rating", Rating);
