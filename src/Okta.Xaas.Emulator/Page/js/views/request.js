// One request: what was asked and answered, and if it broke a rule of Okta's, which.
import { api } from '../api.js';
import { h, icon } from '../dom.js';
import { bytes, duration, moment, number } from '../format.js';
import { link } from '../router.js';
import { operationText } from '../operations.js';
import { now } from '../store.js';
import { codeCopy } from '../parts/copy.js';
import { back, facts, section, time } from '../parts/facts.js';
import { jsonBlock } from '../parts/json.js';
import { answerPill } from '../parts/status.js';

export const requestView = {
  watches: [],
  load: ({ path }, signal) => api.request(path[1], signal),
  draw: request => [
    back(link('requests'), 'Requests'),
    h('div', { class: 'title' }, h('h1', null, `Request ${number(request.number)}`), answerPill(request)),
    h('p', { class: 'lead' }, operationText(request.operation)),
    h('p', { class: 'target' }, h('b', null, request.method), ' ', h('code', null, request.path)),
    request.rule ? rule(request.rule) : null,
    request.fault ? fault(request) : null,
    facts([
      ['Time', time(request.time, moment(request.time, now()))],
      ['Duration', duration(request.durationMs)],
      ['Body', request.bytes > 0 ? bytes(request.bytes) : 'none'],
      ['Request id', h('code', null, request.requestId)],
      request.errorCode ? ['Error code', h('code', null, request.errorCode)] : null,
      request.sessionId ? ['Session', h('a', { class: 'id', href: link('sessions', request.sessionId) }, request.sessionId)] : null,
      request.operation ? ['Operation', h('code', null, request.operation)] : null,
    ]),
    request.errorBody ? body('The answer', request.errorBody) : null,
    request.body ? body('What was sent', request.body) : null,
    section('Headers', headers(request.headers)),
  ],
};

const rule = ({ title, explanation, guideSection }) => h('section', { class: 'rule' },
  icon('warning'),
  h('div', null, h('h2', null, title), h('p', null, explanation),
    guideSection ? h('p', { class: 'muted' }, "In Okta's guide: ", h('cite', null, guideSection)) : null));

const fault = request => h('section', { class: 'callout warn' }, h('p', null, h('b', null, 'A fault was put on this request: '), request.fault, '. ',
  request.effectStatus === null || request.effectStatus === undefined ? 'The org never saw it.' : `The org itself had answered ${request.effectStatus}${request.effectStatus < 400 && request.status !== request.effectStatus ? ': it had its effect' : ''}.`));

const body = (title, text) => section(title, h('div', { class: 'json-box' }, jsonBlock(text, title), codeCopy(text, title.toLowerCase())));

function headers(given) {
  const rows = Array.isArray(given) ? given.map(header => [header.name ?? header.key ?? header[0], header.value ?? header[1]]) : Object.entries(given ?? {});
  return rows.length === 0 ? h('p', { class: 'muted' }, 'None are kept.') : facts(rows.map(([name, value]) => [name, h('code', null, Array.isArray(value) ? value.join(', ') : value)]));
}
