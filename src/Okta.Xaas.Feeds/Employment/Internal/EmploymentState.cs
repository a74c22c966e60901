namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>Where a person stands today.</summary>
internal enum EmploymentState
{
    Active,

    /// <summary>The first day has not come yet.</summary>
    Later,

    Left,
}
