// What is going on at this moment, and what one would do about it.
import { api } from '../api.js';
import { h, ticking, tickingStyle } from '../dom.js';
import { clockTime, count, countdown, duration } from '../format.js';
import { act } from '../notices.js';
import { link } from '../router.js';
import { isCoolingDown, since, store, until } from '../store.js';
import { meter } from './meter.js';
import { isActive, isOpen } from './status.js';

export function nowPanel(sessions) {
  const open = sessions.find(isOpen);
  const imported = sessions.find(session => session.status === 'TRIGGERED');
  return h('section', { class: 'now', 'aria-label': 'Now' },
    open ? loading(open) : imported ? null : ready(sessions.some(isActive)),
    imported ? importing(imported) : null,
    cooldown());
}

const name = session => h('a', { class: 'id', href: link('sessions', session.id) }, session.id);

const loading = session => h('div', { class: 'now-part' },
  h('h2', null, session.status === 'CREATED' ? 'Open, nothing loaded yet' : 'Being loaded'),
  h('p', null, name(session)),
  meter(`${session.batches} of ${store.state.limits.requestsPerSession} requests`, session.batches, store.state.limits.requestsPerSession),
  h('p', { class: 'actions' },
    session.status === 'IN_PROGRESS' ? button('Start its import', () => api.act(session.id, 'trigger'), 'The import was started.') : null,
    button('Close it as another client', () => api.act(session.id, 'close'), 'The session was closed.')));

const importing = session => h('div', { class: 'now-part' },
  h('h2', null, 'Being imported'),
  ticking(() => duration(since(session.history.at(-1).at)), { class: 'countdown' }),
  h('p', null, name(session), `, ${count(session.entities, 'entity', 'entities')}`),
  h('p', { class: 'actions' },
    button('Finish it now', () => api.act(session.id, 'finish'), 'The import is done.'),
    button('Let it fail', () => api.act(session.id, 'fail'), 'The import ended in ERROR.')));

const ready = () => isCoolingDown() ? null : h('div', { class: 'now-part now-ready' },
  h('h2', null, 'Ready'),
  h('p', null, 'No session is active; a client can create one.'));

function cooldown() {
  if (!isCoolingDown()) return null;
  const { activeUntil, sessionId } = store.state.cooldown;
  const whole = store.state.settings.cooldownSeconds * 1000;
  return h('div', { class: 'now-part now-wait' },
    h('h2', null, 'No new session for'),
    ticking(() => countdown(until(activeUntil)), { class: 'countdown', id: 'cooldown' }),
    h('p', null, `until ${clockTime(activeUntil)}, as `, sessionId ? h('a', { class: 'id', href: link('sessions', sessionId) }, sessionId) : 'a session', ' was triggered and is still active.'),
    whole > 0 ? h('span', { class: 'wait-bar', 'aria-hidden': 'true' }, tickingStyle('--share', () => Math.min(1, Math.max(0, until(activeUntil) / whole)))) : null,
    h('p', { class: 'actions' }, button('Advance the clock to its end', () => api.advance(Math.ceil(until(activeUntil) / 1000)), "The org's clock was moved.")));
}

export const button = (text, request, done, more) => h('button', { class: 'button', type: 'button', ...more, onclick: () => act(request, done) }, text);
