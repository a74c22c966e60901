// Every request that this page sends; they are those of /_emulator/openapi.json, so whatever the page does a program can do as well.
const root = '_emulator';

/** What the emulator refused, in its own words. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Nobody answers. */
export class Unreachable extends Error {
  constructor() {
    super('The emulator does not answer. Is it still running?');
  }
}

async function send(method, path, { body, query, signal } = {}) {
  const address = new URL(`${root}/${path}`, document.baseURI);
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== '') address.searchParams.set(name, value);
  const { answer, text } = await ask(address, {
    method, signal, cache: 'no-store',
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (answer.ok) return text === '' ? null : JSON.parse(text);
  throw new Refused(answer.status, problem(text) ?? `The emulator answered ${answer.status}.`);
}

async function ask(address, options) {
  try {
    const answer = await fetch(address, options);
    return { answer, text: await answer.text() };
  } catch (fault) {
    // How a browser tells that there was no answer.
    throw fault instanceof TypeError ? new Unreachable() : fault;
  }
}

function problem(text) {
  try {
    const { title, detail } = JSON.parse(text);
    return detail ?? title;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

const id = encodeURIComponent;
const get = (path, signal, query) => send('GET', path, { signal, query });
const post = (path, body) => send('POST', path, { body });
const put = (path, body) => send('PUT', path, { body });
const drop = path => send('DELETE', path);

export const eventsAddress = () => new URL(`${root}/events`, document.baseURI);

export const api = {
  state: signal => get('state', signal),

  sessions: (query, signal) => get('sessions', signal, query),
  session: (session, signal) => get(`sessions/${id(session)}`, signal),
  upload: (session, number, signal) => get(`sessions/${id(session)}/uploads/${id(number)}`, signal),
  createSession: () => post('sessions'),
  /** action: close, expire, trigger, forget, finish, fail */
  act: (session, action) => post(`sessions/${id(session)}/${action}`),

  users: (query, signal) => get('users', signal, query),
  user: (user, signal) => get(`users/${id(user)}`, signal),
  groups: (query, signal) => get('groups', signal, query),
  group: (group, signal) => get(`groups/${id(group)}`, signal),
  members: (group, query, signal) => get(`groups/${id(group)}/members`, signal, query),
  devices: (query, signal) => get('devices', signal, query),

  attributes: signal => get('schema', signal),
  setAttribute: (attribute, wanted) => put(`schema/${id(attribute)}`, wanted),
  removeAttribute: attribute => drop(`schema/${id(attribute)}`),

  requests: (query, signal) => get('requests', signal, query),
  request: (number, signal) => get(`requests/${id(number)}`, signal),

  advance: seconds => post('clock/advance', { seconds }),
  setSpeed: factor => put('clock/speed', { factor }),
  changeSettings: settings => put('settings', settings),
  faultKinds: signal => get('faults/kinds', signal),
  addFault: fault => post('faults', fault),
  removeFault: fault => drop(`faults/${id(fault)}`),
  removeFaults: () => drop('faults'),
  reset: () => post('reset'),
};
