// Addresses behind the #, so that each view can be linked and the back button works.

/** '#/users/E%2F1?page=2' → { path: ['users', 'E/1'], query: { page: '2' } } */
export function currentRoute() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(part => part !== '').map(decode), query: Object.fromEntries(new URLSearchParams(query)) };
}

/** link('users', 'E/1') → '#/users/E%2F1'; an object at the end is the query. */
export function link(...parts) {
  const query = typeof parts.at(-1) === 'object' ? parts.pop() : {};
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && value !== null);
  return `#/${parts.map(encodeURIComponent).join('/')}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`;
}

/** Changes the query without a new entry in the history: nobody wants to go back letter by letter. */
export function replaceRoute(address) {
  history.replaceState(null, '', address);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch (fault) {
    // A half-typed %; what was typed is then the name.
    if (fault instanceof URIError) return part;
    throw fault;
  }
}
