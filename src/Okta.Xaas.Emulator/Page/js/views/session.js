// One session: how long each status lasted, and its batches against Okta's limits.
import { api } from '../api.js';
import { h } from '../dom.js';
import { bytes, clockTime, count, moment, number } from '../format.js';
import { link } from '../router.js';
import { operationText } from '../operations.js';
import { now, store } from '../store.js';
import { empty } from '../parts/empty.js';
import { back, facts, section, time } from '../parts/facts.js';
import { heads } from '../parts/heads.js';
import { meter } from '../parts/meter.js';
import { button } from '../parts/now.js';
import { isOpen, pill } from '../parts/status.js';
import { timeline } from '../parts/timeline.js';

export const sessionView = {
  watches: ['sessions'],
  load: ({ path }, signal) => api.session(path[1], signal),
  draw(session) {
    const { limits } = store.state;
    return [
      back(link('sessions'), 'Sessions'),
      h('div', { class: 'title' }, h('h1', { class: 'id' }, session.id), pill(session.status), actions(session)),
      session.error ? h('p', { class: 'callout bad' }, session.error) : null,
      h('div', { class: 'card' }, timeline(session)),
      h('div', { class: 'sums' },
        meter(`${session.batches} of ${limits.requestsPerSession}`, session.batches, limits.requestsPerSession, 'Bulk requests'),
        meter(`${number(session.entities)} of ${number(limits.requestsPerSession * limits.entitiesPerRequest)}`,
          session.entities, limits.requestsPerSession * limits.entitiesPerRequest, 'Entities'),
        meter(bytes(session.bytes), session.bytes, limits.requestsPerSession * limits.bytesPerRequest, 'Bytes')),
      section('Batches', session.uploads.length === 0
        ? empty('Nothing loaded', h('p', null, 'A session takes up to 50 bulk requests. It can be triggered once it has one that was accepted with something in it.'))
        : batches(session, limits)),
      section('Facts', facts([
        ['Created', time(session.created, moment(session.created, now()))],
        ['Last updated', time(session.lastUpdated, moment(session.lastUpdated, now()))],
        session.triggered ? ['Triggered', time(session.triggered, moment(session.triggered, now()))] : null,
        session.finished ? ['Finished', time(session.finished, moment(session.finished, now()))] : null,
        ['Changes made', number(session.applied)],
        ['Passed over', number(session.ignored), session.ignored > 0 ? ' (what they were about was not there)' : ''],
        ['Listed twice', twice(session)],
      ])),
    ];
  },
};

function actions({ id, status }) {
  const open = isOpen({ status });
  return h('p', { class: 'actions' },
    status === 'IN_PROGRESS' ? button('Start the import', () => api.act(id, 'trigger'), 'The import was started.') : null,
    open ? button('Close as another client', () => api.act(id, 'close'), 'The session was closed.') : null,
    open ? button('Let it expire', () => api.act(id, 'expire'), 'The session has expired.') : null,
    status === 'TRIGGERED' ? button('Finish now', () => api.act(id, 'finish'), 'The import is done.') : null,
    status === 'TRIGGERED' ? button('Let it fail', () => api.act(id, 'fail'), 'The import ended in ERROR.') : null,
    button('Forget', () => api.act(id, 'forget'), 'Requests for the session are answered with 404 from now on.'));
}

const twice = ({ duplicates }) => duplicates === 0 ? 'nothing' : `${count(duplicates, 'entity', 'entities')}; Okta warns that this can corrupt data`;

const batches = (session, limits) => h('div', { class: 'table-box' }, h('table', { class: 'table' },
  h('thead', null, h('tr', null, heads('#', 'What', 'Entities', 'Bytes', '-Received'))),
  h('tbody', null, session.uploads.map(upload => h('tr', { key: upload.number },
    h('td', { class: 'narrow' }, number(upload.number)),
    h('td', { class: 'wrap' }, h('a', { class: 'plain', href: link('sessions', session.id, 'batches', upload.number) }, operationText(upload.operation)),
      h('div', { class: 'sub spare' }, h('code', null, upload.operation)),
      upload.unknownIds > 0 ? h('div', { class: 'sub warn' }, `${count(upload.unknownIds, 'id')} that nobody has: passed over`) : null),
    h('td', { class: 'metered' }, meter(`${number(upload.entities)} of ${number(limits.entitiesPerRequest)}`, upload.entities, limits.entitiesPerRequest)),
    h('td', { class: 'metered' }, meter(`${bytes(upload.bytes)} of ${bytes(limits.bytesPerRequest)}`, upload.bytes, limits.bytesPerRequest)),
    h('td', { class: 'when spare' }, time(upload.received, clockTime(upload.received)),
      upload.requestNumber ? h('div', { class: 'sub' }, h('a', { href: link('requests', upload.requestNumber) }, `request ${upload.requestNumber}`)) : null))))));
