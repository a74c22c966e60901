// How much of a limit is used. The text says it; the bar only shows it.
import { h } from '../dom.js';

export function meter(text, used, limit, name) {
  const share = limit > 0 ? Math.min(1, used / limit) : 0;
  return h('div', { class: 'meter' },
    name ? h('span', { class: 'meter-name' }, name) : null,
    h('span', { class: 'meter-text' }, text),
    h('span', { class: 'meter-bar', 'aria-hidden': 'true' }, h('i', { style: { '--share': share } })));
}
