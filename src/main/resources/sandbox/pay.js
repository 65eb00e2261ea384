// Turns the minutes on the pay page into a running countdown. The page works without it.
const clock = document.getElementById("clock");
if (clock) {
  const until = Date.parse(clock.dataset.until);
  const show = () => {
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    clock.textContent = left === 0 ? clock.dataset.over : clock.dataset.text.replace("{0}", time);
    clock.classList.toggle("soon", left < 60);
    if (left === 0) {
      clearInterval(ticking);
      for (const button of document.querySelectorAll("button")) {
        button.disabled = true;
      }
    }
  };
  const ticking = setInterval(show, 1000);
  show();
}
for (const form of document.forms) {
  // One press pays once; the provider would refuse the second anyway.
  form.addEventListener("submit", () => setTimeout(() => {
    for (const button of form.querySelectorAll("button")) {
      button.disabled = true;
    }
  }));
}
