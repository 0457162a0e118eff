// A text and a pipeline in the fragment of a link, which no browser sends anywhere.
const VERSION = "#1.";

async function pass(bytes, stream) {
  const answer = new Response(new Blob([bytes]).stream().pipeThrough(stream));
  return new Uint8Array(await answer.arrayBuffer());
}

export async function writeLink(value) {
  const bytes = await pass(new TextEncoder().encode(JSON.stringify(value)), new CompressionStream("deflate-raw"));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return VERSION + text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// What a link may unpack to: a text of millions of letters, and no more.
const LONGEST_BYTES = 1e7;

async function unpack(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > LONGEST_BYTES) {
      reader.cancel().catch(() => {});
      throw new RangeError("too long");
    }
    parts.push(part.value);
  }
  return new Blob(parts).text();
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

const FITS = {
  flag: (value) => typeof value === "boolean",
  number: (value) => Number.isSafeInteger(value) && value >= 0,
  text: (value) => typeof value === "string",
  one: (value, choices) => choices.includes(value),
  many: (value, choices) => Array.isArray(value) && value.every((one) => choices.includes(one)),
};

// Whether the changes are ones that the page can make: of steps that are there, options with a value that they take.
function areSound(changes, steps) {
  return Object.entries(changes).every(([place, options]) => {
    const step = /^\d+$/.test(place) ? steps[place] : undefined;
    if (step === undefined || options === null) return step !== undefined;
    if (!isObject(options)) return false;
    return Object.entries(options).every(([name, value]) => {
      const option = step.options.find((one) => one.name === name);
      return option !== undefined && FITS[option.kind](value, option.choices);
    });
  });
}

// What a link holds; null where there is none. Throws where it holds nothing that this page wrote.
export async function readLink(hash, presets) {
  if (!hash.startsWith("#1")) return null;
  const text = atob(hash.slice(VERSION.length).replaceAll("-", "+").replaceAll("_", "/"));
  const { preset, changes, text: words } = JSON.parse(await unpack(Uint8Array.from(text, (char) => char.charCodeAt(0))));
  const isSound = typeof words === "string" && Object.hasOwn(presets, preset) && isObject(changes);
  if (!isSound || !areSound(changes, presets[preset])) throw new TypeError("not a link of this page");
  return { preset, changes, text: words };
}
