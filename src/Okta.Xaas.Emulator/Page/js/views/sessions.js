// Every session there was, newest first, and above them what is going on now.
import { api } from '../api.js';
import { h } from '../dom.js';
import { bytes, count, moment } from '../format.js';
import { link } from '../router.js';
import { now, store } from '../store.js';
import { codeBlock } from '../parts/copy.js';
import { empty } from '../parts/empty.js';
import { time } from '../parts/facts.js';
import { nowPanel } from '../parts/now.js';
import { pager, slice } from '../parts/pager.js';
import { pill } from '../parts/status.js';
import { timeline } from '../parts/timeline.js';
import { runTheSample } from './snippets.js';

export const sessionsView = {
  watches: ['sessions'],
  async load({ query }, signal) {
    const [list, latest] = await Promise.all([api.sessions(slice(query), signal), query.page ? api.sessions({ limit: 20 }, signal) : null]);
    return { list, latest: (latest ?? list).items };
  },
  draw: ({ list, latest }) => [
    h('h1', null, 'Sessions'),
    nowPanel(latest),
    list.total === 0 ? nothing() : [
      h('ol', { class: 'sessions' }, list.items.map(session => card(session))),
      pager(list, ['sessions']),
    ],
  ],
};

const nothing = () => empty('No session yet',
  h('p', null, 'Run your own client against this address, or the sample of the repository, and watch it here:'),
  codeBlock(runTheSample(store.state), 'the commands'),
  h('p', null, 'How to point an application at this org: ', h('a', { href: link('connect') }, 'Connect'), '.'));

function card(session) {
  return h('li', { class: 'card session', key: session.id },
    h('div', { class: 'session-head' },
      h('h2', null, h('a', { class: 'id', href: link('sessions', session.id) }, session.id)),
      pill(session.status),
      session.forgotten ? h('span', { class: 'pill tone-gone' }, 'forgotten') : null,
      h('span', { class: 'session-sum' },
        session.batches === 0 ? 'nothing loaded' : `${count(session.entities, 'entity', 'entities')} in ${count(session.batches, 'batch', 'batches')}, ${bytes(session.bytes)}`),
      time(session.created, moment(session.created, now()))),
    timeline(session),
    result(session));
}

function result(session) {
  const parts = [
    session.applied > 0 ? h('span', null, count(session.applied, 'change'), ' made') : null,
    session.ignored > 0 ? h('span', { class: 'warn' }, count(session.ignored, 'change'), ' passed over') : null,
    session.duplicates > 0 ? h('span', { class: 'warn' }, `${count(session.duplicates, 'entity', 'entities')} listed twice`) : null,
    session.error ? h('span', { class: 'bad' }, session.error) : null,
  ].filter(part => part);
  return parts.length === 0 ? null : h('p', { class: 'session-result' }, parts);
}
