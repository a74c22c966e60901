// A person: what Okta knows now, and how it came to be across the sessions.
import { api } from '../api.js';
import { h } from '../dom.js';
import { moment } from '../format.js';
import { link } from '../router.js';
import { now } from '../store.js';
import { history } from '../parts/changes.js';
import { empty } from '../parts/empty.js';
import { back, facts, section, time } from '../parts/facts.js';
import { profile } from '../parts/profile.js';
import { pill } from '../parts/status.js';
import { appPill, nameOf } from './people.js';

export const personView = {
  watches: ['directory'],
  load: ({ path }, signal) => api.user(path[1], signal),
  draw: user => [
    back(link('users'), 'Users'),
    h('div', { class: 'title' }, h('h1', null, nameOf(user.profile) || user.externalId), pill(user.status), appPill(user)),
    h('div', { class: 'columns' },
      h('div', null,
        section('Profile', profile(user.profile)),
        Object.keys(user.drift).length === 0 ? null : section('Otherwise in Okta', profile(user.drift)),
        section('Groups', user.groups.length === 0
          ? empty('In no group')
          : h('ul', { class: 'chips' }, user.groups.map(group => h('li', null, h('a', { class: 'chip', href: link('groups', group) }, group))))),
        section('Facts', facts([
          ['External id', h('code', null, user.externalId)],
          ['Okta id', h('code', null, user.id)],
          ['In the app', `${user.appStatus}, ${user.syncState}`],
          ['Created', time(user.created, moment(user.created, now()))],
          ['Last updated', time(user.lastUpdated, moment(user.lastUpdated, now()))],
        ]))),
      section('History', history(user.history))),
  ],
};
