// The page: words in two languages, one text, one pipeline, and what Python says of them.
import { WORDS } from "./words.js";
import { readLink, writeLink } from "./link.js";
import { keepTips } from "./tips.js";

const $ = (id) => document.getElementById(id);
const prepared = JSON.parse($("prepared").textContent);
// How long the page waits for the next letter, in milliseconds.
const PAUSE_MS = 250;
// A string of Python: Arabic in it has a direction of its own.
const LITERAL = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")/;

const state = {
  language: (localStorage.getItem("language") ?? navigator.language).startsWith("ar") ? "ar" : "en",
  preset: "WEB",
  changes: {}, // by the place of a step: its new options, or null where it is taken out
  status: ["prepared", {}],
  phase: ["starting", {}],
  result: null,
  found: null,
  python: null,
  isReady: false,
  isBusy: false,
  isWaiting: false,
  isRefused: false, // whether the link that was opened holds nothing to show
  asked: 0,
  timer: 0,
};

const words = () => WORDS[state.language];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const number = (value) => new Intl.NumberFormat("en").format(value);
const steps = () => prepared.presets[state.preset];
const choices = () => ({ preset: state.preset, changes: state.changes, language: state.language });

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function say(key, values = {}) {
  state.status = [key, values];
  $("status").textContent = fill(words()[key], values);
}

function sayPhase(key, values = {}) {
  state.phase = [key, values];
  $("loadingWords").textContent = fill(words()[key], values);
}

function showWords() {
  document.documentElement.lang = state.language;
  document.documentElement.dir = state.language === "ar" ? "rtl" : "ltr";
  document.title = words().title;
  for (const one of document.querySelectorAll("[data-w]")) one.textContent = words()[one.dataset.w];
  for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", words()[one.dataset.label]);
  $("language").lang = state.language === "ar" ? "en" : "ar";
  $("compare").lang = state.language;
  $("compare").dir = document.documentElement.dir;
  say(...state.status);
  sayPhase(...state.phase);
  showPresets();
  showSteps();
}

function showPresets() {
  $("preset").replaceChildren(
    ...Object.keys(prepared.presets).map((name) => element("option", { value: name }, `${name}: ${words().presets[name]}`)),
  );
  $("preset").value = state.preset;
}

function showSteps() {
  $("steps").replaceChildren(...steps().map(showStep));
  showCounts();
}

function showStep(step, place) {
  const box = element("input", { type: "checkbox" });
  const name = element("bdi", { class: `k ${step.class}` }, step.name);
  const item = element("li", { class: step.class }, element("label", {}, box, " ", name), " ", element("span", { class: "count" }));
  const follow = () => {
    item.classList.toggle("out", state.changes[place] === null);
    $("reset").hidden = Object.keys(state.changes).length === 0;
  };
  box.checked = state.changes[place] !== null;
  box.addEventListener("change", () => {
    if (box.checked) delete state.changes[place];
    else state.changes[place] = null;
    showSteps();
    refocus(place, "input");
    ask();
  });
  const loss = fill(words().loses, { loss: step.loss[state.language] });
  item.append(element("small", {}, `${step.what[state.language]} (${loss})`));
  if (step.options.length && box.checked) {
    const label = fill(words().optionsOf, { step: step.name });
    const rows = step.options.map((option) => showOption(option, place, follow));
    item.append(element("details", {}, element("summary", { "aria-label": label }, words().options), ...rows));
  }
  follow();
  return item;
}

const refocus = (place, css) => $("steps").children[place].querySelector(css).focus();

// An option of a step, with its choices; what is chosen is asked for at once.
function showOption(option, place, follow) {
  const { name, kind } = option;
  const say = (choice) => {
    const key = `${steps()[place].name}.${name}` + (choice === undefined ? "" : `=${choice}`);
    return (prepared.words[key] ?? prepared.words[key.slice(key.indexOf("."))])?.[state.language] ?? "";
  };
  const value = state.changes[place]?.[name] ?? option.value;
  const set = (chosen) => {
    const changed = { ...state.changes[place], [name]: chosen };
    if (JSON.stringify(chosen) === JSON.stringify(option.value)) delete changed[name];
    if (Object.keys(changed).length) state.changes[place] = changed;
    else delete state.changes[place];
    follow();
    ask();
  };
  const label = element("code", {}, name);
  const hint = element("small", {}, say());
  if (kind === "many") {
    const boxes = option.choices.map((choice) => {
      const box = element("input", { type: "checkbox", value: choice });
      box.checked = value.includes(choice);
      box.addEventListener("change", () =>
        set(boxes.map((one) => one.firstChild).filter((one) => one.checked).map((one) => one.value)),
      );
      return element("label", {}, box, " ", element("code", {}, choice), " ", element("small", {}, say(choice)));
    });
    return element("fieldset", { class: "option" }, element("legend", {}, label), hint, element("div", {}, ...boxes));
  }
  const type = { flag: "checkbox", number: "number", text: "text", word: "text" }[kind];
  const field = element(type ? "input" : "select", { type: type ?? null, min: kind === "number" ? 0 : null, dir: "ltr" });
  if (kind === "one") {
    field.append(...option.choices.map((choice, i) => element("option", { value: i }, `${choice}: \u2068${say(choice)}\u2069`)));
    field.value = option.choices.indexOf(value);
  } else if (kind === "flag") field.checked = value;
  else field.value = value;
  field.addEventListener(kind === "text" ? "input" : "change", () => {
    if (kind === "one") set(option.choices[field.value]);
    else if (kind === "flag") set(field.checked);
    else if (kind === "text" || kind === "word") set(field.value);
    else if (field.value !== "") set(Number(field.value));
  });
  return element("label", { class: "option" }, label, field, hint);
}

function showCounts() {
  const counts = state.found?.counts ?? {};
  for (const item of $("steps").children) {
    const name = item.querySelector(".k").textContent;
    item.querySelector(".count").textContent = counts[name] ? number(counts[name]) : "";
  }
}

function showResult(result) {
  state.result = result;
  $("result").value = result.text;
  const milliseconds = number(Math.max(1, Math.round(1000 * result.seconds)));
  const key = result.seconds === null ? "characters" : "time"; // the prepared answers were made elsewhere
  $("time").textContent = fill(words()[key], { characters: number(result.characters), milliseconds });
  $("python").replaceChildren(...result.python.split(LITERAL).map((part, i) => (i % 2 ? element("bdi", {}, part) : part)));
  $("json").textContent = result.json;
}

function showFound(found) {
  state.found = found;
  $("changesHead").textContent = fill(words().changesCounted, { count: number(found.changes) });
  const top = $("compare").querySelector(".texts")?.scrollTop;
  $("compare").innerHTML = found.rows; // arnorm's report escapes every text
  const texts = $("compare").querySelector(".texts");
  if (texts) texts.scrollTop = top ?? 0;
  showView();
  showCounts();
  const open = new Set([...$("lists").querySelectorAll("details[open]")].map((one) => one.dataset.list));
  $("lists").replaceChildren(...Object.entries(words().lists).map(([list, names]) => showList(list, names, found[list], open)));
}

// What is coloured: what changed, or what was read. Each place can be reached, and says what it is.
function showView() {
  const isMentions = document.querySelector("[name=view]:checked").value === "mentions";
  $("compare").classList.toggle("mentions", isMentions);
  keepTips($("compare"), isMentions ? ".date, .number, .quotation" : "mark", $("tip"));
}

function showList(list, [title, ...heads], { count, rows }, open) {
  const head = element("summary", {}, `${title}: ${count ? number(count) : words().none}`);
  const details = element("details", { "data-list": list }, head);
  details.open = open.has(list);
  if (!rows.length) return details;
  const line = (cells) => element("tr", {}, ...cells.map((cell) => element("td", {}, element("bdi", {}, cell))));
  const top = element("tr", {}, ...heads.map((word) => element("th", { scope: "col" }, word)));
  details.append(element("div", { class: "wide" }, element("table", {}, top, ...rows.map(line))));
  if (count > rows.length) details.append(element("p", {}, fill(words().more, { count: number(count - rows.length) })));
  return details;
}

// The example with a preset as it is was prepared when the page was built, and needs no Python.
function preparedAnswer() {
  const isAsPrepared = $("text").value === prepared.example && Object.keys(state.changes).length === 0;
  return isAsPrepared ? prepared.answers[state.language][state.preset] : null;
}

// One question at a time; while Python works, only the newest one waits.
function ask() {
  clearTimeout(state.timer);
  const known = preparedAnswer();
  if (known && !state.isReady) {
    showResult(known.result);
    showFound(known.found);
  }
  state.isWaiting = state.isBusy || !state.isReady;
  if (state.isWaiting) return;
  state.isBusy = true;
  say("working");
  state.asked += 1;
  state.python.postMessage({ id: state.asked, text: $("text").value, choices: choices() });
}

function askSoon() {
  clearTimeout(state.timer);
  state.timer = setTimeout(ask, PAUSE_MS);
}

function hear({ data }) {
  if (data.phase) return sayPhase(data.phase);
  if (data.ready) {
    state.isReady = true;
    state.version = data.ready;
    $("loading").hidden = true;
    say("ready", { python: state.version });
    if (state.isWaiting) ask();
    return;
  }
  if (data.result) return showResult(data.result);
  state.isBusy = false;
  if (data.error) say("failed", { error: lineOf(data.error) });
  else {
    say(state.isRefused ? "refused" : "ready", { python: state.version });
    state.isRefused = false; // it was said
    showFound(data.found);
  }
  if (state.isWaiting) ask();
}

// The line of a traceback that says what it was.
const lineOf = (error) => error.match(/^\w+(?:Error|Exception|Warning)\b.*$/gm)?.pop() ?? error.trim();

async function copy(button, write) {
  const label = words()[button.dataset.w];
  try {
    await navigator.clipboard.writeText(await write());
    button.textContent = words().copied;
  } catch {
    button.textContent = words().notCopied;
  }
  setTimeout(() => (button.textContent = label), 1500);
}

async function address() {
  const link = await writeLink({ preset: state.preset, changes: state.changes, text: $("text").value });
  history.replaceState(null, "", link);
  return location.href;
}

async function openLink() {
  const given = await readLink(location.hash, prepared.presets).catch(() => undefined);
  state.isRefused = given === undefined;
  state.preset = given?.preset ?? "WEB";
  state.changes = given?.changes ?? {};
  $("text").value = given?.text ?? prepared.example;
}

async function readFile(file) {
  if (!file) return;
  const bytes = await file.arrayBuffer();
  try {
    setText(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    setText(new TextDecoder("windows-1256").decode(bytes));
  }
}

function setText(text) {
  $("text").value = text;
  ask();
}

// Every file once, with a bar of what is there; the service worker keeps them for the next time and for Python.
async function load() {
  if (navigator.serviceWorker) {
    await navigator.serviceWorker.register("offline.js").catch(() => null);
    const taken = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    if (!navigator.serviceWorker.controller) await Promise.race([taken, new Promise((done) => setTimeout(done, 2000))]);
  }
  const all = Object.values(prepared.files).reduce((sum, size) => sum + size, 0);
  let done = 0;
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  const read = async (file) => {
    const reader = (await fetch(file)).body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      done += part.value.length;
      $("progress").value = done / all;
      sayPhase("downloading", { done: megabytes(done), all: megabytes(all) });
    }
  };
  await Promise.all(Object.keys(prepared.files).map(read));
  // How long Python takes to start depends on the machine: a bar that says how far it is would lie.
  $("progress").removeAttribute("value");
  sayPhase("starting");
}

$("text").addEventListener("input", askSoon);
$("preset").addEventListener("change", () => {
  state.preset = $("preset").value;
  state.changes = {};
  showSteps();
  ask();
});
$("reset").addEventListener("click", () => {
  state.changes = {};
  showSteps();
  ask();
  $("preset").focus();
});
$("language").addEventListener("click", () => {
  state.language = state.language === "ar" ? "en" : "ar";
  localStorage.setItem("language", state.language);
  showWords();
  if (state.result) showResult(state.result);
  if (state.found) showFound(state.found);
  ask();
});
$("example").addEventListener("click", () => setText(prepared.example));
$("clear").addEventListener("click", () => {
  setText("");
  $("text").focus();
});
$("open").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => readFile($("file").files[0]));
$("copyPython").addEventListener("click", () => copy($("copyPython"), () => $("python").textContent));
$("copyLink").addEventListener("click", () => copy($("copyLink"), address));
$("copyResult").addEventListener("click", () => copy($("copyResult"), () => $("result").value));
for (const one of document.querySelectorAll("[name=view]")) one.addEventListener("change", showView);
for (const kind of ["dragover", "dragleave", "drop"]) {
  $("text").addEventListener(kind, (event) => {
    $("text").classList.toggle("over", kind === "dragover");
    if (kind === "dragleave" || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (kind === "drop") readFile(event.dataTransfer.files[0]);
  });
}
window.addEventListener("hashchange", () => openLink().then(showWords).then(ask));

document.head.append(element("style", {}, prepared.css));
openLink()
  .then(() => {
    showWords();
    ask();
    return load();
  })
  .then(() => {
    state.python = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    state.python.onmessage = hear;
    state.python.onerror = (event) => say("failed", { error: event.message ?? "worker.js" });
    const absolute = (file) => new URL(file, location.href).href;
    state.python.postMessage({ start: { pyodide: absolute(prepared.pyodide), packages: absolute(prepared.packages) } });
  })
  .catch((error) => say("failed", { error: String(error) }));
