import { api } from '../../api.js';
import { h } from '../../dom.js';
import { act } from '../../notices.js';
import { ask } from '../../parts/dialog.js';
import { card } from './form.js';

export const resetControls = () => card('Start over',
  h('p', { class: 'hint' }, 'Empties the directory, the sessions, the log and the faults. The clock, the settings and the schema stay.'),
  h('p', { class: 'actions' }, h('button', { class: 'button button-danger', type: 'button', onclick: reset }, 'Reset …')));

async function reset() {
  const isSure = await ask('Empty this org?', 'All users, groups, devices, sessions, requests and faults are gone then. This cannot be undone.', 'Empty it');
  if (isSure) await act(() => api.reset(), 'The org is empty.');
}
