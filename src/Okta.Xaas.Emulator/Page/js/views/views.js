// Which view an address means. A view says what it watches, loads its data, and draws it:
//   { watches: ['sessions', …], load(route, signal) → data, draw(data, route) → elements }
import { attributeView } from './attribute.js';
import { attributesView } from './attributes.js';
import { batchView } from './batch.js';
import { connectView } from './connect.js';
import { controlsView } from './controls.js';
import { devicesView } from './devices.js';
import { groupView } from './group.js';
import { groupsView } from './groups.js';
import { personView } from './person.js';
import { peopleView } from './people.js';
import { requestView } from './request.js';
import { requestsView } from './requests.js';
import { sessionView } from './session.js';
import { sessionsView } from './sessions.js';

const views = {
  sessions: [sessionsView, sessionView],
  users: [peopleView, personView],
  groups: [groupsView, groupView],
  devices: [devicesView],
  schema: [attributesView, attributeView],
  requests: [requestsView, requestView],
  controls: [controlsView],
  connect: [connectView],
};

export function viewOf({ path }) {
  if (path[0] === 'sessions' && path[2] === 'batches') return path.length === 4 ? batchView : undefined;
  return views[path[0]]?.[path.length - 1];
}
