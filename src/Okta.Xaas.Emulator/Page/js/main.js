// Starts the page: finds the view of the address, loads what it shows, and loads it again when the emulator tells of a change.
import { Refused, Unreachable } from './api.js';
import { patch, tickAll } from './dom.js';
import { listen, patience } from './live.js';
import { currentRoute, link } from './router.js';
import { drawShell } from './shell.js';
import { isCoolingDown, readState, store } from './store.js';
import { failure } from './parts/empty.js';
import { viewOf } from './views/views.js';

const everything = ['state', 'sessions', 'requests', 'directory', 'faults'];
const main = document.getElementById('main');
let shown = { view: null, route: null, address: null, place: null, data: null };
let loading = null;
let isFirst = true;
let wantsSearch = false;

/** Loads and shows what the address says. A later call overtakes an earlier one. */
async function show() {
  const route = currentRoute();
  const address = location.hash;
  const view = viewOf(route);
  if (view === undefined) {
    location.replace(link('sessions'));
    return;
  }
  const place = JSON.stringify([route.path, route.query.page]);
  const isNewPlace = shown.place !== place;
  loading?.abort();
  const mine = loading = new AbortController();
  try {
    if (store.state === null) await readState();
    const data = await view.load(route, mine.signal);
    if (mine.signal.aborted) return;
    shown = { view, route, address, place, data };
    draw();
    if (isNewPlace) arrive();
    if (isNewPlace && wantsSearch) focusSearch();
  } catch (fault) {
    if (mine.signal.aborted) return;
    // Without a connection the banner says so, and what was shown stays.
    if (fault instanceof Unreachable && shown.view !== null) return;
    shown = { view, route, address, place, data: null };
    patch(main, ...failure(fault));
    draw();
    if (isNewPlace) arrive();
    if (!(fault instanceof Refused || fault instanceof Unreachable)) throw fault;
  }
}

/** Shows what has been loaded; also after a change that concerns this page only. */
function draw() {
  drawShell(currentRoute());
  if (shown.data !== null) patch(main, ...shown.view.draw(shown.data, shown.route));
  if (shown.address !== null) main.dataset.shown = shown.address;
}

/** A new place: its title, its top, and the focus, so that a screen reader starts there. */
function arrive() {
  document.title = `${main.querySelector('h1')?.textContent ?? 'Emulator'} · Okta.Xaas emulator`;
  scrollTo(0, 0);
  if (!isFirst) main.focus({ preventScroll: true });
  isFirst = false;
}

/** Into the field of the view, if it has one. */
function focusSearch() {
  const field = document.getElementById('search');
  field?.focus();
  wantsSearch &&= field === null;
  return field !== null;
}

async function refresh(what) {
  await readState();
  if (shown.view === null || shown.view.watches.some(name => what.has(name))) await show();
  else draw();
}

// One refresh at a time; changes that are told meanwhile wait for the next.
let waiting = null;
let isRefreshing = false;
async function changed(what) {
  waiting = new Set([...waiting ?? [], ...what]);
  if (isRefreshing) return;
  isRefreshing = true;
  try {
    while (waiting !== null) {
      const next = waiting;
      waiting = null;
      await refresh(next);
    }
  } catch (fault) {
    if (!(fault instanceof Unreachable)) throw fault;
    setTimeout(() => changed(everything), patience);
  } finally {
    isRefreshing = false;
  }
}

function connected(isLive) {
  store.live = isLive;
  drawShell(currentRoute());
  // Whatever happened in between was not told.
  if (isLive) changed(everything);
}

addEventListener('hashchange', show);
addEventListener('acted', () => changed(everything));
addEventListener('redraw', draw);
addEventListener('keydown', event => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    if (!focusSearch()) {
      wantsSearch = true;
      location.hash = link('users');
    }
  }
});
document.querySelector('.skip-link').addEventListener('click', event => {
  // Its address would be taken for a view's.
  event.preventDefault();
  main.focus();
});
let wasCoolingDown = false;
setInterval(() => {
  tickAll();
  // It ends by time alone, and so without an event.
  if (wasCoolingDown !== isCoolingDown()) draw();
  wasCoolingDown = isCoolingDown();
}, 200);
listen({ changed, connected });
show();
