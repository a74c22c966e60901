// A question with two answers. The browser's own dialog keeps the focus inside and gives it back.
import { h, patch } from '../dom.js';

export function ask(title, text, yes) {
  const dialog = document.getElementById('dialog');
  patch(dialog, h('form', { method: 'dialog' },
    h('h2', { id: 'dialog-title' }, title),
    h('p', null, text),
    h('p', { class: 'actions' },
      h('button', { class: 'button', type: 'submit', value: 'no', autofocus: true }, 'Cancel'),
      h('button', { class: 'button button-danger', type: 'submit', value: 'yes' }, yes))));
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}
