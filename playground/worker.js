// Python, apart from the page, so that the page answers while Python works.
import { loadPyodide } from "./pyodide/pyodide.mjs";

let page;

async function start() {
  const { wheels } = await (await fetch("./files.json")).json();
  const pyodide = await loadPyodide({ indexURL: new URL("./pyodide/", import.meta.url).href });
  for (const wheel of wheels) {
    const bytes = await (await fetch(wheel)).arrayBuffer();
    pyodide.unpackArchive(bytes, "wheel");
  }
  pyodide.FS.writeFile("page.py", await (await fetch("./page.py")).text());
  page = pyodide.pyimport("page");
  // What the first call imports is not to be counted as time for the reader's text.
  const warm = ["في ١ رمضان ١٤٤٦هـ", JSON.stringify({ preset: "WEB", without: [], language: "en" })];
  page.normalize(...warm);
  page.describe(...warm);
  postMessage({ presets: JSON.parse(page.presets()) });
}

const started = start().catch((error) => postMessage({ error: String(error) }));

onmessage = async ({ data }) => {
  await started;
  try {
    const choices = JSON.stringify(data.choices);
    postMessage({ id: data.id, result: JSON.parse(page.normalize(data.text, choices)) });
    postMessage({ id: data.id, found: JSON.parse(page.describe(data.text, choices)) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
};
