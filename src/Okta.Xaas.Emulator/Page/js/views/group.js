// A group: its members, and what happened to it.
import { api } from '../api.js';
import { h } from '../dom.js';
import { count, moment } from '../format.js';
import { link } from '../router.js';
import { now } from '../store.js';
import { history } from '../parts/changes.js';
import { empty } from '../parts/empty.js';
import { back, facts, section, time } from '../parts/facts.js';
import { pager, slice } from '../parts/pager.js';
import { profile } from '../parts/profile.js';
import { search } from '../parts/search.js';
import { nameOf } from './people.js';

export const groupView = {
  watches: ['directory'],
  async load({ path, query }, signal) {
    const [group, members] = await Promise.all([api.group(path[1], signal), api.members(path[1], { search: query.search, ...slice(query) }, signal)]);
    return { group, members };
  },
  draw: ({ group, members }, { path, query }) => [
    back(link('groups'), 'Groups'),
    h('div', { class: 'title' }, h('h1', null, group.profile.displayName || group.externalId), h('span', { class: 'muted' }, count(group.members, 'member'))),
    h('div', { class: 'columns' },
      h('div', null,
        section('Members',
          h('div', { class: 'bar' }, search('Search the members', path, query)),
          members.items.length === 0
            ? empty(query.search ? 'No such member' : 'Nobody is in it')
            : h('ul', { class: 'chips' }, members.items.map(member => h('li', { key: member.externalId }, h('a', { class: 'chip', href: link('users', member.externalId) },
              nameOf(member.profile), ' ', h('code', null, member.externalId))))),
          pager(members, path, query)),
        section('Profile', profile(group.profile)),
        section('Facts', facts([
          ['External id', h('code', null, group.externalId)],
          ['Okta id', h('code', null, group.id)],
          ['Created', time(group.created, moment(group.created, now()))],
          ['Last updated', time(group.lastUpdated, moment(group.lastUpdated, now()))],
        ]))),
      section('History', history(group.history))),
  ],
};
