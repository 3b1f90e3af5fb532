// Keys for who looks at many pairs. Everything they do has a button.
"use strict";

const keys = document.querySelector("[data-keys]");
const use = document.getElementById("use-keys");
const KEPT = "review-keys";

// Single keys can be switched off: who dictates or uses other aids would press them by accident.
keys.hidden = false;
use.checked = localStorage.getItem(KEPT) !== "off";
use.addEventListener("change", () => localStorage.setItem(KEPT, use.checked ? "on" : "off"));

function press(target) {
  target.focus();
  if (target.tagName !== "SUMMARY") return target.click();
  target.parentElement.open = true;
  const first = target.parentElement.querySelector("textarea, input:not([type=hidden]), button");
  if (first) first.focus();
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select");
  if (!use.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  // The key's place and not its letter, so that it works on Cyrillic and Arabic keyboards too.
  const letter = event.code.replace("Key", "").toLowerCase();
  const target = document.querySelector(`[data-key="${letter}"]`);
  if (letter === "o") {
    const rows = [...document.querySelectorAll(".rows details")];
    const isOpen = rows.every((row) => row.open);
    rows.forEach((row) => { row.open = !isOpen; });
  }
  if (target) {
    event.preventDefault();
    press(target);
  }
});
