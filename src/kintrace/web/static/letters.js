// What makes writing and delivering a letter easier where scripts run. All of it works without.
"use strict";

// How many words there are, as they are typed; the office counts again and its count holds.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`‐‑-][\p{L}\p{N}\p{M}]+)*/gu;
const compose = document.querySelector("form.compose");
const words = document.querySelector("[data-words]");
const count = document.querySelector("[data-count]");
if (compose && words && count) {
  const tell = () => {
    const number = (words.value.match(WORD) || []).length;
    const form = compose.querySelector("[name=form]:checked");
    const isShort = form && form.value === "words_25";
    count.hidden = false;
    count.querySelector("[data-number]").textContent = number;
    count.querySelector("[data-over]").hidden = !(isShort && number > Number(compose.dataset.limit));
  };
  compose.addEventListener("input", tell);
  tell();
}

// A sign drawn with a finger is sent as a picture.
const drawing = document.querySelector("[data-drawing]");
const drawn = document.querySelector("[data-drawn]");
if (drawing && drawn) {
  const canvas = drawing.querySelector("canvas");
  const pen = canvas.getContext("2d");
  let isDown = false;
  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    drawn.value = "";
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width,
      (event.clientY - box.top) * canvas.height / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    isDown = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!isDown) return;
    pen.lineWidth = 4;
    pen.lineCap = "round";
    pen.strokeStyle = "#000";
    pen.lineTo(...at(event));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", () => {
    isDown = false;
    drawn.value = canvas.toDataURL("image/png");
  });
  drawing.querySelector("[data-clear]").addEventListener("click", clear);
  clear();
  drawing.hidden = false;
}
