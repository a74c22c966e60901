// The lists of the directory, and the schema.
import { h } from '../dom.js';
import { number } from '../format.js';
import { link } from '../router.js';
import { store } from '../store.js';

export function tabs(here) {
  const { counts } = store.state;
  const tab = (place, text, total) => h('a', { class: 'tab', href: link(place), 'aria-current': place === here ? 'page' : null }, text,
    total === undefined ? null : h('span', { class: 'tab-count' }, number(total)));
  return h('nav', { class: 'tabs', 'aria-label': 'Directory' },
    tab('users', 'Users', counts.users), tab('groups', 'Groups', counts.groups), tab('devices', 'Devices', counts.devices), tab('schema', 'Schema'));
}
