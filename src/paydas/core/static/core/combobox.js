// Offers names while one types: an editable combobox with a list (ARIA 1.2).
// Without it the form is sent with the words and comes back with the names to choose from.
"use strict";
(() => {
  const WAIT = 200;
  const LEAST = 2;

  const made = (name, attributes) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  function enhance(box) {
    const input = box.querySelector("input");
    const list = made("ul", { role: "listbox", id: `${input.id}-list`, class: "suggestions" });
    const status = made("div", { role: "status", class: "visually-hidden" });
    const label = document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
    const wait = { timer: 0, request: null };
    let options = [];
    let active = -1;

    list.hidden = true;
    list.setAttribute("aria-label", label ? label.textContent.trim() : input.name);
    for (const [key, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
      autocapitalize: "off",
      spellcheck: "false",
    })) {
      input.setAttribute(key, value);
    }
    input.after(list, status);

    const isOpen = () => !list.hidden;
    const mark = (place) => {
      options[active]?.removeAttribute("aria-selected");
      active = place;
      const option = options[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const forget = () => {
      box.querySelector(".candidates")?.remove();
      box.querySelector("input[type=hidden]")?.remove();
    };
    const stop = () => {
      clearTimeout(wait.timer);
      wait.request?.abort();
    };
    const pick = (option) => {
      stop();
      forget();
      input.value = option.dataset.label;
      box.append(made("input", { type: "hidden", name: `${input.name}-pick`, value: option.dataset.key }));
      close();
      status.textContent = "";
    };

    function show({ found, said }) {
      options = found.map((one, place) => {
        const option = made("li", { role: "option", id: `${list.id}-${place}`, "data-key": one.key, "data-label": one.label });
        option.append(one.label);
        if (one.note) {
          const note = made("small", {});
          note.textContent = one.note;
          option.append(" ", note);
        }
        return option;
      });
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...options);
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(isOpen()));
      status.textContent = said;
    }

    async function ask() {
      const words = input.value.trim();
      wait.request?.abort();
      if (words.length < LEAST) return close();
      wait.request = new AbortController();
      const address = new URL(input.form.getAttribute("action") || location.href, location.href);
      address.search = new URLSearchParams({ suggest: box.dataset.combobox, q: words });
      address.hash = "";
      try {
        const answer = await fetch(address, { signal: wait.request.signal, headers: { Accept: "application/json" } });
        // A signed-out reader gets a page instead: the form then works as without script.
        if (answer.ok && answer.headers.get("Content-Type")?.startsWith("application/json")) show(await answer.json());
      } catch (problem) {
        if (problem.name !== "AbortError") close();
      }
    }

    input.addEventListener("input", () => {
      forget();
      clearTimeout(wait.timer);
      wait.timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!isOpen()) return void ask();
        const step = event.key === "ArrowDown" ? 1 : -1;
        // Past either end the mark leaves the list: one is back in one's own words.
        const round = options.length + 1;
        mark(((active + 1 + step + round) % round) - 1);
      } else if (event.key === "Enter" && isOpen() && options[active]) {
        event.preventDefault();
        pick(options[active]);
      } else if (event.key === "Escape" && isOpen()) {
        event.preventDefault();
        stop();
        close();
      }
    });
    // Keeps the focus in the box, so that leaving it does not close the list before the choice.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) pick(option);
    });
    input.addEventListener("blur", () => {
      stop();
      close();
    });
  }

  document.querySelectorAll("[data-combobox]").forEach(enhance);
})();
