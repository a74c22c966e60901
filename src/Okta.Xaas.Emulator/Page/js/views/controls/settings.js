import { api } from '../../api.js';
import { h } from '../../dom.js';
import { act } from '../../notices.js';
import { store } from '../../store.js';
import { card, form, numberField, numberIn } from './form.js';

export function settingsControls() {
  const { processingTimeSeconds, cooldownSeconds, rateLimit } = store.state.settings;
  return card('Settings',
    form(save,
      h('div', { class: 'row' },
        numberField('processingTimeSeconds', 'One import takes', 's', { min: '0', step: 'any', required: true, value: String(processingTimeSeconds) }),
        numberField('cooldownSeconds', 'Cooldown', 's', { min: '0', step: 'any', required: true, value: String(cooldownSeconds) })),
      h('div', { class: 'row' },
        numberField('perMinute', 'Rate limit', 'a minute', { min: '1', step: '1', required: true, value: String(rateLimit.perMinute) }),
        numberField('sessionsPerMinute', 'Sessions', 'a minute', { min: '0', step: '1', required: true, value: String(rateLimit.sessionsPerMinute) }),
        numberField('concurrent', 'At once', 'requests', { min: '1', step: '1', required: true, value: String(rateLimit.concurrent) })),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'enforced', checked: rateLimit.enforced }), h('span', null, 'Refuse what is over the rate limit with 429')),
      h('p', { class: 'hint' }, 'The limit of the sessions is always enforced; with 0 they have none of their own.'),
      h('p', { class: 'actions' }, h('button', { class: 'button button-main', type: 'submit' }, 'Save the settings'))));
}

async function save(target) {
  const settings = {
    processingTimeSeconds: numberIn(target, 'processingTimeSeconds'),
    cooldownSeconds: numberIn(target, 'cooldownSeconds'),
    rateLimit: { enforced: target.elements.enforced.checked, perMinute: numberIn(target, 'perMinute'), sessionsPerMinute: numberIn(target, 'sessionsPerMinute'), concurrent: numberIn(target, 'concurrent') },
  };
  await act(() => api.changeSettings(settings), 'The settings hold from now on.');
}
