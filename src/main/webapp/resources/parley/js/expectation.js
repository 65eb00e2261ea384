/** What is told about the time to a person's reply. */
import { locale, t } from "./locale.js";

/** Honest words for `/sla/expectation`: measured when it was, else the aim, else when the shop opens. */
export function expectationText(expectation, now = Date.now()) {
  if (!expectation) return "";
  const { medianSeconds, targetSeconds, opensAt } = expectation;
  if (opensAt && Date.parse(opensAt) > now) return t("widget.opensAt", { moment: locale.moment(opensAt, now) });
  if (medianSeconds) return t("widget.median", { time: locale.duration(medianSeconds) });
  if (targetSeconds) return t("widget.target", { time: locale.duration(targetSeconds) });
  return "";
}

/** What was told with the message to a customer who waits, or when that had not come true. */
export function toldText(told, now = Date.now()) {
  if (!told?.waiting) return "";
  const { medianSeconds, targetSeconds, opensAt, number } = told;
  const opens = opensAt && Date.parse(opensAt) > now;
  if (number > 1) return opens ? t("told.lateOpens", { moment: locale.moment(opensAt, now) }) : t("told.late");
  if (opens) return t("told.opensAt", { moment: locale.moment(opensAt, now) });
  if (medianSeconds) return t("told.median", { time: locale.duration(medianSeconds) });
  return targetSeconds ? t("told.target", { time: locale.duration(targetSeconds) }) : "";
}

/** The line in the thread that says that a reply takes longer than was said, as it was true then. */
export function slippedText({ medianSeconds, opensAt }, at) {
  if (opensAt) return t("event.replyLater.opens", { moment: locale.moment(opensAt, Date.parse(at) || Date.now()) });
  return medianSeconds ? t("event.replyLater.median", { time: locale.duration(medianSeconds) }) : t("event.replyLater");
}
