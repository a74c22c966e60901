// How an application reaches this org.
import { h } from '../dom.js';
import { moment } from '../format.js';
import { now, store } from '../store.js';
import { codeBlock, copyButton } from '../parts/copy.js';
import { facts, section, time } from '../parts/facts.js';
import { curl, environment, oauthSettings, runTheSample, settings } from './snippets.js';

export const connectView = {
  watches: ['state'],
  load: async () => store.state,
  draw() {
    const { state } = store;
    const copied = (value, what) => [h('code', null, value), ' ', copyButton(value, what)];
    return [
      h('h1', null, 'Connect'),
      h('p', { class: 'lead' }, 'Anything that speaks the Identity Sources API can be pointed at this org. The token is one that the emulator made up; it opens nothing else.'),
      facts([
        ['Address', copied(state.address, 'the address')],
        ['Identity source id', copied(state.identitySourceId, 'the identity source id')],
        ['API token', copied(state.apiToken, 'the API token')],
        state.oauth ? ['OAuth client id', copied(state.oauth.clientId, 'the client id')] : null,
        state.oauth ? ['Token endpoint', copied(state.oauth.tokenUrl, 'the token endpoint')] : null,
        state.oauth ? ['DPoP', state.oauth.dpop] : null,
        ['Running since', time(state.startedAt, moment(state.startedAt, now()))],
      ]),
      section('appsettings.json', codeBlock(settings(state), 'the settings')),
      state.oauth ? section('appsettings.json, with OAuth', codeBlock(oauthSettings(state), 'the settings for OAuth')) : null,
      section('Environment', codeBlock(environment(state), 'the variables')),
      section('The sample', codeBlock(runTheSample(state), 'the commands')),
      section('Any client', codeBlock(curl(state), 'the curl command')),
    ];
  },
};
