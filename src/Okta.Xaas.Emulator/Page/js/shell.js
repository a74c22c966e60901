// What is around every view: the org's clock, the connection, the theme, and the way to the other views.
import { h, icon, patch, ticking } from './dom.js';
import { clockTime, countdown, date, number } from './format.js';
import { link } from './router.js';
import { isCoolingDown, now, store, until } from './store.js';
import { currentTheme, nextTheme } from './theme.js';

const places = [
  { path: 'sessions', text: 'Sessions', drawing: 'sessions', of: ['sessions'], count: counts => counts.sessions },
  { path: 'users', text: 'Directory', drawing: 'people', of: ['users', 'groups', 'devices', 'schema'], count: counts => counts.users },
  { path: 'requests', text: 'Requests', drawing: 'requests', of: ['requests'], count: counts => counts.requests },
  { path: 'controls', text: 'Controls', drawing: 'controls', of: ['controls'], count: () => 0 },
  { path: 'connect', text: 'Connect', drawing: 'connect', of: ['connect'], count: () => 0 },
];

let wasLive = false;

export function drawShell(route) {
  wasLive ||= store.live;
  patch(document.getElementById('top'), h('div', { class: 'top-row' }, brand(), clock(), cooldown(), h('div', { class: 'top-end' }, connection(), themeButton())), lost());
  patch(document.getElementById('nav'), h('ul', null, places.map(place => h('li', null, entry(place, route)))), about());
}

const brand = () => h('a', { class: 'brand', href: link('sessions'), 'aria-label': 'Okta.Xaas emulator' }, icon('brand'), h('span', null, h('b', null, 'Okta.Xaas'), ' emulator'));

function clock() {
  const { state } = store;
  if (state === null) return h('div', { class: 'org-clock' });
  return h('a', { class: 'org-clock', href: link('controls'), title: "The org's clock, in UTC" },
    icon('clock'),
    h('span', { class: 'visually-hidden' }, "The org's clock: "),
    ticking(() => date(now()), { class: 'org-date' }),
    ticking(() => clockTime(now()), { class: 'org-time' }),
    h('span', { class: 'unit' }, 'UTC'),
    state.speed === 1 ? null : h('b', { class: 'speed' }, `×${number(state.speed)}`));
}

const cooldown = () => isCoolingDown() ? h('a', { class: 'cooldown-chip', key: 'cooldown', href: link('sessions') }, 'Cooldown ', ticking(() => countdown(until(store.state.cooldown.activeUntil)))) : null;

const connection = () => store.live
  ? h('span', { class: 'link-state' }, h('i', { class: 'dot dot-live' }), h('span', null, 'Live'))
  : h('span', { class: 'link-state link-lost' }, h('i', { class: 'dot' }), h('span', null, wasLive ? 'Lost' : 'Connecting'));

const lost = () => store.live || !wasLive ? null : h('div', { class: 'banner', role: 'alert', key: 'lost' },
  icon('warning'), h('p', null, h('b', null, 'The emulator does not answer.'), ' What you see is how it was last. Trying again until it is back …'));

function themeButton() {
  const theme = currentTheme();
  return h('button', {
    class: 'icon-button', type: 'button', 'aria-label': `Theme: ${theme}. Change it`, title: `Theme: ${theme}`,
    onclick: () => {
      nextTheme();
      dispatchEvent(new CustomEvent('redraw'));
    },
  }, icon(`theme-${theme}`));
}

function entry(place, route) {
  const isHere = place.of.includes(route.path[0]);
  const counts = store.state?.counts;
  const total = counts ? place.count(counts) : 0;
  const errors = place.path === 'requests' ? counts?.errors ?? 0 : 0;
  return h('a', { href: link(place.path), 'aria-current': isHere ? 'page' : null },
    icon(place.drawing),
    h('span', { class: 'nav-text' }, place.text),
    total > 0 ? h('span', { class: 'nav-count' }, number(total)) : null,
    errors > 0 ? h('span', { class: 'nav-errors', title: 'Requests that went wrong' }, number(errors), h('span', { class: 'visually-hidden' }, ' errors')) : null);
}

const about = () => h('p', { class: 'about' }, 'An emulated org, for development. Not an Okta product. ',
  h('a', { href: '_emulator/openapi.json' }, 'API of this page'));
