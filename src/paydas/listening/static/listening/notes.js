// Keeps what is being written in this browser, and sends notes again when the line was dead.
// Without this script the same form posts as a plain form.
(() => {
  "use strict";

  const store = {
    read(key, empty) {
      try {
        return JSON.parse(localStorage.getItem(key)) ?? empty;
      } catch {
        return empty;
      }
    },
    write(key, value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false; // private browsing or a full store: the page then works as a plain form
      }
    },
    drop(key) {
      try {
        localStorage.removeItem(key);
      } catch {
        // nothing was kept
      }
    },
  };

  // crypto.randomUUID needs HTTPS; a table may be served in a hall's own network without it.
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  const unkept = new Set(["csrfmiddlewaretoken"]);

  function fieldsOf(form) {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (!unkept.has(name) && typeof value === "string") (fields[name] ??= []).push(value);
    }
    return fields;
  }

  function fill(form, fields) {
    for (const [name, values] of Object.entries(fields)) {
      for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (control.type === "radio" || control.type === "checkbox") {
          control.checked = values.includes(control.value);
        } else {
          control.value = values[0] ?? "";
        }
      }
    }
  }

  // --- unsent text survives a closed tab -----------------------------------------------------

  function keep(form) {
    const key = `paydas.text.${form.dataset.keep}`;
    const kept = store.read(key, null);
    // What the server sent back with errors is newer than what was kept.
    if (kept && !form.querySelector(".error-summary")) fill(form, { ...kept, ...pinned(form) });
    form.addEventListener("input", () => store.write(key, fieldsOf(form)));
    if (!form.dataset.notes) form.addEventListener("submit", () => store.write(key, fieldsOf(form)));
    return () => store.drop(key);
  }

  // The question follows the page that is open, not the one on which the writing began.
  function pinned(form) {
    const question = form.querySelector('[name="question"]');
    return question ? { question: [question.value] } : {};
  }

  for (const mark of document.querySelectorAll("[data-keep-done]")) {
    store.drop(`paydas.text.${mark.dataset.keepDone}`);
  }

  // --- unsent notes are sent again with the same id ------------------------------------------

  function queueOf(form, forget) {
    const key = `paydas.notes.${form.dataset.notes}`;
    const all = () => store.read(key, []);
    const page = (name) => document.querySelector(`[data-${name}]`);
    let busy = false;

    function draw() {
      const notes = all();
      for (const count of document.querySelectorAll("[data-count]")) count.textContent = notes.length;
      for (const name of ["unsent", "waiting", "queue"]) page(name).hidden = notes.length === 0;
      page("queue").replaceChildren(...notes.map(row).reverse());
    }

    function row(note) {
      const item = document.querySelector("[data-unsent-note]").content.cloneNode(true);
      const picked = form.querySelector(`[name="kind"][value="${CSS.escape(note.kind?.[0] ?? "")}"]`);
      item.querySelector("[data-kind]").textContent = picked?.labels[0]?.textContent ?? "";
      item.querySelector("[data-words]").textContent = note.words?.[0] ?? "";
      const solution = item.querySelector("[data-solution]");
      solution.hidden = !note.solution?.[0];
      solution.querySelector("span").textContent = note.solution?.[0] ?? "";
      item.querySelector("[data-back]").addEventListener("click", () => takeBack(note));
      return item;
    }

    function takeBack(note) {
      remove(note);
      fill(form, note);
      form.querySelector("textarea").focus();
    }

    function remove(note) {
      store.write(key, all().filter((other) => other.id[0] !== note.id[0]));
      draw();
    }

    async function post(note) {
      const body = new FormData();
      for (const [name, values] of Object.entries(note)) {
        for (const value of values) body.append(name, value);
      }
      const token = form.querySelector('[name="csrfmiddlewaretoken"]').value;
      return fetch(form.action || location.href, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "fetch", "X-CSRFToken": token },
        credentials: "same-origin",
      });
    }

    async function send() {
      if (busy) return;
      busy = true;
      try {
        for (const note of all()) {
          const answer = await post(note);
          if (answer.ok) {
            remove(note);
          } else {
            await refused(note, answer);
            break;
          }
        }
        if (all().length === 0) await refresh();
      } catch {
        // No line: the notes stay and are tried again.
      } finally {
        busy = false;
        draw();
      }
    }

    async function refused(note, answer) {
      const told = page("refused");
      if (answer.status === 422) {
        const { errors } = await answer.json();
        takeBack(note);
        told.textContent = errors.join(" ");
        page("waiting").hidden = false;
      } else {
        told.textContent = `${answer.status}`;
      }
      told.hidden = false;
    }

    async function refresh() {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const name of ["notes-list", "saved"]) {
        const part = fresh.querySelector(`[data-${name}]`);
        if (part) page(name).replaceChildren(...part.childNodes);
      }
    }

    form.addEventListener("submit", (event) => {
      const note = fieldsOf(form);
      if (!note.words?.[0]?.trim()) return; // the server says what is missing
      if (!store.write(key, [...all(), note])) return; // nothing can be kept: post as a plain form
      event.preventDefault();
      const question = form.querySelector('[name="question"]').value;
      form.reset();
      form.querySelector('[name="question"]').value = question;
      form.querySelector('[name="id"]').value = uuid();
      forget();
      page("refused").hidden = true;
      draw();
      form.querySelector("textarea").focus();
      send();
    });
    page("send").addEventListener("click", send);
    addEventListener("online", send);
    setInterval(() => all().length && send(), 20000);
    draw();
    if (all().length) send();
  }

  for (const form of document.querySelectorAll("form[data-keep]")) {
    const forget = keep(form);
    if (form.dataset.notes) queueOf(form, forget);
  }
  for (const line of document.querySelectorAll("[data-needs-script]")) line.hidden = false;
})();
