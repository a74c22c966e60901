// What an administrator, another client, or bad luck would do.
import { api } from '../api.js';
import { h } from '../dom.js';
import { clockControls } from './controls/clock.js';
import { faultControls } from './controls/faults.js';
import { resetControls } from './controls/reset.js';
import { sessionControls } from './controls/sessions.js';
import { settingsControls } from './controls/settings.js';

export const controlsView = {
  watches: ['state', 'sessions', 'faults'],
  async load(route, signal) {
    const [sessions, kinds] = await Promise.all([api.sessions({ limit: 20 }, signal), api.faultKinds(signal)]);
    return { sessions: sessions.items, kinds };
  },
  draw: ({ sessions, kinds }) => [
    h('h1', null, 'Controls'),
    h('div', { class: 'control-grid' },
      h('div', null, clockControls(), sessionControls(sessions), resetControls()),
      h('div', null, faultControls(kinds), settingsControls())),
  ],
};
