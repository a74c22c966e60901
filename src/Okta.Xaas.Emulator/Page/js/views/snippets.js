// What to type so that a client finds this org.
export const settings = ({ address, identitySourceId, apiToken }) => JSON.stringify(
  { Okta: { Xaas: { OktaDomain: withoutSlash(address), IdentitySourceId: identitySourceId, ApiToken: apiToken } } }, null, 2);

export const environment = ({ address, identitySourceId, apiToken }) => [
  `export Okta__Xaas__OktaDomain=${withoutSlash(address)}`,
  `export Okta__Xaas__IdentitySourceId=${identitySourceId}`,
  `export Okta__Xaas__ApiToken=${apiToken}`,
].join('\n');

export const runTheSample = state => `${environment(state)}\ndotnet run --project samples/HrCsvSync`;

export const oauthSettings = ({ address, identitySourceId, oauth }) => JSON.stringify(
  { Okta: { Xaas: { OktaDomain: withoutSlash(address), IdentitySourceId: identitySourceId, OAuth: { ClientId: oauth.clientId, PrivateKeyFile: 'private-key.jwk' } } } }, null, 2);

export const curl = ({ address, identitySourceId, apiToken }) =>
  `curl -H 'Authorization: SSWS ${apiToken}' ${withoutSlash(address)}/api/v1/identity-sources/${identitySourceId}/sessions`;

const withoutSlash = address => address.replace(/\/$/, '');
