// pytest in Pyodide, by node: node playground/run_tests.mjs WHEELS ARGUMENTS. The tests are those of the repository.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const [wheels, ...chosen] = process.argv.slice(2);
const pyodide = await loadPyodide({ env: { HOME: "/home", PYTHONDONTWRITEBYTECODE: "1" } });
const extractDir = "/packages";
for (const name of readdirSync(wheels)) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(join(wheels, name))), "wheel", { extractDir });
}
pyodide.mountNodeFS("/repository", ROOT);
pyodide.globals.set("chosen", pyodide.toPy(chosen));
let status = 1;
try {
  status = pyodide.runPython(`
import os, sys
sys.path.insert(0, "/packages")
os.chdir("/repository")
import arnorm, pytest
assert not arnorm.compiled and "/repository" not in arnorm.__file__
print("Python", sys.version.split()[0], sys.platform)
int(pytest.main(["-q", "-p", "no:cacheprovider", "--override-ini=pythonpath=tests",
    # pyarabic has a backslash in a plain string, of which Python 3.14 warns.
    "-W", "ignore::SyntaxWarning", *chosen]))
`);
} catch (error) {
  console.error(error.message); // and not the line of a megabyte where it was thrown
}
process.exit(status);
