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
    h('p', { class: 'target' }, h('b', null, request.method), ' ', h('code', null, request.path, request.query ? `?${request.query}` : '')),
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
  effect(request)));

function effect({ status, effectStatus }) {
  if (effectStatus === null) return 'The org never saw it, so it had no effect.';
  if (effectStatus === status) return 'The answer is the org\'s own.';
  return `The org itself had answered ${effectStatus}${effectStatus < 400 ? ': it did have its effect' : ''}.`;
}

const body = (title, text) => section(title, h('div', { class: 'json-box' }, jsonBlock(text, title), codeCopy(text, title.toLowerCase())));

const headers = given => Object.keys(given).length === 0
  ? h('p', { class: 'muted' }, 'None, apart from credentials, which are never kept.')
  : facts(Object.entries(given).map(([name, value]) => [name, h('code', null, value)]));
