// The log of requests, newest first; what went wrong stands out.
import { api } from '../api.js';
import { h } from '../dom.js';
import { bytes, duration, moment, number } from '../format.js';
import { link } from '../router.js';
import { operationText } from '../operations.js';
import { now, store } from '../store.js';
import { codeBlock } from '../parts/copy.js';
import { empty } from '../parts/empty.js';
import { time } from '../parts/facts.js';
import { heads } from '../parts/heads.js';
import { pager, slice } from '../parts/pager.js';
import { answerPill } from '../parts/status.js';
import { runTheSample } from './snippets.js';

export const requestsView = {
  watches: ['requests'],
  load: ({ query }, signal) => api.requests({ errors: query.errors, ...slice(query) }, signal),
  draw: (list, { query }) => [
    h('h1', null, 'Requests'),
    h('nav', { class: 'tabs', 'aria-label': 'Which requests' },
      tab('All', store.state.counts.requests, {}, !query.errors), tab('Errors', store.state.counts.errors, { errors: 'true' }, Boolean(query.errors))),
    list.items.length > 0 ? table(list) : query.errors ? empty('No errors', h('p', null, 'Every request so far went well.'))
      : empty('No request yet', h('p', null, 'What clients send to the Identity Sources API is listed here. Try it with:'), codeBlock(runTheSample(store.state), 'the commands')),
    pager(list, ['requests'], query),
  ],
};

// The part of a path that differs between requests.
const shortened = path => path.replace(/^\/api\/v1\/identity-sources\/[^/]+/, '…');

const tab = (text, total, query, isHere) => h('a', { class: 'tab', href: link('requests', query), 'aria-current': isHere ? 'page' : null }, text, h('span', { class: 'tab-count' }, number(total)));

const table = list => h('div', { class: 'table-box' }, h('table', { class: 'table requests' },
  h('thead', null, h('tr', null, heads('-#', 'Request', 'Answer', '->Duration', '->Bytes', '-Time', '-Request id'))),
  h('tbody', null, list.items.map(request => h('tr', { key: request.number, class: isError(request) ? 'row-bad' : null },
    h('td', { class: 'narrow spare' }, number(request.number)),
    h('td', { class: 'wrap request-what' },
      h('a', { class: 'plain', href: link('requests', request.number) }, operationText(request.operation)),
      h('div', { class: 'sub' }, h('b', null, request.method), ' ', h('code', { title: request.path }, shortened(request.path)))),
    h('td', { class: 'answer' }, answerPill(request), why(request)),
    h('td', { class: 'figure spare' }, duration(request.durationMs)),
    h('td', { class: 'figure spare' }, request.bytes > 0 ? bytes(request.bytes) : ''),
    h('td', { class: 'when spare' }, time(request.time, moment(request.time, now()))),
    h('td', { class: 'spare' }, h('code', { class: 'muted' }, request.requestId)))))));

export const isError = request => request.status === null || request.status >= 400;

function why(request) {
  const parts = [
    request.errorCode ? h('div', { class: 'sub bad' }, request.errorCode) : null,
    request.fault ? h('div', { class: 'sub warn' }, 'fault: ', request.fault) : null,
    isError(request) ? h('div', { class: 'sub' }, h('a', { href: link('requests', request.number) }, 'Why?', h('span', { class: 'visually-hidden' }, ` Request ${request.number}`))) : null,
  ];
  return parts;
}
