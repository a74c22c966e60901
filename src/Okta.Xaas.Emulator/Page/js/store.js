// The state of the org as it was told last, and its clock, which goes on between two looks at it.
import { api } from './api.js';

let readAt = 0;

export const store = { state: null, live: false };

export async function readState() {
  take(await api.state());
}

/** Most changes of the clock and the settings answer with the new state. */
export function take(state) {
  store.state = state;
  readAt = performance.now();
}

/** The org's time in milliseconds. */
export const now = () => store.state === null ? Date.now() : Date.parse(store.state.now) + (performance.now() - readAt) * store.state.speed;

export const since = iso => now() - Date.parse(iso);

export const until = iso => Date.parse(iso) - now();

/** Whether the org refuses a new session, as another was triggered a short while ago. */
export const isCoolingDown = () => store.state !== null && store.state.cooldown.activeUntil !== null && until(store.state.cooldown.activeUntil) > 0;
