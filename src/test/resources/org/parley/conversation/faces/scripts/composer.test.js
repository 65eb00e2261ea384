import "/resources/parley/js/composer.js";
import { locale } from "/resources/parley/js/locale.js";
import { equal, ok, test } from "./check.js";

async function composer() {
  await locale.use("en");
  const element = document.createElement("parley-composer");
  document.body.append(element);
  const sent = [];
  element.addEventListener("parley-send", (event) => sent.push(event.detail.text));
  const area = element.querySelector("textarea");
  const type = (text) => { area.value = text; area.dispatchEvent(new InputEvent("input", { bubbles: true })); };
  const press = (key, more = {}) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    area.dispatchEvent(event);
    return event;
  };
  return { element, area, sent, type, press };
}

test("Enter sends and empties the box", async () => {
  const { element, area, sent, type, press } = await composer();
  type("  hello  ");
  press("Enter");
  equal([sent, area.value], [["hello"], ""]);
  element.remove();
});

test("Enter never sends while an input method composes", async () => {
  const { element, area, sent, type, press } = await composer();
  type("にほん");
  ok(!press("Enter", { isComposing: true }).defaultPrevented, "isComposing belongs to the input method");
  press("Enter", { keyCode: 229 });
  area.dispatchEvent(new CompositionEvent("compositionstart"));
  press("Enter");
  area.dispatchEvent(new CompositionEvent("compositionend"));
  press("Enter");
  equal(sent, [], "while composing and with the Enter that ends it");
  await new Promise((done) => setTimeout(done, 40));
  press("Enter");
  equal(sent, ["にほん"]);
  element.remove();
});

test("Shift and Enter break the line", async () => {
  const { element, sent, type, press } = await composer();
  type("one");
  press("Enter", { shiftKey: true });
  equal(sent, []);
  element.remove();
});

test("counts near the limit and does not send above it", async () => {
  const { element, sent, type, press } = await composer();
  const count = element.querySelector(".pl-composer__count");
  type("a".repeat(3_599));
  ok(count.hidden, "too early");
  type("a".repeat(3_600));
  ok(!count.hidden && count.textContent.includes("3,600"), count.textContent);
  type("a".repeat(4_001));
  press("Enter");
  equal([sent.length, element.querySelector("button").disabled], [0, true]);
  type("a".repeat(4_000));
  press("Enter");
  equal(sent[0].length, 4_000);
  element.remove();
});

test("grows to five lines and no further", async () => {
  const { element, area, type } = await composer();
  type("one");
  const one = area.offsetHeight;
  type("1\n2\n3");
  const three = area.offsetHeight;
  type("1\n2\n3\n4\n5");
  const five = area.offsetHeight;
  type("1\n2\n3\n4\n5\n6\n7\n8");
  ok(one < three && three < five && area.offsetHeight === five, `${one} ${three} ${five} ${area.offsetHeight}`);
  element.remove();
});
