// The groups.
import { api } from '../api.js';
import { h } from '../dom.js';
import { count, moment, number } from '../format.js';
import { link } from '../router.js';
import { now, store } from '../store.js';
import { empty } from '../parts/empty.js';
import { time } from '../parts/facts.js';
import { heads } from '../parts/heads.js';
import { pager, slice } from '../parts/pager.js';
import { search } from '../parts/search.js';
import { tabs } from '../parts/tabs.js';

export const groupsView = {
  watches: ['directory'],
  load: ({ query }, signal) => api.groups({ search: query.search, ...slice(query) }, signal),
  draw: (list, { query }) => [
    h('h1', null, 'Directory'),
    tabs('groups'),
    h('div', { class: 'bar' }, search('Search by id or name', ['groups'], query), h('p', { class: 'bar-text', role: 'status' },
      query.search ? `${number(list.total)} found` : count(store.state.counts.memberships, 'membership'))),
    list.items.length === 0
      ? query.search ? empty('No group found') : empty('No groups yet', h('p', null, 'Imports and single calls bring them.'))
      : table(list),
    pager(list, ['groups'], query),
  ],
};

const table = list => h('div', { class: 'table-box' }, h('table', { class: 'table' },
  h('thead', null, h('tr', null, heads('Name', '-External id', '>Members', '-Last updated'))),
  h('tbody', null, list.items.map(group => h('tr', { key: group.externalId },
    h('td', { class: 'wrap' }, h('a', { href: link('groups', group.externalId) }, group.profile.displayName || group.externalId),
      group.profile.description ? h('div', { class: 'sub' }, group.profile.description) : null),
    h('td', { class: 'wrap spare' }, h('code', null, group.externalId)),
    h('td', { class: 'figure' }, number(group.members)),
    h('td', { class: 'when spare' }, time(group.lastUpdated, moment(group.lastUpdated, now()))))))));
