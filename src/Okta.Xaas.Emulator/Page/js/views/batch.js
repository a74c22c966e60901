// One bulk request: who is in it, and its JSON as it came.
import { api } from '../api.js';
import { h } from '../dom.js';
import { bytes, count, moment, number } from '../format.js';
import { link } from '../router.js';
import { kindOf, operationText } from '../operations.js';
import { now, store } from '../store.js';
import { codeCopy } from '../parts/copy.js';
import { empty } from '../parts/empty.js';
import { back, facts, section, time } from '../parts/facts.js';
import { jsonBlock } from '../parts/json.js';
import { meter } from '../parts/meter.js';

const shownAtOnce = 60;

export const batchView = {
  watches: [],
  load: ({ path }, signal) => api.upload(path[1], path[3], signal),
  draw(upload, { path }) {
    const { limits } = store.state;
    return [
      back(link('sessions', path[1]), 'Session'),
      h('h1', null, `Batch ${upload.number}`),
      h('p', { class: 'lead' }, operationText(upload.operation), ' ', h('code', null, upload.operation)),
      h('div', { class: 'sums' },
        meter(`${number(upload.entities)} of ${number(limits.entitiesPerRequest)}`, upload.entities, limits.entitiesPerRequest, 'Entities'),
        meter(`${bytes(upload.bytes)} of ${bytes(limits.bytesPerRequest)}`, upload.bytes, limits.bytesPerRequest, 'Bytes')),
      facts([
        ['Received', time(upload.received, moment(upload.received, now()))],
        ['Session', h('a', { class: 'id', href: link('sessions', path[1]) }, path[1])],
        upload.requestNumber ? ['Request', h('a', { href: link('requests', upload.requestNumber) }, number(upload.requestNumber))] : null,
        upload.unknownIds > 0 ? ['Unknown', `${count(upload.unknownIds, 'id')} that nobody has; passed over`] : null,
      ]),
      who(upload),
      section('JSON', upload.body === null
        ? empty('No longer kept', h('p', null, 'The emulator keeps the bodies of the last requests only.'))
        : h('div', { class: 'json-box' }, jsonBlock(upload.body, `The JSON of batch ${upload.number}`), codeCopy(upload.body, 'the JSON'))),
    ];
  },
};

function who({ operation, people }) {
  const kind = kindOf(operation);
  const place = kind === 'users' ? 'users' : kind === 'devices' ? null : 'groups';
  const entry = id => h('li', null, place ? h('a', { class: 'chip', href: link(place, id) }, id) : h('span', { class: 'chip' }, id));
  const rest = people.slice(shownAtOnce);
  return section(`${count(people.length, kind === 'memberships' ? 'group' : kind.slice(0, -1))} in it`,
    h('ul', { class: 'chips' }, people.slice(0, shownAtOnce).map(entry)),
    rest.length > 0 ? h('details', null, h('summary', null, `${number(rest.length)} more`), h('ul', { class: 'chips' }, rest.map(entry))) : null);
}
