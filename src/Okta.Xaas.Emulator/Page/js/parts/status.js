// A session's status, a user's, an answer's: always as a word, the colour only beside it.
import { h } from '../dom.js';

const tones = {
  CREATED: 'created', IN_PROGRESS: 'loading', TRIGGERED: 'triggered', COMPLETED: 'good', ERROR: 'bad', CLOSED: 'gone', EXPIRED: 'gone',
  ACTIVE: 'good', DEPROVISIONED: 'gone', IMPORTED: 'triggered', MATCHED: 'triggered', UNASSIGNED: 'bad',
  created: 'good', added: 'good', updated: 'loading', deactivated: 'gone', removed: 'gone', reactivated: 'good', deleted: 'gone',
};

export const toneOf = status => tones[status] ?? 'gone';

export const isOpen = session => session.status === 'CREATED' || session.status === 'IN_PROGRESS';

export const isActive = session => isOpen(session) || session.status === 'TRIGGERED';

export const pill = status => h('span', { class: `pill tone-${toneOf(status)}` }, status.replace('_', ' '));

export const answerPill = ({ status }) => status === null
  ? h('span', { class: 'pill tone-bad' }, 'no answer')
  : h('span', { class: `pill tone-${status >= 400 ? 'bad' : 'plain'}` }, String(status));
