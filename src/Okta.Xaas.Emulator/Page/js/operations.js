// Okta's names of the operations, and what they do in a few words.
export const operations = {
  listIdentitySourceSessions: 'List the active sessions',
  createIdentitySourceSession: 'Create a session',
  getIdentitySourceSession: 'Look at a session',
  deleteIdentitySourceSession: 'Cancel a session',
  startImportFromIdentitySource: 'Start the import',
  uploadIdentitySourceDataForUpsert: 'Load users to create or update',
  uploadIdentitySourceDataForDelete: 'Load users to deactivate',
  uploadIdentitySourceGroupsForUpsert: 'Load groups to create or update',
  uploadIdentitySourceGroupsDataForDelete: 'Load groups to remove',
  uploadIdentitySourceGroupMembershipsForUpsert: 'Load memberships to add',
  uploadIdentitySourceGroupMembershipsForDelete: 'Load memberships to remove',
  uploadIdentitySourceDevicesForUpsert: 'Load devices to create or update',
  uploadIdentitySourceDevicesForDelete: 'Load devices to remove',
  createIdentitySourceUser: 'Create a user',
  getIdentitySourceUser: 'Look at a user',
  replaceExistingIdentitySourceUser: 'Replace a user',
  updateIdentitySourceUsers: 'Change a user',
  deleteIdentitySourceUser: 'Deactivate a user',
  createIdentitySourceGroups: 'Create a group',
  getIdentitySourceGroup: 'Look at a group',
  updateIdentitySourceGroups: 'Change a group',
  deleteIdentitySourceGroup: 'Remove a group',
  getIdentitySourceGroupMemberships: 'List the members of a group',
  createIdentitySourceGroupsMemberships: 'Add a member',
  deleteIdentitySourceGroupMemberships: 'Remove a member',
  getApplication: 'Look at the source’s app',
  listApplicationUsers: 'List the app’s users',
  getApplicationUser: 'Look at a user of the app',
  getApplicationUserSchema: 'Read the app’s schema',
  listGroups: 'List the org’s groups',
  listLogEvents: 'Read the System Log',
  token: 'Get an OAuth token',
};

export const operationText = operation => operations[operation] ?? operation ?? 'No operation of the API';

/** What an upload is about: users, groups, memberships or devices. */
export function kindOf(operation) {
  if (operation.includes('Memberships')) return 'memberships';
  if (operation.includes('Groups')) return 'groups';
  return operation.includes('Devices') ? 'devices' : 'users';
}
