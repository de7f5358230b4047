// Copies drafts and codes, counts characters, keeps edited drafts and unsent words in this browser, and says
// in time that a session ends. Every page works without it.
"use strict";

const gaps = (text) => (text.match(/\[[^\[\]\n]+\]/g) || []).length;

const copying = (button) => {
  const source = document.getElementById(button.dataset.copies);
  const region = button.parentElement.querySelector("[role=status]") || button;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = source.value === undefined ? source.textContent : source.value;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const selection = window.getSelection();
      if (source.select) source.select();
      else selection.selectAllChildren(source);
      if (!document.execCommand("copy")) return;
    }
    region.textContent = (button.dataset.gap && gaps(text)) ? button.dataset.gap : button.dataset.done;
  });
};

const ready = () => document.querySelectorAll("[data-copies][hidden]").forEach(copying);
ready();

const draft = document.getElementById("draft");
if (draft && draft.tagName === "TEXTAREA") {
  const about = document.getElementById("about");
  const kept = `draft ${draft.dataset.case}`;
  const count = () => {
    const length = [...draft.value].length;
    const longest = draft.dataset.longest;
    const said = longest ? about.dataset.of : about.dataset.length;
    const left = gaps(draft.value);
    const gap = left === 1 ? about.dataset.gap : left ? about.dataset.gaps : "";
    about.textContent = [gap, said.replace("{number}", length).replace("{longest}", longest)].join(" ").trim();
  };
  const before = sessionStorage.getItem(kept);
  if (before) draft.value = before;
  draft.addEventListener("input", () => { sessionStorage.setItem(kept, draft.value); count(); });
  count();
}

// Words for comms and answers of comms, until they stand in the thread: a session may end before they are sent,
// and the way back may lead through another tab. Each tab shows its own first; signing out clears them all.
const DAY = 24 * 60 * 60 * 1000;
const read = (box, name) => { try { return JSON.parse(box.getItem(name)) || {}; } catch { return {}; } };
for (const name of Object.keys(localStorage))
  if (name.startsWith("unsent ") && !(read(localStorage, name).at > Date.now() - DAY)) localStorage.removeItem(name);
document.querySelectorAll("textarea[data-keeps]").forEach((area) => {
  const name = `unsent ${area.dataset.keeps}`;
  const sent = [...document.querySelectorAll(".thread .post")].map((said) => said.textContent.trim());
  const boxes = [sessionStorage, localStorage];
  for (const box of boxes) if (sent.includes((read(box, name).text || "").trim())) box.removeItem(name);
  const text = boxes.map((box) => read(box, name).text).find(Boolean);
  if (text && !area.hasAttribute("aria-invalid")) area.value = text;
  area.addEventListener("input", () => {
    for (const box of boxes) box.setItem(name, JSON.stringify({ text: area.value, at: Date.now() }));
  });
});

// A rule that is being written, until it is in force. With it goes which change of the rule its owner had seen,
// so that what somebody else changed meanwhile is told and not written over.
const rule = document.querySelector("textarea[data-rule]");
if (rule) {
  const name = `rule ${rule.dataset.rule}`;
  const { seen } = rule.form.elements;
  const before = read(sessionStorage, name);
  const again = document.getElementById("again");
  if (before.text && before.text !== rule.value && !rule.hasAttribute("data-sent")) {
    rule.value = before.text;
    seen.value = before.seen;
    again.hidden = false;
    rule.dispatchEvent(new Event("input", { bubbles: true }));
  }
  rule.addEventListener("input", () => sessionStorage.setItem(name, JSON.stringify({ text: rule.value, seen: seen.value })));
  again.querySelector("button").addEventListener("click", () => { sessionStorage.removeItem(name); location.reload(); });
}
// From the name of a line to the line.
document.addEventListener("click", (event) => {
  const { line } = event.target.dataset;
  if (!line) return;
  event.preventDefault();
  const lines = rule.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1);
  rule.focus();
  rule.setSelectionRange(start, start + (lines[line - 1] || "").length);
});
if (document.querySelector("[data-in-force]"))
  for (const name of Object.keys(sessionStorage)) if (name.startsWith("rule ")) sessionStorage.removeItem(name);

const minutes = Number(document.body.dataset.minutes);
let clock;
const still = () => {
  clearTimeout(clock);
  const soon = document.getElementById("soon");
  soon.textContent = "";
  if (minutes) clock = setTimeout(() => { soon.textContent = document.body.dataset.soon; }, minutes * 60000);
};
still();

// A part of the page has been renewed: its buttons work too, and a screen reader hears what it is about now.
document.addEventListener("htmx:afterSettle", () => {
  ready();
  still();
  document.getElementById("said").textContent = document.title;
});

// It could not be renewed: a form goes its usual way and shows why, and a text is not said to be checked.
const unchecked = () => {
  const verdict = document.getElementById("verdict");
  verdict.textContent = verdict.dataset.lost;
};
document.addEventListener("htmx:responseError", ({ target }) => (target === rule ? unchecked() : target.submit()));
document.addEventListener("htmx:sendError", ({ target }) => { if (target === rule) unchecked(); });
