// What happened to a user or a group, and what each import changed: attribute, from, to.
import { h } from '../dom.js';
import { moment } from '../format.js';
import { link } from '../router.js';
import { now } from '../store.js';
import { empty } from './empty.js';
import { time } from './facts.js';
import { pill } from './status.js';

/** The entries, newest first. */
export function history(entries) {
  if (entries.length === 0) return empty('Nothing has happened yet', h('p', null, 'What imports and single calls change is listed here.'));
  return h('ol', { class: 'history' }, entries.map(entry => h('li', null,
    h('div', { class: 'history-head' }, pill(entry.kind), target(entry), source(entry), time(entry.at, moment(entry.at, now()))),
    entry.changes.length > 0 ? changes(entry.changes, entry.kind !== 'created') : null)));
}

const target = entry => entry.groupId === null ? null
  : h('span', null, 'group ', h('a', { href: link('groups', entry.groupId) }, entry.groupId));

const source = entry => entry.sessionId === null
  ? h('span', { class: 'muted' }, 'by a single call, ', h('code', null, entry.operation))
  : h('span', { class: 'muted' }, 'by session ', h('a', { class: 'id', href: link('sessions', entry.sessionId) }, entry.sessionId));

const changes = (list, hadValues) => h('table', { class: 'changes' },
  h('caption', { class: 'visually-hidden' }, 'Changed attributes'),
  h('thead', null, h('tr', null, (hadValues ? ['Attribute', 'From', 'To'] : ['Attribute', 'Value']).map(text => h('th', { scope: 'col' }, text)))),
  h('tbody', null, list.map(change => h('tr', null,
    h('th', { scope: 'row' }, change.attribute),
    hadValues ? h('td', { class: 'from' }, value(change.from)) : null,
    h('td', { class: 'to' }, value(change.to))))));

const value = text => text === null || text === undefined ? h('span', { class: 'none' }, 'not set') : text === '' ? h('span', { class: 'none' }, 'empty') : text;
