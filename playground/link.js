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

// What a link holds; null where it holds nothing that this page wrote.
export async function readLink(hash) {
  if (!hash.startsWith(VERSION)) return null;
  try {
    const text = atob(hash.slice(VERSION.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await pass(Uint8Array.from(text, (char) => char.charCodeAt(0)), new DecompressionStream("deflate-raw"));
    const { preset, changes, text: words } = JSON.parse(new TextDecoder().decode(bytes));
    const isSound = typeof words === "string" && changes !== null && typeof changes === "object" && !Array.isArray(changes);
    return isSound ? { preset, changes, text: words } : null;
  } catch {
    return null;
  }
}
