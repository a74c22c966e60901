// The emulator tells by server-sent events what changed. A browser tries again by itself after most losses, but not after all.
import { eventsAddress } from './api.js';

const patience = 1500;

/** Calls `changed(set of names)` at each event, and `connected(true or false)` when the connection comes and goes. */
export function listen({ changed, connected }) {
  const source = new EventSource(eventsAddress());
  source.onopen = () => connected(true);
  source.addEventListener('changed', event => changed(new Set(JSON.parse(event.data).what)));
  source.onerror = () => {
    connected(false);
    source.close();
    setTimeout(() => listen({ changed, connected }), patience);
  };
}
