namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>What a column may be for.</summary>
internal enum ColumnRole
{
    Key,
    UserName,
    Mail,
    PrivateMail,
    FirstName,
    LastName,
    FullName,
    FirstDay,
    LastDay,
    Status,
    Manager,
}
