import { api } from '../../api.js';
import { h, ticking } from '../../dom.js';
import { clockTime, date, duration, number } from '../../format.js';
import { act } from '../../notices.js';
import { button } from '../../parts/now.js';
import { now, store } from '../../store.js';
import { card, form, numberField, numberIn } from './form.js';

const steps = [['1 min', 60], ['5 min', 300], ['1 hour', 3600], ['1 day', 86400]];
const speeds = [1, 10, 60, 1000];

export const clockControls = () => card('Clock',
  h('p', { class: 'big-clock' }, ticking(() => `${date(now())}, ${clockTime(now())}`), h('span', { class: 'unit' }, 'UTC')),
  h('p', { class: 'hint' }, "The org's own clock: cooldown, imports, expiry and rate limits keep to it. Clients have theirs."),
  h('div', { class: 'group', role: 'group', 'aria-label': 'Advance the clock by' }, h('span', { class: 'field-name' }, 'Advance by'),
    h('span', { class: 'actions' }, steps.map(([text, seconds]) => button(text, () => api.advance(seconds), `The org's clock is ${text} further.`)))),
  form(target => advance(target), h('div', { class: 'row' },
    numberField('seconds', 'or by', 's', { min: '0.001', step: 'any', required: true, value: '30' }), h('button', { class: 'button', type: 'submit' }, 'Advance'))),
  h('div', { class: 'group', role: 'group', 'aria-label': 'Speed' }, h('span', { class: 'field-name' }, 'Speed'),
    h('span', { class: 'actions' }, speeds.map(speed => button(`×${number(speed)}`, () => api.setSpeed(speed), `The org's clock runs at ${number(speed)} times the speed.`,
      { 'aria-pressed': String(store.state.speed === speed) })))),
  form(target => act(() => api.setSpeed(numberIn(target, 'factor')), "The clock's speed was changed."), h('div', { class: 'row' },
    numberField('factor', 'or times', '×', { min: '0.1', max: '10000', step: 'any', required: true, value: String(store.state.speed) }),
    h('button', { class: 'button', type: 'submit' }, 'Set the speed'))));

function advance(target) {
  const seconds = numberIn(target, 'seconds');
  return act(() => api.advance(seconds), `The org's clock is ${duration(seconds * 1000)} further.`);
}
