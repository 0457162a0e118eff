// The page: words in two languages, one text, one pipeline, and what Python says of them.
import { WORDS } from "./words.js";

const $ = (id) => document.getElementById(id);
const EXAMPLE = `أعلنت بَلَدِيَّةُ الوَاحَةِ ، في بيان صدر يوم ٧ رمضان ١٤٤٦هـ، عن خطة من "ثلاث مراحل" لاستقبال ٩٤٬٤٠٦ زائر .
وقال المدير: "سنبدأ بما نسميه 'شارع القراءة' ثم ننتقل إلى الســـوق في 1/2/2026 بنسبة ٢٫٥٪".
وكانت &quot;الميزانية&quot; قد أُقرّت في كانون الثاني/يناير 2024، وهذا «كلام مفتوح`;
// How long the page waits for the next letter, in milliseconds.
const PAUSE_MS = 250;

const state = {
  language: (localStorage.getItem("language") ?? navigator.language).startsWith("ar") ? "ar" : "en",
  presets: {},
  removed: new Set(),
  status: ["loading", {}],
  last: null,
  found: null,
  busy: false,
  waiting: false,
  asked: 0,
  timer: 0,
};

const words = () => WORDS[state.language];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const number = (value) => new Intl.NumberFormat("en").format(value);
const valueWord = (value) => words().values[value] ?? value;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function say(key, values = {}) {
  state.status = [key, values];
  $("status").textContent = key ? fill(words()[key], values) : "";
}

function showWords() {
  document.documentElement.lang = state.language;
  document.documentElement.dir = state.language === "ar" ? "rtl" : "ltr";
  document.title = words().title;
  for (const one of document.querySelectorAll("[data-w]")) one.textContent = words()[one.dataset.w];
  $("language").lang = state.language === "ar" ? "en" : "ar";
  say(...state.status);
  showPresets();
  showSteps();
  if (state.last) showResult(state.last);
  if (state.found) showFound(state.found);
}

function showPresets() {
  const chosen = $("preset").value || "WEB";
  $("preset").replaceChildren(
    ...Object.keys(state.presets).map((name) => element("option", `${name}: ${words().presets[name]}`, { value: name })),
  );
  if (state.presets[chosen]) $("preset").value = chosen;
}

function showSteps() {
  const steps = state.presets[$("preset").value] ?? [];
  $("steps").replaceChildren(
    ...steps.map((step) => {
      const item = element("li");
      const label = element("label");
      const box = element("input", undefined, { type: "checkbox", value: step.name });
      box.checked = !state.removed.has(step.name);
      box.addEventListener("change", () => {
        state.removed[box.checked ? "delete" : "add"](step.name);
        ask();
      });
      const loss = fill(words().loses, { loss: valueWord(step.loss) });
      label.append(box, " ", element("bdi", step.name), element("small", `${step[state.language]} (${loss})`));
      item.append(label);
      return item;
    }),
  );
}

function showResult(result) {
  state.last = result;
  $("result").value = result.text;
  const milliseconds = number(Math.max(1, Math.round(1000 * result.seconds)));
  $("time").textContent = fill(words().time, { characters: number(result.characters), milliseconds });
  $("python").textContent = result.python;
  $("json").textContent = result.json;
}

function showFound(found) {
  state.found = found;
  $("changesHead").textContent = `${words().changes}: ${number(found.changes)}`;
  $("changes").innerHTML = found.report; // arnorm's report escapes every text
  for (const list of document.querySelectorAll(".found")) showList(list, found[list.dataset.list]);
}

function showList(found, { count, rows }) {
  const name = found.dataset.list;
  const heads = words().heads[name];
  found.querySelector("summary").textContent = `${words()[name]}: ${count ? number(count) : words().none}`;
  const table = element("table");
  const head = element("tr");
  head.append(...heads.map((word) => element("th", word, { scope: "col" })));
  table.append(head);
  for (const row of rows) {
    const line = element("tr");
    const cells = [...row.slice(0, heads.length - 1), row.slice(heads.length - 1).map(valueWord).join(", ")];
    line.append(...cells.map((cell) => element("td", undefined)));
    cells.forEach((cell, i) => line.children[i].append(element("bdi", i ? valueWord(cell) : cell)));
    table.append(line);
  }
  const parts = rows.length ? [table] : [];
  if (count > rows.length) parts.push(element("p", fill(words().more, { count: number(count - rows.length) })));
  found.querySelector(".wide").replaceChildren(...parts);
}

// One question at a time; while Python works, only the newest one waits.
function ask() {
  clearTimeout(state.timer);
  if (!Object.keys(state.presets).length) return;
  if (state.busy) {
    state.waiting = true;
    return;
  }
  state.busy = true;
  state.waiting = false;
  say("working");
  const preset = $("preset").value;
  const without = state.presets[preset].map((step) => step.name).filter((name) => state.removed.has(name));
  const text = $("text").value;
  state.asked += 1;
  python.postMessage({ id: state.asked, text, choices: { preset, without, language: state.language } });
}

function askSoon() {
  clearTimeout(state.timer);
  state.timer = setTimeout(ask, PAUSE_MS);
}

function hear({ data }) {
  if (data.presets) {
    state.presets = data.presets;
    $("loading").hidden = true;
    $("preset").disabled = false;
    showPresets();
    showSteps();
    ask();
    return;
  }
  if (data.result) return showResult(data.result);
  state.busy = false;
  if (data.error) say("failed", { error: data.error.trim().split("\n").pop() });
  else {
    say("ready", { python: state.last.version });
    showFound(data.found);
  }
  if (state.waiting) ask();
}

async function copy(button) {
  const source = $(button.dataset.copy);
  const label = button.dataset.w;
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    button.textContent = words().copied;
  } catch {
    button.textContent = words().notCopied;
  }
  setTimeout(() => (button.textContent = words()[label]), 1500);
}

async function readFile(file) {
  if (!file) return;
  const bytes = await file.arrayBuffer();
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1256").decode(bytes);
  }
  setText(text);
}

function setText(text) {
  $("text").value = text;
  ask();
}

// Every file once, with a bar; the service worker keeps them for the next time and for Python.
async function load() {
  if (navigator.serviceWorker) {
    await navigator.serviceWorker.register("offline.js").catch(() => null);
    const taken = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    if (!navigator.serviceWorker.controller) await Promise.race([taken, new Promise((done) => setTimeout(done, 2000))]);
  }
  const { files } = await (await fetch("files.json")).json();
  const total = Object.values(files).reduce((sum, size) => sum + size, 0);
  let loaded = 0;
  for (const file of Object.keys(files)) {
    const reader = (await fetch(file)).body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      loaded += part.value.length;
      $("progress").value = Math.min(0.95, loaded / total);
    }
  }
}

$("text").addEventListener("input", askSoon);
$("preset").addEventListener("change", () => {
  showSteps();
  ask();
});
$("language").addEventListener("click", () => {
  state.language = state.language === "ar" ? "en" : "ar";
  localStorage.setItem("language", state.language);
  showWords();
  ask();
});
$("example").addEventListener("click", () => setText(EXAMPLE));
$("clear").addEventListener("click", () => {
  setText("");
  $("text").focus();
});
$("open").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => readFile($("file").files[0]));
for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button));
for (const kind of ["dragover", "dragleave", "drop"]) {
  $("text").addEventListener(kind, (event) => {
    $("text").classList.toggle("over", kind === "dragover");
    if (kind === "dragleave" || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (kind === "drop") readFile(event.dataTransfer.files[0]);
  });
}

let python;
$("text").value = EXAMPLE;
showWords();
load()
  .then(() => {
    python = new Worker("worker.js", { type: "module" });
    python.onmessage = hear;
    python.onerror = (event) => say("failed", { error: event.message ?? "worker.js" });
  })
  .catch((error) => say("failed", { error: String(error) }));
