// The users, searched and paged by the emulator, so that a hundred thousand are no burden to the browser.
import { api } from '../api.js';
import { h } from '../dom.js';
import { moment, number } from '../format.js';
import { link } from '../router.js';
import { now, store } from '../store.js';
import { empty } from '../parts/empty.js';
import { time } from '../parts/facts.js';
import { heads } from '../parts/heads.js';
import { pager, slice } from '../parts/pager.js';
import { search } from '../parts/search.js';
import { pill } from '../parts/status.js';
import { tabs } from '../parts/tabs.js';

export const peopleView = {
  watches: ['directory'],
  load: ({ query }, signal) => api.users({ search: query.search, ...slice(query) }, signal),
  draw: (list, { query }) => [
    h('h1', null, 'Directory'),
    tabs('users'),
    h('div', { class: 'bar' }, search('Search by id, name or address', ['users'], query), summary(list, query)),
    list.items.length === 0 ? nobody(query) : table(list),
    pager(list, ['users'], query),
  ],
};

// What Okta made of the person, where that is not what the source asked for.
export const appPill = user => user.appStatus === user.status ? null : pill(user.appStatus);

export const nameOf = profile => [profile.firstName, profile.lastName].filter(part => part).join(' ');

const summary = (list, { search: text }) => h('p', { class: 'bar-text', role: 'status' },
  text ? `${number(list.total)} found` : `${number(store.state.counts.activeUsers)} active, ${number(store.state.counts.users - store.state.counts.activeUsers)} deactivated`);

const nobody = ({ search: text }) => text
  ? empty('Nobody found', h('p', null, 'No external id, user name, address, first or last name has “', h('b', null, text), '” in it.'))
  : empty('No users yet', h('p', null, 'Imports and single calls bring them. ', h('a', { href: link('connect') }, 'How to connect'), '.'));

const table = list => h('div', { class: 'table-box' }, h('table', { class: 'table' },
  h('thead', null, h('tr', null, heads('Name', '-User name', '-External id', 'Status', '->Groups', '-Last updated'))),
  h('tbody', null, list.items.map(user => h('tr', { key: user.externalId },
    h('td', { class: 'wrap' }, h('a', { href: link('users', user.externalId) }, nameOf(user.profile) || user.externalId),
      h('div', { class: 'sub narrow-only' }, user.profile.userName ?? user.externalId)),
    h('td', { class: 'wrap spare' }, user.profile.userName ?? ''),
    h('td', { class: 'spare' }, h('code', null, user.externalId)),
    h('td', null, pill(user.status), appPill(user)),
    h('td', { class: 'figure spare' }, number(user.groups)),
    h('td', { class: 'when spare' }, time(user.lastUpdated, moment(user.lastUpdated, now()))))))));
