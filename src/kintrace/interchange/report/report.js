// How is the page filtered and sorted? Everything can be read without this script.
"use strict";
(() => {
  const form = document.querySelector("form.filter");
  const list = document.querySelector(".blocks");
  if (!form || !list) return;
  const articles = [...list.children];
  const output = form.querySelector("output");
  const field = (name) => form.elements.namedItem(name);
  const texts = new Map();

  // Letters only, without case or accents, so that typing need not be exact.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  const textOf = (article) => {
    if (!texts.has(article)) texts.set(article, plain(article.textContent));
    return texts.get(article);
  };
  const number = (article, key) => Number(article.dataset[key]);
  const names = new Map();
  const nameOf = (article) => {
    if (!names.has(article)) names.set(article, article.querySelector("h3 .name").textContent);
    return names.get(article);
  };
  const alphabet = new Intl.Collator();
  const orders = {
    strong: (a, b) => number(b, "bits") - number(a, "bits"),
    weak: (a, b) => number(a, "bits") - number(b, "bits"),
    lead: (a, b) => number(a, "lead") - number(b, "lead"),
    file: (a, b) => number(a, "number") - number(b, "number"),
    name: (a, b) => alphabet.compare(nameOf(a), nameOf(b)),
  };

  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, output.dataset.thousands);
  const filter = () => {
    const words = plain(field("text").value).split(/\s+/).filter(Boolean);
    const bits = field("bits").value === "" ? -Infinity : Number(field("bits").value);
    const mark = field("mark").value;
    let shown = 0;
    for (const article of articles) {
      const fits =
        number(article, "bits") >= bits &&
        (mark === "" || article.dataset.marks.split(" ").includes(mark)) &&
        words.every((word) => textOf(article).includes(word));
      article.hidden = !fits;
      shown += fits;
    }
    output.textContent = shown
      ? output.dataset.sentence
          .replace("{shown}", grouped(shown))
          .replace("{all}", grouped(articles.length))
      : output.dataset.none;
  };
  const sort = () => list.append(...[...articles].sort(orders[field("sort").value]));
  const openAll = (isOpen) => {
    for (const article of articles) {
      if (!article.hidden) article.querySelector("details").open = isOpen;
    }
  };
  const openTarget = () => {
    const target = document.getElementById(location.hash.slice(1));
    const details = target && target.querySelector(":scope > details");
    if (details) details.open = true;
  };

  let waiting = 0;
  field("text").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  field("bits").addEventListener("change", filter);
  field("mark").addEventListener("change", filter);
  field("sort").addEventListener("change", sort);
  field("open").addEventListener("click", () => openAll(true));
  field("close").addEventListener("click", () => openAll(false));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", openTarget);

  form.hidden = false;
  // The page is written strongest first; a reload may have kept another choice.
  if (field("sort").value !== "strong") sort();
  filter();
  openTarget();
})();
