"use strict";
{
  // Counts what is not answered yet, and saves the answers as a file. Nothing is sent, and nothing is kept elsewhere.
  const main = document.querySelector("main");
  const questions = [...document.querySelectorAll(".question")];
  const left = document.getElementById("left");
  let unsaved = false;

  const plain = (text) => text.normalize("NFC").replace(/\s+/gu, " ").trim();
  const quoted = (text) => JSON.stringify(plain(text));
  const typed = (question) => plain(question.querySelector("[type=text]").value);

  // What a question was answered with, as YAML; nothing where it was not answered.
  const answer = (question) => {
    const chosen = question.querySelector(":checked")?.value ?? "";
    const text = typed(question);
    if (question.dataset.kind === "open" && text) return `{answer: ${quoted(text)}}`;
    if (chosen === "wrong" && text) return `{wrong: ${quoted(text)}}`;
    return chosen;
  };

  const count = () => {
    const open = questions.filter((question) => !answer(question)).length;
    left.value = open ? left.dataset.left.replace("{count}", open) : left.dataset.none;
  };

  const write = () => {
    const who = plain(document.getElementById("who").value);
    const lines = [
      `company: ${quoted(main.dataset.company)}`,
      `letter: ${quoted(main.dataset.letter)}`,
      `date: ${new Date().toLocaleDateString("sv-SE")}`,
      ...(who ? [`by: ${quoted(who)}`] : []),
      "answers:",
    ];
    for (const question of questions) {
      const said = answer(question);
      if (!said) continue;
      lines.push(`  # ${plain(question.querySelector(".said").textContent)}`);
      lines.push(`  ${quoted(question.dataset.id)}: ${said}`);
    }
    return lines.join("\n") + "\n";
  };

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([write()], { type: "application/yaml" }));
    link.download = main.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    unsaved = false;
  };

  main.addEventListener("input", ({ target }) => {
    const question = target.closest(".question");
    const wrong = question?.querySelector("[value=wrong]");
    if (target.type === "text" && wrong && typed(question)) wrong.checked = true;
    unsaved = true;
    count();
  });
  document.getElementById("save").addEventListener("click", save);
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
  count();
}
