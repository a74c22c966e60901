// A field that searches while one types, after a short pause; what it searches for is in the address.
import { h, icon } from '../dom.js';
import { currentRoute, link, replaceRoute } from '../router.js';

const pause = 200;
let typing;

export function search(label, path, query) {
  const go = text => {
    if ((currentRoute().query.search ?? '') !== text) replaceRoute(link(...path, { ...query, search: text, page: '' }));
  };
  return h('form', {
    class: 'search', role: 'search', key: path.join('/'),
    onsubmit: event => {
      event.preventDefault();
      clearTimeout(typing);
      go(event.target.elements.search.value.trim());
    },
  },
  icon('search'),
  h('input', {
    id: 'search', name: 'search', type: 'search', placeholder: label, 'aria-label': label, autocomplete: 'off', spellcheck: 'false', value: query.search ?? '',
    oninput: event => {
      clearTimeout(typing);
      const text = event.target.value.trim();
      const { path: here } = currentRoute();
      typing = setTimeout(() => {
        if (currentRoute().path.join('/') === here.join('/')) go(text);
      }, pause);
    },
  }),
  h('kbd', { class: 'key', 'aria-hidden': 'true' }, 'Ctrl K'));
}
