// What the forms of the controls have in common.
import { h } from '../../dom.js';

export const card = (title, ...children) => h('section', { class: 'card control', key: title }, h('h2', null, title), children);

/** A labelled field of one number; `more` are attributes of the input. */
export const numberField = (name, label, unit, more) => h('label', { class: 'field', key: name },
  h('span', { class: 'field-name' }, label),
  h('span', { class: 'field-box' }, h('input', { name, type: 'number', inputmode: 'decimal', ...more }), unit ? h('span', { class: 'unit' }, unit) : null));

/** A labelled field of text; `more` are attributes of the input. */
export const textField = (name, label, more) => h('label', { class: 'field', key: name },
  h('span', { class: 'field-name' }, label), h('input', { name, type: 'text', autocomplete: 'off', ...more }));

export const form = (onsubmit, ...children) => h('form', {
  class: 'form',
  onsubmit: event => {
    event.preventDefault();
    onsubmit(event.target);
  },
}, children);

/** The number in a field, or undefined when it is empty. */
export const numberIn = (target, name) => {
  const text = target.elements[name]?.value ?? '';
  return text === '' ? undefined : Number(text);
};
