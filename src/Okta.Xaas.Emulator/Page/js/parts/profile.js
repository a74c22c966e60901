// The attributes of a user, group or device, in the order in which the HR system gave them.
import { h } from '../dom.js';
import { facts } from './facts.js';

export const profile = attributes => facts(Object.entries(attributes).map(([name, value]) =>
  [name, value === null ? h('span', { class: 'none' }, 'not set') : value === '' ? h('span', { class: 'none' }, 'empty') : value]));
