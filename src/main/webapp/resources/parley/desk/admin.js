/** After an action whose fields were refused, the first of them gets the focus: in the row worked on, else in the form. */
const jQuery = window.jQuery;

function first(place) {
  return place?.querySelector("[aria-invalid=true]:not([type=hidden]), .ui-state-error:is(input, textarea)");
}

jQuery?.(document).on("pfAjaxComplete", () => {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    const row = active?.closest("tr");
    (first(row) ?? (row ? null : first(active?.closest("form"))))?.focus();
  });
});

/** A choice that other fields depend on presses the hidden button whose id it names: our pages allow no inline handlers. */
document.addEventListener("change", (event) => {
  const button = event.target.dataset?.press;
  if (button) document.getElementById(button)?.click();
});

/** On a phone the places stand in one line that scrolls: this one is in sight. */
function showPlace() {
  const here = document.querySelector(".admin__nav [aria-current=page]");
  if (!here) return;
  const line = here.closest("nav");
  line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
}
showPlace();
addEventListener("resize", showPlace);
