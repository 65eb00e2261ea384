/**
 * A calendar's year as twelve months.
 *
 * `<parley-year data-year='{"year":2026,"today":"2026-11-24","days":[{"date","why","hours":[…],"seconds","names":[…]}],
 * "clocks":[{"date","text"}]}' data-words='{"open",…}'>`: each day has its colour, pattern and sign; the one that has the
 * focus or the pointer is told in full below. Arrow keys walk by day and week, Page keys by month, Home and End to the
 * month's ends.
 */

const TAGS = { en: "en", th: "th-u-ca-gregory-nu-latn", ja: "ja", ko: "ko" };
const DAY = 86_400_000;
const SIGNS = { open: "", closed: "", holiday: "★", override: "◆" };

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

class Year extends HTMLElement {
  #year;
  #words;
  #days = new Map();
  #told;
  #format;

  connectedCallback() {
    this.#year = JSON.parse(this.dataset.year);
    this.#words = JSON.parse(this.dataset.words);
    const tag = TAGS[document.documentElement.lang] ?? "en";
    this.#format = (options) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options });
    this.#told = element("p", { className: "year__told", role: "status" });
    this.#told.textContent = this.#words.hint;
    this.replaceChildren(this.#months(), this.#told);
    const start = this.#days.get(this.#year.today) ?? this.#days.values().next().value;
    start.tabIndex = 0;
    this.addEventListener("keydown", (event) => this.#walk(event));
    this.addEventListener("focusin", (event) => this.#tell(event.target));
    this.addEventListener("pointerover", (event) => this.#tell(event.target.closest?.("[data-date]")));
  }

  #months() {
    const box = element("div", { className: "year__months" });
    const byMonth = Map.groupBy ? Map.groupBy(this.#year.days, (day) => day.date.slice(0, 7))
      : this.#year.days.reduce((all, day) => all.set(day.date.slice(0, 7), [...all.get(day.date.slice(0, 7)) ?? [], day]), new Map());
    for (const [month, days] of byMonth) {
      box.append(this.#month(month, days));
    }
    return box;
  }

  #month(month, days) {
    const first = new Date(`${month}-01T00:00Z`);
    const name = this.#format({ month: "long", year: "numeric" }).format(first);
    const head = element("tr");
    const monday = Date.UTC(2024, 0, 1);
    for (let i = 0; i < 7; i++) {
      const day = new Date(monday + i * DAY);
      const cell = element("th", { scope: "col", abbr: this.#format({ weekday: "long" }).format(day) });
      cell.textContent = this.#format({ weekday: "narrow" }).format(day);
      head.append(cell);
    }
    const body = element("tbody");
    let row;
    const lead = (first.getUTCDay() + 6) % 7;
    days.forEach((day, index) => {
      if (index === 0 || (lead + index) % 7 === 0) {
        row = body.appendChild(element("tr"));
      }
      for (let i = 0; index === 0 && i < lead; i++) {
        row.append(element("td"));
      }
      row.append(this.#day(day));
    });
    const table = element("table", { className: "month", role: "grid", "aria-label": name });
    table.append(element("caption", { textContent: this.#format({ month: "long" }).format(first) }), element("thead", {}, head), body);
    return table;
  }

  #day(day) {
    const cell = element("td", { className: `day day--${day.why}`, tabIndex: -1, "data-date": day.date, "aria-label": this.#inFull(day) });
    const clock = this.#year.clocks.some((change) => change.date === day.date);
    const number = element("span", { className: "day__number", "aria-hidden": "true" });
    number.textContent = String(Number(day.date.slice(8)));
    cell.append(number);
    if (SIGNS[day.why] || clock) {
      cell.append(element("span", { className: "day__sign", "aria-hidden": "true", textContent: clock ? "↔" : SIGNS[day.why] }));
    }
    if (day.seconds > 0) {
      const bar = element("span", { className: "day__bar", "aria-hidden": "true" });
      bar.style.setProperty("--share", `${Math.min(100, Math.round(day.seconds / 864))}%`);
      cell.append(bar);
    }
    if (day.date === this.#year.today) {
      cell.setAttribute("aria-current", "date");
    }
    this.#days.set(day.date, cell);
    return cell;
  }

  /** A day in full: its date, why, what it is called, its hours. */
  #inFull(day) {
    const date = this.#format({ dateStyle: "full" }).format(new Date(`${day.date}T00:00Z`));
    const clock = this.#year.clocks.filter((change) => change.date === day.date).map((change) => change.text);
    const parts = [this.#words[day.why], ...day.names, day.hours.join(", "), ...clock].filter(Boolean);
    return `${date}: ${parts.join(" · ")}`;
  }

  #tell(cell) {
    if (cell?.dataset?.date) {
      this.#told.textContent = cell.getAttribute("aria-label");
      this.#told.dataset.why = /day--(\w+)/.exec(cell.className)[1];
    }
  }

  #walk(event) {
    const from = event.target.dataset?.date;
    if (!from || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const date = new Date(`${from}T00:00Z`);
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    let to;
    if (days) {
      to = new Date(date.getTime() + days * DAY);
    } else if (months) {
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
      to = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last)));
    } else if (event.key === "Home" || event.key === "End") {
      to = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + (event.key === "End" ? 1 : 0), event.key === "End" ? 0 : 1));
    } else {
      return;
    }
    event.preventDefault();
    const cell = this.#days.get(to.toISOString().slice(0, 10));
    if (cell) {
      event.target.tabIndex = -1;
      cell.tabIndex = 0;
      cell.focus();
    }
  }
}

customElements.define("parley-year", Year);
