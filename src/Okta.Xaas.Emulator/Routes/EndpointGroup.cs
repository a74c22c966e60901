namespace Okta.Xaas.Emulator.Routes;

/// <summary>The endpoints that share a rate limit. I: Okta tells which in its Admin Console only.</summary>
internal enum EndpointGroup
{
    Other,
    Token,
    Sessions,
    Bulk,
    Users,
    Groups,
    Apps,
    Schemas,
    OrgGroups,
    Logs,
}
