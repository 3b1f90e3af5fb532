// What makes a page nicer where scripts run. Every page works without it.
"use strict";

// Leave at once, and put the neutral page in this one's place.
document.addEventListener("click", (event) => {
  const exit = event.target.closest("[data-exit]");
  if (exit) {
    event.preventDefault();
    document.documentElement.replaceChildren();
    location.replace(exit.href);
  }
});

// Whoever leaves takes along what was written on this device and not sent yet.
const forget = () => { try { localStorage.clear(); } catch { /* nothing is kept here */ } };
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-exit]")) forget();
}, true);
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && event.target.action.endsWith("/account/logout/")) forget();
});

// Typing an answer takes back "does not know"; a tapped reason never deletes what was typed.
document.addEventListener("input", (event) => {
  const answer = event.target.closest("[data-answer]");
  if (answer && event.target.type !== "radio" && event.target.value) {
    answer.querySelectorAll("input[type=radio]").forEach((one) => { one.checked = false; });
  }
});

// A form that came back with faults is read from its summary.
const faults = document.querySelector("[data-focus]");
if (faults) faults.focus();

// An open menu closes when the work goes on elsewhere.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.account[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
