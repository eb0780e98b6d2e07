// The search field of the index: finds notices by company and register as you type. The list is whole without it;
// nothing is sent or kept.
"use strict";
{
  const place = document.getElementById("filter");
  place.append(place.querySelector("template").content.cloneNode(true));
  const query = document.getElementById("filter-query");
  const count = document.getElementById("filter-count");

  // Letters that Unicode does not divide into a plain one and its mark.
  const plain = { ø: "o", æ: "a", œ: "oe", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

  // Words as they are compared: without capitals, marks and punctuation.
  const words = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .replace(/[øæœßłđðþı]/g, (letter) => plain[letter])
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);

  // Names run together, so that Kauppatori, Kauppa-Tori and Kauppa Tori are one.
  const joined = (parts) => parts.map((part) => words(part.textContent).join("")).join(" ");
  const notices = Array.from(document.querySelectorAll(".notice"), (item) => ({
    item,
    text: joined([item.closest(".listed").querySelector(".who"), item.querySelector(".register")]),
  }));
  const companies = [...document.querySelectorAll(".listed.several")];
  const letters = Array.from(document.querySelectorAll(".letter h2"), ({ id, parentElement }) => ({
    section: parentElement,
    link: document.querySelector(`.letters a[href="#${id}"]`).parentElement,
  }));

  const filter = () => {
    const wanted = words(query.value);
    let shown = 0;
    for (const { item, text } of notices) {
      item.hidden = !wanted.every((word) => text.includes(word));
      shown += !item.hidden;
    }
    for (const company of companies) company.hidden = !company.querySelector(".notice:not([hidden])");
    for (const { section, link } of letters) {
      section.hidden = link.hidden = !section.querySelector(".listed:not([hidden])");
    }
    count.textContent = shown
      ? count.dataset.count.replace("{shown}", shown).replace("{all}", notices.length)
      : count.dataset.none;
  };

  query.addEventListener("input", filter);
  query.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    query.value = "";
    filter();
  });
  filter();
}
