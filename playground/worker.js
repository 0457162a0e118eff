// Python, apart from the page, so that the page answers while Python works.
let page;

async function start({ pyodide: from, packages }) {
  const { loadPyodide } = await import(new URL("pyodide.mjs", from));
  const pyodide = await loadPyodide({ indexURL: from });
  pyodide.unpackArchive(await (await fetch(packages)).arrayBuffer(), "zip", { extractDir: "/packages" });
  pyodide.FS.writeFile("/packages/page.py", await (await fetch("page.py")).text());
  pyodide.runPython("import sys; sys.path.insert(0, '/packages')");
  postMessage({ phase: "reading" });
  page = pyodide.pyimport("page");
  // What the first call imports is not to be counted as time for the reader's text.
  const warm = ["في ١ رمضان ١٤٤٦هـ", JSON.stringify({ preset: "WEB", changes: {}, language: "en" })];
  const { version } = JSON.parse(page.normalize(...warm));
  page.describe(...warm);
  postMessage({ ready: version });
}

let started;

onmessage = async ({ data }) => {
  if (data.start) {
    started = start(data.start).catch((error) => postMessage({ error: String(error) }));
    return;
  }
  await started;
  try {
    const choices = JSON.stringify(data.choices);
    postMessage({ id: data.id, result: JSON.parse(page.normalize(data.text, choices)) });
    postMessage({ id: data.id, found: JSON.parse(page.describe(data.text, choices)) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
};
