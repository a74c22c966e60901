import { api } from '../../api.js';
import { h } from '../../dom.js';
import { link } from '../../router.js';
import { button } from '../../parts/now.js';
import { isActive, isOpen, pill } from '../../parts/status.js';
import { card } from './form.js';

export function sessionControls(sessions) {
  const active = sessions.filter(session => isActive(session) && !session.forgotten);
  return card('Sessions',
    h('p', { class: 'hint' }, 'As another client or an administrator would, under the same rules.'),
    active.length === 0 ? h('p', { class: 'muted' }, 'No session is active.') : h('ul', { class: 'control-list' }, active.map(session => h('li', { key: session.id },
      h('p', null, h('a', { class: 'id', href: link('sessions', session.id) }, session.id), ' ', pill(session.status)),
      h('p', { class: 'actions' }, buttons(session))))),
    h('p', { class: 'actions' }, button('Create a session as another client', () => api.createSession(), session => `Session ${session.id} was created.`)));
}

const buttons = ({ id, status }) => [
  status === 'TRIGGERED' ? button('Finish the import', () => api.act(id, 'finish'), 'The import is done.') : null,
  status === 'TRIGGERED' ? button('Fail the import', () => api.act(id, 'fail'), 'The import ended in ERROR.') : null,
  status === 'IN_PROGRESS' ? button('Start the import', () => api.act(id, 'trigger'), 'The import was started.') : null,
  isOpen({ status }) ? button('Close', () => api.act(id, 'close'), 'The session was closed.') : null,
  isOpen({ status }) ? button('Expire', () => api.act(id, 'expire'), 'The session has expired.') : null,
  button('Forget', () => api.act(id, 'forget'), 'Requests for the session are answered with 404 from now on.'),
];
