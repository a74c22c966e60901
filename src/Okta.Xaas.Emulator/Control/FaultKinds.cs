using System.Text.Json;

namespace Okta.Xaas.Emulator.Control;

/// <summary>A kind of fault that can be put in from outside.</summary>
internal sealed record FaultKindEntry(string Name, string Description, IReadOnlyList<string> Parameters, Func<FaultBody, Fault> Make)
{
    /// <summary>The statuses that it may be given.</summary>
    public Func<int, bool> Allows { get; init; } = status => status is >= 200 and < 600 and not (204 or 304);

    /// <summary>The ways in which it can happen, the default first; none when there is one only.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];
}

/// <summary>The kinds of faults, by name.</summary>
internal static class FaultKinds
{
    private const string AfterEffect = "afterEffect";
    private const string Delay = "delaySeconds";
    private const string Status = "status";
    private const string Variant = "variant";

    public static readonly FaultKindEntry[] All =
    [
        new("refuse", "Okta finds the request invalid.", [Status, Delay], body => Fault.Refuse(body.Status ?? 400)) { Allows = status => status is >= 400 and < 500 },
        new("rateLimited", "429 with the headers of a used-up rate limit, as usual or in an odd way.", [Variant, Delay], body => Fault.RateLimited(VariantOf<RateLimitVariant>(body)))
        {
            Variants = Names<RateLimitVariant>(),
        },
        new("rateLimitedWithoutHeaders", "429 without any of Okta's headers.", [Delay], _ => Fault.RateLimitedWithoutHeaders()),
        new("concurrencyLimited", "429 because too many requests are under way at once.", [Delay], _ => Fault.ConcurrencyLimited()),
        new("busy", "503, or 429, without a body or headers.", [Status, AfterEffect, Delay], body => Fault.Busy(body.Status ?? 503)) { Allows = status => status is 503 or 429 },
        new("serverError", "500, 502, 503 or 504 with Okta's error body.", [Status, AfterEffect, Delay], body => Fault.ServerError(body.Status ?? 500))
        {
            Allows = status => status is 500 or 502 or 503 or 504,
        },
        new("html", "A proxy's page of HTML instead of Okta's answer.", [Status, AfterEffect, Delay], body => Fault.Html(body.Status ?? 502)),
        new("foreign", "A proxy answers as if all were well, with a body that Okta never sends.", [Variant, Status, AfterEffect, Delay], body => Fault.Foreign(VariantOf<ForeignAnswer>(body), body.Status ?? 200))
        {
            Allows = status => status is >= 200 and < 300 and not 204,
            Variants = Names<ForeignAnswer>(),
        },
        new("withoutRequestId", "Okta's own answer, without its X-Okta-Request-Id.", [Delay], _ => Fault.WithoutRequestId()),
        new("drop", "The connection breaks without an answer.", [AfterEffect, Delay], _ => Fault.Drop()),
        new("cutAnswer", "The request takes effect, and the connection breaks halfway through the answer.", [Delay], _ => Fault.CutAnswer()),
        new("duplicate", "The request arrives twice.", [Delay], _ => Fault.Duplicate()),
        new("wait", "The request arrives late, or with afterEffect its answer does.", [AfterEffect, Delay], _ => Fault.Wait(TimeSpan.Zero)),
        new("closeSession", "Somebody else cancels the session first.", [AfterEffect, Delay], _ => Fault.CloseSession()),
        new("expireSession", "The session expires first.", [AfterEffect, Delay], _ => Fault.ExpireSession()),
        new("triggerSession", "Somebody else starts the session's import first.", [AfterEffect, Delay], _ => Fault.TriggerSession()),
        new("forgetSession", "The session disappears first: 404 from then on.", [AfterEffect, Delay], _ => Fault.ForgetSession()),
        new("createSession", "Somebody else creates a session first.", [AfterEffect, Delay], _ => Fault.CreateSession()),
        new("slowImport", "The next import to be started takes delaySeconds longer.", [Delay], body => Fault.SlowImport(TimeSpan.FromSeconds(body.DelaySeconds ?? 60))),
        new("failImport", "The next import to finish ends in ERROR.", [AfterEffect, Delay], _ => Fault.FailImport()),
    ];

    /// <summary>Makes the fault that a body asks for.</summary>
    /// <exception cref="ControlException">There is no such fault.</exception>
    public static Fault Make(FaultBody body)
    {
        var kind = Array.Find(All, one => one.Name == body.Kind)
            ?? throw ControlException.BadRequest($"kind '{body.Kind}' is not known: use {string.Join(", ", All.Select(one => one.Name))}.");
        Refuse(kind, Status, body.Status is not null);
        Refuse(kind, AfterEffect, body.AfterEffect is true);
        Refuse(kind, Delay, body.DelaySeconds is not null);
        Refuse(kind, Variant, body.Variant is not null);
        if (body.Variant is { } variant && !kind.Variants.Contains(variant)) throw ControlException.BadRequest($"variant '{variant}' is none of {kind.Name}: use {string.Join(", ", kind.Variants)}.");
        if (body.DelaySeconds is { } seconds and not (>= 0 and <= 86400)) throw ControlException.BadRequest($"delaySeconds {seconds} has to be from 0 to 86400.");
        if (body.Status is { } status && !kind.Allows(status)) throw ControlException.BadRequest($"status {status} is none that {kind.Name} can have.");
        var fault = kind.Make(body);
        if (body.AfterEffect is true) fault = fault.AfterEffect();

        // A slow import is not itself late.
        return kind.Name == "slowImport" || body.DelaySeconds is not { } delay ? fault : fault.DelayedBy(TimeSpan.FromSeconds(delay));
    }

    private static void Refuse(FaultKindEntry kind, string parameter, bool isGiven)
    {
        if (isGiven && !kind.Parameters.Contains(parameter)) throw ControlException.BadRequest($"{kind.Name} has no {parameter}: it takes {string.Join(", ", kind.Parameters)}.");
    }

    private static string[] Names<T>()
        where T : struct, Enum => Array.ConvertAll(Enum.GetNames<T>(), JsonNamingPolicy.CamelCase.ConvertName);

    // The names have been checked; the first is the default.
    private static T VariantOf<T>(FaultBody body)
        where T : struct, Enum => body.Variant is { } name ? Enum.Parse<T>(name, ignoreCase: true) : Enum.GetValues<T>()[0];
}
