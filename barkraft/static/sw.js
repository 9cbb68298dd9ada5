// Keeps what is the same for everybody, for when the line drops: units, their walls, style sheets, scripts, pictures.
// Nothing personal is ever kept: only addresses of the list below, fetched without a cookie, and answered as public.
const KEPT = "alla-lika-1";
const PUBLIC = [
  /^\/static\//,
  /^\/[a-z-]+\/m\/[a-z0-9-]+\/v\d+\/[a-z]+\d+\/$/,
  /^\/[a-z-]+\/m\/[a-z0-9-]+\/v\d+\/[a-z]+\d+\/vagg\/$/,
  /^\/[a-z-]+\/m\/[a-z0-9-]+\/v\d+\/[a-z]+\d+\/bredvid\/$/,
];
// A group's own wall: never kept. Without a line the public wall of the same unit stands there.
const GROUPS_WALL = /^\/([a-z-]+)\/coach\/grupp\/[^/]+\/vagg\/([a-z0-9-]+)\/([a-z0-9-]+)\/$/;

function isPublic(address) {
  const { origin, pathname, search } = new URL(address);
  return origin === location.origin && !search && PUBLIC.some((pattern) => pattern.test(pathname));
}

async function keep(address) {
  if (!isPublic(address)) return;
  const reply = await fetch(address, { credentials: "omit" }).catch(() => null);
  const shared = reply?.headers.get("Cache-Control")?.includes("public");
  if (reply?.ok && !reply.redirected && shared) await (await caches.open(KEPT)).put(address, reply);
}

async function publicWall(path) {
  const [, language, slug, unit] = path.match(GROUPS_WALL);
  const wanted = new RegExp(`^/${language}/m/${slug}/v\\d+/${unit}/vagg/$`);
  const store = await caches.open(KEPT);
  const found = (await store.keys()).reverse().find((request) => wanted.test(new URL(request.url).pathname));
  return found && store.match(found);
}

// The line first; what is kept only where there is none.
async function answer(request, kept) {
  try {
    return await fetch(request);
  } catch (noLine) {
    const found = await kept();
    if (found) return found;
    throw noLine;
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  const asked = Array.isArray(event.data?.keep) ? event.data.keep.slice(0, 60) : [];
  event.waitUntil(Promise.all(asked.map(keep)));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { pathname } = new URL(request.url);
  const isGroupsWall = request.mode === "navigate" && GROUPS_WALL.test(pathname);
  if (isGroupsWall) event.respondWith(answer(request, () => publicWall(pathname)));
  else if (isPublic(request.url)) event.respondWith(answer(request, () => caches.match(request.url, { ignoreVary: true })));
});
