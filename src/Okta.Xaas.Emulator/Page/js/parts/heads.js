// The head of a table. '>' before a text: figures, to the right. '-' before it: left out on a narrow window.
import { h } from '../dom.js';

export const heads = (...texts) => texts.map(text => {
  const [, spare, figure, name] = /^(-?)(>?)(.*)$/.exec(text);
  return h('th', { scope: 'col', class: [spare ? 'spare' : '', figure ? 'figure' : ''].join(' ').trim() || null }, name);
});
