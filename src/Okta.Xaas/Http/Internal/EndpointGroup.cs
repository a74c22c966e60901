namespace Okta.Xaas.Http.Internal;

/// <summary>The operations that are taken to share a rate limit. Seen live: creating, listing, reading and deleting sessions do. The others are a guess.</summary>
internal enum EndpointGroup
{
    Other,
    Sessions,
    Bulk,
    Users,
    Groups,
    Apps,
    Schemas,
    OrgGroups,
    Logs,
}
