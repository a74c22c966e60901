// A session's statuses, one after another, each as long as it lasted.
import { h, ticking, tickingStyle } from '../dom.js';
import { clockTime, duration } from '../format.js';
import { now } from '../store.js';
import { isActive, toneOf } from './status.js';

const millisecondsOf = (phase, next) => (next ? Date.parse(next.at) : now()) - Date.parse(phase.at);

export function timeline(session) {
  const phases = session.history;
  const lasting = isActive(session) ? phases : phases.slice(0, -1);
  return h('div', { class: 'timeline' },
    h('div', { class: 'timeline-bar', 'aria-hidden': 'true' }, lasting.map((phase, i) => {
      const running = i === phases.length - 1;
      return tickingStyle('--long', () => Math.max(1, millisecondsOf(phase, phases[i + 1])), { class: `tone-${toneOf(phase.status)}${running ? ' running' : ''}` });
    }), lasting.length < phases.length ? h('i', { class: `timeline-end tone-${toneOf(session.status)}` }) : null),
    h('ol', { class: 'phases' }, phases.map((phase, i) => h('li', { class: `tone-${toneOf(phase.status)}` },
      h('span', { class: 'phase-name' }, phase.status.replace('_', ' ')),
      i < lasting.length
        ? ticking(() => duration(millisecondsOf(phase, phases[i + 1])), { class: 'phase-time' })
        : h('span', { class: 'phase-time' }, `at ${clockTime(phase.at)}`)))));
}
