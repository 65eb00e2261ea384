/**
 * The page's language, time zone, words and the one formatter of numbers, money and dates.
 *
 * `locale` is shared by every component of a page: `await locale.use("th")` loads the words and tells everybody by a
 * "change" event. Money is `{amount: "1290.00", currency: "THB"}`, instants are ISO-8601 texts; both are only ever
 * turned into words here. Thai dates use the Gregorian calendar.
 */

export const LANGUAGES = { en: "English", th: "ไทย", ja: "日本語", ko: "한국어" };

const TAGS = { en: "en", th: "th-u-ca-gregory-nu-latn", ja: "ja", ko: "ko" };
const DAY = 86_400_000;

class Locale extends EventTarget {
  language = "en";
  /** Words have been loaded; before that every text is empty. */
  ready = false;
  zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  #words = {};
  #fallback = {};
  #formats = new Map();
  #also = [];

  /**
   * Switches to `language`. `strings` spares the request when the page brought them along; `also` names further files
   * of words beside the shared ones (["desk"] → i18n/desk.th.json), remembered for later switches.
   */
  async use(language, { strings, zone, also = this.#also } = {}) {
    const known = Object.hasOwn(LANGUAGES, language) ? language : "en";
    this.#also = also;
    const files = strings ? [strings] : [load(known), ...also.map((name) => load(`${name}.${known}`))];
    this.#words = Object.assign({}, ...await Promise.all(files));
    this.#fallback = known === "en" ? this.#words : this.#fallback;
    this.language = known;
    this.ready = true;
    this.zone = zone ?? this.zone;
    this.#formats.clear();
    this.dispatchEvent(new Event("change"));
  }

  /** Whether there is a text for `key` in the current language. */
  has(key) {
    return Object.hasOwn(this.#words, key);
  }

  /** The text of `key` with `{name}` filled from `params`; `key.one` / `key.other` are chosen by `params.count`. */
  t(key, params = {}) {
    let text = this.#words[key];
    if (text === undefined && typeof params.count === "number") {
      const form = this.#get("plural", () => new Intl.PluralRules(TAGS[this.language])).select(params.count);
      text = this.#words[`${key}.${form}`] ?? this.#words[`${key}.other`];
    }
    text ??= this.#fallback[key];
    if (text === undefined) {
      if (this.ready) console.warn(`parley: no words for ${key} in ${this.language}`);
      return "";
    }
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = params[name];
      if (value === undefined || value === null) return "";
      return typeof value === "number" ? this.number(value) : String(value);
    });
  }

  number(value) {
    return this.#get("number", () => new Intl.NumberFormat(TAGS[this.language])).format(value);
  }

  /** ฿1,290.00 · ￥1,290 · ₩1,290, with the currency's own number of decimals. */
  money(money) {
    if (!money) return "";
    const { amount, currency } = money;
    const format = this.#get(`money ${currency}`, () => new Intl.NumberFormat(TAGS[this.language], {
      style: "currency", currency, currencyDisplay: "narrowSymbol",
    }));
    return format.format(Number(amount));
  }

  /** 14:05 or 2:05 PM, as the language writes it, in the reader's zone. */
  time(instant) {
    return this.#date("time", { hour: this.#hour, minute: "2-digit" }).format(new Date(instant));
  }

  /** Thai and Japanese clocks show 09:05, English and Korean ones 9:05 with the half of the day. */
  get #hour() {
    return this.language === "th" || this.language === "ja" ? "2-digit" : "numeric";
  }

  /** "Today", "Yesterday", or the day written out; the year only when it isn't this one. */
  day(instant, now = Date.now()) {
    const distance = dayNumber(instant, this.zone) - dayNumber(now, this.zone);
    if (distance >= -1 && distance <= 1) return this.#relativeDay(distance);
    return this.date(instant, now);
  }

  /** Friday, 3 May; with the year when it isn't this one. */
  date(instant, now = Date.now()) {
    const sameYear = this.dayKey(instant).slice(0, 4) === this.dayKey(now).slice(0, 4);
    return this.#date(sameYear ? "date" : "dateYear", {
      weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }),
    }).format(new Date(instant));
  }

  /** 3 May, 14:05. */
  dateTime(instant) {
    return this.#date("dateTime", { day: "numeric", month: "short", hour: this.#hour, minute: "2-digit" })
      .format(new Date(instant));
  }

  /** The exact moment for a tooltip, with the zone. */
  exact(instant) {
    return this.#date("exact", {
      year: "numeric", month: "long", day: "numeric", hour: this.#hour, minute: "2-digit", second: "2-digit",
      timeZoneName: "short",
    }).format(new Date(instant));
  }

  /** A calendar date "2026-12-24" without a zone. */
  plainDate(date) {
    return this.#get("plainDate", () => new Intl.DateTimeFormat(TAGS[this.language], {
      weekday: "short", day: "numeric", month: "long", timeZone: "UTC",
    })).format(new Date(`${date}T00:00:00Z`));
  }

  /** YYYY-MM-DD of the instant in the reader's zone: equal keys, same day. */
  dayKey(instant) {
    return this.#get("dayKey", () => new Intl.DateTimeFormat("en-CA", {
      timeZone: this.zone, year: "numeric", month: "2-digit", day: "2-digit",
    })).format(new Date(instant));
  }

  /** "8 minutes", "1 hour and 30 minutes" in short: rounded up to what a person would say. */
  duration(seconds) {
    const minutes = Math.max(1, Math.ceil(seconds / 60));
    if (minutes < 60) return this.#unit("minute", minutes);
    if (minutes < 24 * 60) {
      const hours = Math.floor(minutes / 60);
      const rest = Math.round((minutes % 60) / 15) * 15;
      if (rest === 60) return this.#unit("hour", hours + 1);
      return rest ? `${this.#unit("hour", hours)} ${this.#unit("minute", rest)}` : this.#unit("hour", hours);
    }
    return this.#unit("day", Math.ceil(minutes / (24 * 60)));
  }

  /** 14:59 for a countdown; 1:02:03 above an hour; never below zero. */
  countdown(milliseconds) {
    const total = Math.max(0, Math.ceil(milliseconds / 1000));
    const two = (n) => String(n).padStart(2, "0");
    const hours = Math.floor(total / 3600);
    const minutes = Math.floor(total / 60) % 60;
    return hours ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
  }

  /** "today at 14:05", "tomorrow at 09:00", "Monday, 4 May at 09:00". */
  moment(instant, now = Date.now()) {
    const distance = dayNumber(instant, this.zone) - dayNumber(now, this.zone);
    const time = this.time(instant);
    if (distance === 0) return this.t("time.todayAt", { time });
    if (distance === 1) return this.t("time.tomorrowAt", { time });
    return this.t("time.dayAt", { day: this.date(instant, now), time });
  }

  /** "5 minutes ago" in the language's short form. */
  ago(instant, now = Date.now()) {
    const seconds = (new Date(instant) - now) / 1000;
    const relative = this.#get("ago", () => new Intl.RelativeTimeFormat(TAGS[this.language], {
      numeric: "auto", style: "short",
    }));
    const size = Math.abs(seconds);
    if (size < 60) return this.t("time.now");
    if (size < 3600) return relative.format(Math.round(seconds / 60), "minute");
    if (size < 86_400) return relative.format(Math.round(seconds / 3600), "hour");
    return relative.format(Math.round(seconds / 86_400), "day");
  }

  /** 190 g, 1.2 kg. */
  weight(grams) {
    const [value, unit] = grams < 1000 ? [grams, "gram"] : [grams / 1000, "kilogram"];
    return this.#get(`weight ${unit}`, () => new Intl.NumberFormat(TAGS[this.language], { style: "unit", unit, maximumFractionDigits: 2 })).format(value);
  }

  #unit(unit, value) {
    return this.#get(`unit ${unit}`, () => new Intl.NumberFormat(TAGS[this.language], {
      style: "unit", unit, unitDisplay: this.language === "en" ? "short" : "long",
    })).format(value);
  }

  #relativeDay(distance) {
    const format = this.#get("relativeDay", () => new Intl.RelativeTimeFormat(TAGS[this.language], { numeric: "auto" }));
    const text = format.format(distance, "day");
    return text.charAt(0).toLocaleUpperCase(this.language) + text.slice(1);
  }

  #date(name, options) {
    return this.#get(name, () => new Intl.DateTimeFormat(TAGS[this.language], { timeZone: this.zone, ...options }));
  }

  #get(name, make) {
    let format = this.#formats.get(name);
    if (!format) this.#formats.set(name, format = make());
    return format;
  }
}

function dayNumber(instant, zone) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
    .format(new Date(instant));
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / DAY);
}

async function load(language) {
  const response = await fetch(new URL(`../i18n/${language}.json`, import.meta.url));
  if (!response.ok) throw new Error(`words for ${language}: ${response.status}`);
  return response.json();
}

/** The page's one locale. */
export const locale = new Locale();

/** Short for `locale.t`. */
export const t = (key, params) => locale.t(key, params);

/** The first of the wanted languages that Parley speaks, else English. */
export function chooseLanguage(...wanted) {
  for (const tag of wanted.flat()) {
    const language = String(tag ?? "").toLowerCase().split(/[-_]/)[0];
    if (Object.hasOwn(LANGUAGES, language)) return language;
  }
  return "en";
}
