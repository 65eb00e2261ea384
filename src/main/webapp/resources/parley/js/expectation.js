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
