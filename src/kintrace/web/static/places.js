// Suggestions for places on forms of one act, as they are typed. Without scripts one types it all.
"use strict";

let asking = 0;
document.addEventListener("input", (event) => {
  const from = event.target.dataset && event.target.dataset.placesFrom;
  if (!from) return;
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const typed = encodeURIComponent(event.target.value);
    try {
      const answer = await fetch(`${from}?typed=${typed}`);
      if (!answer.ok || answer.redirected) return;
      document.querySelector("#places").innerHTML = await answer.text();
    } catch { /* Without a line nothing is suggested, and what was typed stays. */ }
  }, 400);
});
