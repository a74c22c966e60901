// What stands where there is nothing to show yet, or nothing could be shown.
import { h, icon } from '../dom.js';

export const empty = (title, ...more) => h('div', { class: 'empty' }, h('h2', null, title), more);

export const failure = fault => [
  h('h1', null, fault.status === 404 ? 'Not there' : 'That did not work'),
  h('div', { class: 'empty' }, icon('warning'), h('p', null, fault.message)),
];
