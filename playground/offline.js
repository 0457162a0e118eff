// Keeps the files of this build, so that the next visit fetches nothing and works offline. The page itself is asked for
// first, and names the folders of its build: files of two builds never meet. tools/make_playground.py writes FILES. What
// else is below this address, such as pages of others, is none of its business.
const CACHE = "arnorm";
const FILES = [];

const PAGE = new URL("index.html", location).href;
const WANTED = new Set(FILES.map((name) => new URL(name, location).href));

// The address that a request has in the cache; null where it is not for this page.
function keyOf(request) {
  const { origin, pathname } = new URL(request.url);
  const asked = origin + pathname;
  const key = asked === new URL("./", location).href ? PAGE : asked;
  return request.method === "GET" && WANTED.has(key) && (key === PAGE) === (request.mode === "navigate") ? key : null;
}

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      for (const request of await cache.keys()) if (!WANTED.has(request.url)) await cache.delete(request);
      await self.clients.claim();
    })(),
  );
});

async function answer(request, key) {
  const cache = await caches.open(CACHE);
  if (key !== PAGE) {
    const kept = await cache.match(key);
    if (kept) return kept;
  }
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(key, fresh.clone());
    return fresh;
  } catch (error) {
    return (await cache.match(key)) ?? Promise.reject(error);
  }
}

self.addEventListener("fetch", (event) => {
  const key = keyOf(event.request);
  if (key !== null) event.respondWith(answer(event.request, key));
});
