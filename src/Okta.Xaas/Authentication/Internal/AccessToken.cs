namespace Okta.Xaas.Authentication.Internal;

/// <summary>A token, how it is to be sent, and until when.</summary>
internal sealed class AccessToken(string value, bool isBound, DateTimeOffset received, TimeSpan lifetime)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    public string Value { get; } = value;

    /// <summary>Bound to the DPoP key; otherwise whoever bears it may use it.</summary>
    public bool IsBound { get; } = isBound;

    public string Scheme => IsBound ? "DPoP" : "Bearer";

    public DateTimeOffset Expires { get; } = received + lifetime;

    /// <summary>When another one is fetched: a tenth of its life ahead of its end, five minutes at most.</summary>
    public DateTimeOffset RenewAt { get; } = received + lifetime - Min(new TimeSpan(lifetime.Ticks / 10), LongestMargin);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
