// Names and values, one under the other.
import { h } from '../dom.js';

/** facts([['Name', value], null, …]) */
export const facts = rows => h('dl', { class: 'facts' }, rows.filter(row => row).map(([name, ...value]) => h('div', null, h('dt', null, name), h('dd', null, value))));

export const time = (iso, text) => h('time', { datetime: iso, title: iso }, text);

export const section = (title, ...children) => h('section', { class: 'block' }, h('h2', null, title), children);

export const back = (address, text) => h('a', { class: 'back', href: address }, `‹ ${text}`);
