// Text to take along.
import { h, icon } from '../dom.js';
import { notice } from '../notices.js';

export const copyButton = (text, what) => h('button', {
  class: 'icon-button', type: 'button', 'aria-label': `Copy ${what}`, title: `Copy ${what}`,
  onclick: async () => {
    try {
      await navigator.clipboard.writeText(text);
      notice(`Copied ${what}.`);
    } catch (fault) {
      notice(`The browser does not let this page copy (${fault.message}). Select the text instead.`, true);
    }
  },
}, icon('copy'));

export const codeBlock = (text, what) => h('div', { class: 'code-block' }, h('pre', { tabindex: '0', 'aria-label': what }, text), copyButton(text, what));

/** The button alone, over a corner of what it copies. */
export const codeCopy = (text, what) => h('span', { class: 'corner' }, copyButton(text, what));
