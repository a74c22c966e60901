import { api } from '../../api.js';
import { h, icon } from '../../dom.js';
import { act } from '../../notices.js';
import { operations } from '../../operations.js';
import { count } from '../../format.js';
import { store } from '../../store.js';
import { button } from '../../parts/now.js';
import { card, form, numberField, numberIn } from './form.js';

// Which kind the form is filled in for; the emulator has its own fields for each.
let chosen = null;

export function faultControls(kinds) {
  const kind = kinds.find(one => one.kind === chosen) ?? kinds[0];
  const has = name => kind.parameters.includes(name);
  return card('Faults',
    h('p', { class: 'hint' }, 'What goes wrong at the next requests, so that you can see how your client takes it.'),
    form(target => add(target, kind),
      h('label', { class: 'field' }, h('span', { class: 'field-name' }, 'What goes wrong'),
        h('select', { name: 'kind', onchange: event => choose(event.target.value) }, kinds.map(one => h('option', { value: one.kind, selected: one === kind }, words(one.kind))))),
      h('p', { class: 'hint' }, kind.description),
      has('variant') ? h('label', { class: 'field', key: `variant of ${kind.kind}` }, h('span', { class: 'field-name' }, 'In which way'),
        h('select', { name: 'variant' }, kind.variants.map(one => h('option', { value: one }, words(one))))) : null,
      h('label', { class: 'field' }, h('span', { class: 'field-name' }, 'At which operation'),
        h('select', { name: 'operation' }, h('option', { value: '' }, 'Any'), Object.entries(operations).map(([id, text]) => h('option', { value: id }, text)))),
      h('div', { class: 'row' },
        numberField('times', 'How often', 'times', { min: '1', max: '1000', step: '1', value: '1', required: true }),
        numberField('after', 'After the first', 'requests', { min: '0', max: '1000', step: '1', value: '0' }),
        has('status') ? numberField('status', 'Status', null, { min: '200', max: '599', step: '1', placeholder: 'default' }) : null,
        has('delaySeconds') ? numberField('delaySeconds', 'Delay', 's', { min: '0', step: 'any', placeholder: 'none' }) : null),
      has('afterEffect') ? h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'afterEffect' }),
        h('span', null, 'Only after the request had its effect, so that the client cannot know')) : null,
      h('p', { class: 'actions' }, h('button', { class: 'button button-main', type: 'submit' }, 'Set the fault'))),
    h('h3', null, 'Set'),
    set());
}

const words = kind => kind.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`).replace(/^./, first => first.toUpperCase());

function choose(kind) {
  chosen = kind;
  dispatchEvent(new CustomEvent('redraw'));
}

function add(target, kind) {
  const fault = { kind: kind.kind, times: numberIn(target, 'times'), after: numberIn(target, 'after') };
  if (target.elements.operation.value !== '') fault.operation = target.elements.operation.value;
  for (const name of ['status', 'delaySeconds']) if (numberIn(target, name) !== undefined) fault[name] = numberIn(target, name);
  if (target.elements.variant) fault.variant = target.elements.variant.value;
  if (target.elements.afterEffect?.checked) fault.afterEffect = true;
  return act(() => api.addFault(fault), 'The fault is set.');
}

function set() {
  const { faults } = store.state;
  if (faults.length === 0) return h('p', { class: 'muted' }, 'No fault waits for a request.');
  return h('div', null,
    h('ul', { class: 'control-list' }, faults.map(fault => h('li', { class: 'fault', key: fault.id },
      h('p', null, h('b', null, words(fault.kind)), ' at ', fault.operation ? h('code', null, fault.operation) : 'any operation',
        h('span', { class: 'muted' }, ` · ${count(fault.left, 'time')} left`)),
      h('button', { class: 'icon-button', type: 'button', 'aria-label': `Remove the fault ${words(fault.kind)}`, onclick: () => act(() => api.removeFault(fault.id), 'The fault was removed.') }, icon('close'))))),
    h('p', { class: 'actions' }, button('Remove all', () => api.removeFaults(), 'All faults were removed.')));
}
