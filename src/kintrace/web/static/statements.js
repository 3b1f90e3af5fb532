// Keys for who decides on many statements. Everything they do has a button on its card.
"use strict";

const keys = document.querySelector("[data-keys]");
const use = document.getElementById("use-keys");
const cards = [...document.querySelectorAll("[data-card]")];
const KEPT = "statement-keys";

// Single keys can be switched off: who dictates or uses other aids would press them by accident.
keys.hidden = false;
use.checked = localStorage.getItem(KEPT) !== "off";
use.addEventListener("change", () => localStorage.setItem(KEPT, use.checked ? "on" : "off"));

function current() {
  return document.activeElement.closest("[data-card]");
}

function move(by) {
  const at = cards.indexOf(current());
  const next = cards[Math.min(Math.max(at + by, 0), cards.length - 1)];
  next.focus();
}

function press(target) {
  target.focus();
  if (target.tagName !== "SUMMARY") return target.click();
  target.parentElement.open = true;
  const first = target.parentElement.querySelector("input:not([type=hidden])");
  if (first) first.focus();
}

// Back from an answer: on with the first card that waits, near the one that was answered.
const answered = location.hash.startsWith("#s-") && document.getElementById(location.hash.slice(1));
if (answered) answered.closest("[data-card]").focus();

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select");
  if (!use.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  // The key's place and not its letter, so that it works on Cyrillic and Arabic keyboards too.
  const letter = event.code.replace("Key", "").toLowerCase();
  if (letter === "j" || letter === "k") return move(letter === "j" ? 1 : -1);
  const card = current() || cards[0];
  const target = card && card.querySelector(`[data-key="${letter}"]`);
  if (target) {
    event.preventDefault();
    press(target);
  }
});
