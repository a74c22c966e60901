// Short messages at the edge of the window; they are read out and go away by themselves, the refused ones when they are closed.
import { h, icon } from './dom.js';
import { readState, take } from './store.js';

const shownFor = 6000;

export function notice(text, isError = false) {
  const box = h('div', { class: isError ? 'notice notice-error' : 'notice' },
    icon(isError ? 'warning' : 'check'),
    h('p', null, text),
    h('button', { class: 'icon-button', type: 'button', 'aria-label': 'Close the message', onclick: () => box.remove() }, icon('close')));
  document.getElementById('notices').append(box);
  if (!isError) setTimeout(() => box.remove(), shownFor);
}

/** Does what a button says, tells that it is done or why not, and shows the new state. */
export async function act(request, done) {
  try {
    const answer = await request();
    if (answer?.now !== undefined && answer.settings !== undefined) take(answer);
    else await readState();
    notice(typeof done === 'function' ? done(answer) : done);
    dispatchEvent(new CustomEvent('acted'));
    return true;
  } catch (fault) {
    notice(fault.message, true);
    return false;
  }
}
