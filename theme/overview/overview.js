// Finds registers as you type, and sorts them by a column. The page is whole without it; nothing is sent or kept.
"use strict";
{
  const place = document.getElementById("find");
  place.append(place.querySelector("template").content.cloneNode(true));
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const body = document.querySelector("tbody");
  const rows = [...document.querySelectorAll("tbody tr")];

  // Words as they are compared: without capitals and marks.
  const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  const items = [...document.querySelectorAll(".case"), ...rows].map((item) => ({
    item,
    text: plain((item.querySelector(".who, th") ?? item).textContent + " " + [...item.querySelectorAll(".what .register")].map((p) => p.textContent).join(" ")),
  }));
  const sections = [...document.querySelectorAll(".cases")];

  const filter = () => {
    const wanted = plain(query.value).split(/\s+/).filter(Boolean);
    for (const { item, text } of items) item.hidden = !wanted.every((word) => text.includes(word));
    for (const section of sections) section.hidden = !section.querySelector(".case:not([hidden])");
    const shown = rows.filter((row) => !row.hidden).length;
    found.textContent = shown
      ? found.dataset.found.replace("{shown}", shown).replace("{all}", rows.length)
      : found.dataset.none;
  };
  query.addEventListener("input", filter);
  query.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    query.value = "";
    filter();
  });
  filter();

  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const headings = [...document.querySelectorAll("thead th")];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const up = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
      const sorted = [...rows].sort((a, b) => collator.compare(value(a, column), value(b, column)) * (up ? 1 : -1));
      body.append(...sorted);
    });
  });
}
