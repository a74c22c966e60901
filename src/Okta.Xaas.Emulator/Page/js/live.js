// The emulator tells by server-sent events what changed. A browser tries again by itself after most losses, but not after all.
import { eventsAddress } from './api.js';

export const patience = 1500;

/** Calls `changed(set of names)` at each event, and `connected(true or false)` when the connection comes and goes. */
export function listen({ changed, connected }) {
  let source = null;

  function open() {
    source = new EventSource(eventsAddress());
    source.onopen = () => connected(true);
    source.addEventListener('changed', event => changed(new Set(JSON.parse(event.data).what)));
    source.onerror = () => {
      close();
      connected(false);
      setTimeout(openWhenSeen, patience);
    };
  }

  function close() {
    source.close();
    source = null;
  }

  function openWhenSeen() {
    if (source === null && document.visibilityState === 'visible') open();
  }

  // A window that nobody sees gives its connection back: a browser has only six of them for all windows of an address together.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') openWhenSeen();
    else if (source !== null) close();
  });
  openWhenSeen();
}
