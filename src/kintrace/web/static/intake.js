// What a section of an intake does where scripts run: what is written stays on this device until
// the office says that it has it, and is sent again when there is a line.
"use strict";

const intake = document.querySelector("[data-intake]");
const START = "intake/";
const prefix = `${START}${intake.dataset.user}/${intake.dataset.intake}/`;
const KEPT_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;
const AGAIN_MILLISECONDS = 15 * 1000;
const NOT_KEPT = new Set(["csrfmiddlewaretoken"]);

// A key for one sending. Sending the same twice makes one thing.
const newKey = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const digits = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const store = {
  all: () => Object.keys(localStorage).filter((key) => key.startsWith(START)),
  read: (code) => JSON.parse(localStorage.getItem(prefix + code) || "null"),
  write: (code, kept) => {
    try { localStorage.setItem(prefix + code, JSON.stringify(kept)); } catch { /* full or off */ }
  },
  remove: (code) => localStorage.removeItem(prefix + code),
};

// What another user wrote here, or what is old, is nobody's to find.
for (const key of store.all()) {
  const kept = JSON.parse(localStorage.getItem(key) || "{}");
  const isOld = Date.now() - (kept.at || 0) > KEPT_MILLISECONDS;
  if (isOld || !key.startsWith(`${START}${intake.dataset.user}/`)) localStorage.removeItem(key);
}

const sectionOf = (inside) => inside.closest("[data-section]");
const formOf = (section) => section.querySelector("form");
const sections = () => [...intake.querySelectorAll("[data-section]")];

const say = (section, words) => {
  section.querySelector("[data-state]").textContent = words ? intake.dataset[words] : "";
};

const showUnsent = () => {
  const waits = sections().some((one) => store.read(one.dataset.section)?.waits);
  intake.querySelector("[data-unsent]").hidden = !waits;
};

const keep = (section, more) => {
  const code = section.dataset.section;
  const fields = [...new FormData(formOf(section))].filter(([name]) => !NOT_KEPT.has(name));
  store.write(code, { ...store.read(code), at: Date.now(), ...more, fields });
};

const fill = (section, fields) => {
  const form = formOf(section);
  form.querySelectorAll("input[type=radio]").forEach((one) => { one.checked = false; });
  for (const [name, value] of fields) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }
};

// Other words are another sending.
intake.addEventListener("input", (event) => {
  const section = sectionOf(event.target);
  if (!section) return;
  formOf(section).elements.sent.value = newKey();
  keep(section, { waits: false });
  say(section, "written");
});

const inFlight = new Set();
const send = (section) => formOf(section).requestSubmit();
const sendAll = () => sections()
  .filter((one) => store.read(one.dataset.section)?.waits && !inFlight.has(one.dataset.section))
  .forEach(send);

// The section whose form made a request, if a form did.
const sectionIn = (event) => {
  const made = event.detail.requestConfig?.elt || event.detail.elt;
  return made.matches("form") && sectionOf(made);
};

intake.addEventListener("htmx:beforeRequest", (event) => {
  const section = sectionIn(event);
  if (!section) return;
  inFlight.add(section.dataset.section);
  keep(section, { waits: true });
  say(section, "sending");
});

intake.addEventListener("htmx:beforeSwap", (event) => {
  const section = sectionIn(event);
  if (!section) return;
  const { xhr } = event.detail;
  const sent = xhr.getResponseHeader("Kintrace-Sent");
  if (sent === null) {
    event.detail.shouldSwap = false;
  } else if (sent !== formOf(section).elements.sent.value) {
    // Somebody wrote on while it was sent: what stands in the form is newer than the answer.
    event.detail.shouldSwap = false;
    keep(section, { waits: false });
    say(section, "written");
  } else {
    store.remove(section.dataset.section);
  }
});

intake.addEventListener("htmx:afterRequest", (event) => {
  const section = sectionIn(event);
  if (!section) return;
  inFlight.delete(section.dataset.section);
  const { xhr } = event.detail;
  const isRefused = xhr.status >= 200 && xhr.status < 500 && xhr.status !== 429;
  if (xhr.getResponseHeader("Kintrace-Sent") !== null) return;
  // A log-in page, or a form too old: sending it again would not help. All else may pass.
  keep(section, { waits: !isRefused });
  say(section, isRefused ? "ended" : "waiting");
  showUnsent();
});

intake.addEventListener("htmx:afterSwap", (event) => {
  if (!event.detail.requestConfig?.elt.matches("form")) return;
  showUnsent();
  const faults = intake.querySelector("[data-focus]");
  const next = sections().find((one) => "needed" in one.dataset)
    || sections().find((one) => !("saved" in one.dataset));
  if (faults) faults.focus();
  else if (next) {
    next.open = true;
    next.querySelector("summary").focus();
  }
});

// Suggestions for places, as they are typed.
let asking = 0;
intake.addEventListener("input", (event) => {
  if (!event.target.matches("[data-place]")) return;
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const typed = encodeURIComponent(event.target.value);
    try {
      const answer = await fetch(`${intake.dataset.places}?typed=${typed}`);
      if (!answer.ok || answer.redirected) return;
      intake.querySelector("#places").innerHTML = await answer.text();
    } catch { /* Without a line nothing is suggested, and what was typed stays. */ }
  }, 400);
});

// Back after a break: what was not saved stands in its place again.
for (const section of sections()) {
  const kept = store.read(section.dataset.section);
  if (!kept) continue;
  fill(section, kept.fields);
  section.open = true;
  say(section, kept.waits ? "waiting" : "written");
}
showUnsent();
intake.querySelector("[data-device]").hidden = false;
intake.querySelector("[data-send]").addEventListener("click", sendAll);
window.addEventListener("online", sendAll);
window.addEventListener("load", sendAll);
setInterval(sendAll, AGAIN_MILLISECONDS);

// Thrown away is thrown away here too; and leaving with unsaved answers is asked about.
document.addEventListener("submit", (event) => {
  const unsaved = store.all().length;
  if (event.target.matches("[data-throw-away]")) {
    sections().forEach((one) => store.remove(one.dataset.section));
  } else if (event.target.action.endsWith("/account/logout/") && unsaved) {
    if (!window.confirm(intake.dataset.leaving)) event.preventDefault();
  }
}, true);
