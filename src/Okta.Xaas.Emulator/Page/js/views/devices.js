// The devices.
import { api } from '../api.js';
import { h } from '../dom.js';
import { moment, number } from '../format.js';
import { now } from '../store.js';
import { empty } from '../parts/empty.js';
import { time } from '../parts/facts.js';
import { heads } from '../parts/heads.js';
import { pager, slice } from '../parts/pager.js';
import { search } from '../parts/search.js';
import { tabs } from '../parts/tabs.js';

export const devicesView = {
  watches: ['directory'],
  load: ({ query }, signal) => api.devices({ search: query.search, ...slice(query) }, signal),
  draw: (list, { query }) => [
    h('h1', null, 'Directory'),
    tabs('devices'),
    h('div', { class: 'bar' }, search('Search by id, name or serial number', ['devices'], query),
      h('p', { class: 'bar-text', role: 'status' }, query.search ? `${number(list.total)} found` : '')),
    list.items.length === 0
      ? query.search ? empty('No device found') : empty('No devices yet', h('p', null, 'Imports bring them. Devices are early access at Okta.'))
      : table(list),
    pager(list, ['devices'], query),
  ],
};

const table = list => h('div', { class: 'table-box' }, h('table', { class: 'table' },
  h('thead', null, h('tr', null, heads('Name', 'Platform', '-Serial number', '-External id', '-Last updated'))),
  h('tbody', null, list.items.map(device => h('tr', { key: device.externalId },
    h('td', { class: 'wrap' }, device.profile.displayName ?? ''),
    h('td', null, device.profile.platform ?? ''),
    h('td', { class: 'spare' }, device.profile.serialNumber ?? ''),
    h('td', { class: 'spare' }, h('code', null, device.externalId)),
    h('td', { class: 'when spare' }, time(device.lastUpdated, moment(device.lastUpdated, now()))))))));
