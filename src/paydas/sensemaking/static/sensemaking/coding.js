// Finds codes while one types, ticks the first by Enter, saves by Control and Enter.
// Without it the check boxes and buttons of the page do the same.
"use strict";
(() => {
  const form = document.querySelector("[data-coding]");
  const field = form && form.querySelector(".code-search");
  if (!field) return;
  const input = field.querySelector("input");
  const choices = [...form.querySelectorAll(".code-groups .choice")];
  const plain = (text) =>
    text
      .replaceAll("ı", "i")
      .replaceAll("İ", "i")
      .replaceAll("I", "i")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase();
  const labels = new Map(choices.map((one) => [one, plain(one.textContent)]));
  const filter = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    for (const one of choices) {
      const isOn = one.querySelector("input").checked;
      one.hidden = !isOn && !words.every((word) => labels.get(one).includes(word));
    }
    for (const group of form.querySelectorAll(".code-groups fieldset")) {
      group.hidden = ![...group.querySelectorAll(".choice")].some((one) => !one.hidden);
    }
  };
  field.hidden = false;
  input.addEventListener("input", filter);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const words = input.value.trim();
    const first = choices.find((one) => !one.hidden && !one.querySelector("input").checked);
    if (!words || !first) return;
    first.querySelector("input").checked = true;
    input.value = "";
    filter();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.querySelector('button[value="next"]').click();
    }
  });
  input.focus();
})();
