// The form of an attribute, new or there already.
import { api } from '../../api.js';
import { h } from '../../dom.js';
import { act } from '../../notices.js';
import { card, form, numberField, numberIn, textField } from '../controls/form.js';

const types = ['string', 'boolean', 'integer', 'number'];

/** How many characters it takes, in words. */
export function range({ minLength: least, maxLength: most }) {
  if (least === null && most === null) return 'any';
  return most === null ? `${least} or more` : `${least ?? 0} to ${most}`;
}

export function owner({ custom, removable }) {
  if (custom) return 'custom';
  return removable ? 'Okta’s own, changed' : 'Okta’s own';
}

/** With the attribute that is to be changed, or null for a new one. */
export const attributeForm = (title, attribute) => card(title,
  form(target => save(target, attribute),
    h('div', { class: 'row' },
      attribute === null ? textField('name', 'Name in a profile', { required: true, pattern: '.*\\S.*', spellcheck: 'false' }) : null,
      textField('title', 'Title', { placeholder: 'the name', value: attribute?.title }),
      h('label', { class: 'field', key: 'type' }, h('span', { class: 'field-name' }, 'Type'),
        h('select', { name: 'type' }, types.map(type => h('option', { value: type, selected: type === attribute?.type }, type))))),
    h('div', { class: 'row' },
      numberField('minLength', 'At least', 'characters', { min: '0', step: '1', placeholder: 'any', value: attribute?.minLength }),
      numberField('maxLength', 'At most', 'characters', { min: '0', step: '1', placeholder: 'any', value: attribute?.maxLength })),
    h('label', { class: 'field' }, h('span', { class: 'field-name' }, 'Only these values, one a line'),
      h('textarea', { name: 'values', rows: '3', spellcheck: 'false' }, attribute?.enum.join('\n') ?? '')),
    h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'required', checked: attribute?.required }), h('span', null, 'Every user needs it')),
    h('p', { class: 'actions' }, h('button', { class: 'button button-main', type: 'submit' }, attribute === null ? 'Add the attribute' : 'Save the attribute'))));

async function save(target, attribute) {
  const field = name => target.elements[name].value.trim();
  const name = attribute?.name ?? field('name');
  const wanted = {
    title: field('title') || name,
    type: field('type'),
    required: target.elements.required.checked,
    minLength: numberIn(target, 'minLength'),
    maxLength: numberIn(target, 'maxLength'),
    enum: field('values').split('\n').map(value => value.trim()).filter(value => value !== ''),
  };
  const isDone = await act(() => api.setAttribute(name, wanted), `The schema has ${name} so from now on.`);
  if (isDone && attribute === null) target.reset();
}
