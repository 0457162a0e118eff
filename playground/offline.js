// Keeps the files of this build, so that the next visit fetches nothing and works offline. The page itself is asked for
// first, and names the folders of its build: files of two builds never meet. tools/make_playground.py writes FILES.
const CACHE = "arnorm";
const FILES = [];

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      const wanted = new Set(FILES.map((name) => new URL(name, location).href));
      for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
      await self.clients.claim();
    })(),
  );
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  const page = request.mode === "navigate";
  const key = page ? new URL("index.html", location).href : request;
  if (!page) {
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
  if (event.request.method === "GET" && new URL(event.request.url).origin === location.origin) {
    event.respondWith(answer(event.request));
  }
});
