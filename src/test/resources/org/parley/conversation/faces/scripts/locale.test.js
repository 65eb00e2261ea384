import { expectationText } from "/resources/parley/js/expectation.js";
import { chooseLanguage, locale } from "/resources/parley/js/locale.js";
import { equal, ok, test } from "./check.js";

const LANGUAGES = ["en", "th", "ja", "ko"];
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

async function inAll(run, zone = "Asia/Bangkok") {
  const said = {};
  for (const language of LANGUAGES) {
    await locale.use(language, { zone });
    said[language] = plain(run());
  }
  return said;
}

test("money has its sign and its own decimals in every language", async () => {
  const thb = await inAll(() => locale.money({ amount: "1290.00", currency: "THB" }));
  equal(thb, { en: "฿1,290.00", th: "฿1,290.00", ja: "฿1,290.00", ko: "฿1,290.00" });
  const yen = await inAll(() => locale.money({ amount: "1290", currency: "JPY" }));
  ok(Object.values(yen).every((text) => /^[¥￥]1,290$/.test(text)), JSON.stringify(yen));
  const won = await inAll(() => locale.money({ amount: "1290", currency: "KRW" }));
  equal(won, { en: "₩1,290", th: "₩1,290", ja: "₩1,290", ko: "₩1,290" });
});

test("Thai dates are Gregorian and in the visitor's zone", async () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const days = await inAll(() => locale.day("2025-12-31T18:00:00Z", now));
  const long = await inAll(() => locale.day("2025-06-01T05:00:00Z", now));
  ok(long.th.includes("2025") && !long.th.includes("2568"), long.th);
  equal(days.en, "Thursday, January 1", "the new year has come in Bangkok");
});

test("days near by have names", async () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  equal(await inAll(() => locale.day("2026-11-23T01:00:00Z", now)), { en: "Today", th: "วันนี้", ja: "今日", ko: "오늘" });
  equal(await inAll(() => locale.day("2026-11-22T01:00:00Z", now)), { en: "Yesterday", th: "เมื่อวาน", ja: "昨日", ko: "어제" });
});

test("times follow the zone", async () => {
  equal(await inAll(() => locale.time("2026-11-23T02:05:00Z")), { en: "9:05 AM", th: "09:05", ja: "09:05", ko: "오전 9:05" });
  equal((await inAll(() => locale.time("2026-11-23T02:05:00Z"), "America/New_York")).en, "9:05 PM");
});

test("durations are what a person would say", async () => {
  equal(await inAll(() => locale.duration(480)), { en: "8 min", th: "8 นาที", ja: "8 分", ko: "8분" });
  await locale.use("en");
  equal([10, 59 * 60, 3600, 5400, 26 * 3600].map((s) => plain(locale.duration(s))), ["1 min", "59 min", "1 hr", "1 hr 30 min", "2 days"]);
});

test("the countdown never goes below zero", async () => {
  equal([899_100, 61_000, 3_723_000, 0, -5_000].map((ms) => locale.countdown(ms)), ["15:00", "1:01", "1:02:03", "0:00", "0:00"]);
});

test("the promise is measured, else aimed at, else tells when the shop opens", async () => {
  const now = Date.parse("2026-11-23T03:00:00Z");
  const say = (expectation) => inAll(() => expectationText(expectation, now));
  equal((await say({ medianSeconds: 480, targetSeconds: 600, basis: "measured" })).en, "A person usually answers within 8 min");
  equal((await say({ medianSeconds: null, targetSeconds: 600, basis: "policy" })).en, "We aim to reply within 10 min");
  const closed = await say({ medianSeconds: null, targetSeconds: 600, basis: "policy", opensAt: "2026-11-24T02:00:00Z" });
  equal(closed, { en: "People are back tomorrow at 9:00 AM", th: "เจ้าหน้าที่กลับมาพรุ่งนี้ เวลา 09:00", ja: "担当者は明日 09:00に戻ります", ko: "상담원은 내일 오전 9:00부터 답변합니다" });
  equal(expectationText(null), "");
});

test("every language has the same keys and the same gaps", async () => {
  const words = {};
  for (const language of LANGUAGES) words[language] = await (await fetch(`/resources/parley/i18n/${language}.json`)).json();
  const gaps = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join();
  for (const language of LANGUAGES) {
    equal(Object.keys(words[language]).sort(), Object.keys(words.en).sort(), language);
    for (const [key, text] of Object.entries(words[language])) {
      ok(text.trim(), `${language} ${key} is empty`);
      equal(gaps(text), gaps(words.en[key]), `${language} ${key}`);
    }
  }
});

test("the language is the first wanted one that is spoken", async () => {
  equal([chooseLanguage(null, "th"), chooseLanguage("xx", null, ["fr-FR", "ja-JP"]), chooseLanguage("KO"), chooseLanguage(null, "de", [])],
    ["th", "ja", "ko", "en"]);
});
