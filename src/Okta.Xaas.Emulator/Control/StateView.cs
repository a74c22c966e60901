namespace Okta.Xaas.Emulator.Control;

internal sealed record StateView(
    string Address,
    string IdentitySourceId,
    string ApiToken,
    OAuthView? Oauth,
    DateTimeOffset Now,
    double Speed,
    DateTimeOffset StartedAt,
    SettingsView Settings,
    CountsView Counts,
    CooldownView Cooldown,
    IReadOnlyList<FaultView> Faults,
    LimitsView Limits,
    DataView? Data);

internal sealed record OAuthView(string ClientId, string Dpop, string TokenUrl);

internal sealed record SettingsView(double ProcessingTimeSeconds, double CooldownSeconds, RateLimitView RateLimit);

internal sealed record RateLimitView(bool Enforced, int PerMinute, int SessionsPerMinute, int Concurrent);

internal sealed record CountsView(int Users, int ActiveUsers, int Groups, int Memberships, int Devices, int Sessions, long Requests, long Errors);

internal sealed record CooldownView(DateTimeOffset? ActiveUntil, string? SessionId);

internal sealed record LimitsView(int EntitiesPerRequest, int BytesPerRequest, int RequestsPerSession);

/// <summary>The data file: when it was written last, and why not since, if that failed.</summary>
internal sealed record DataView(string File, DateTimeOffset? SavedAt, string? Error);

/// <summary>The data of an event.</summary>
internal sealed record ChangedView(IReadOnlyList<string> What);

internal sealed record AdvanceBody(double? Seconds);

internal sealed record SpeedBody(double? Factor);

internal sealed record SettingsBody(double? ProcessingTimeSeconds, double? CooldownSeconds, RateLimitBody? RateLimit);

internal sealed record RateLimitBody(bool? Enforced, int? PerMinute, int? SessionsPerMinute, int? Concurrent);
