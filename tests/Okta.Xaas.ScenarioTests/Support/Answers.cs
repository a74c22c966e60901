using Okta.Xaas.Emulator;

namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>What Okta, or something on the way to it, can answer.</summary>
internal static class Answers
{
    public static Fault CooldownRefusal => Fault.Answer(EmulatedResponse.OktaError(
        400, "E0000001", "Api validation failed: importSession", "Only one active import session per identity source is allowed to be created every 5 minutes"));

    public static Fault Forbidden => Fault.Refuse(403, "E0000006", "You do not have permission to perform the requested action");

    public static Fault Refusal => Fault.Answer(EmulatedResponse.OktaError(400, "E0000001", "Api validation failed: profile"));

    public static Fault InternalError => Fault.Answer(EmulatedResponse.OktaError(500, "E0000009", "Internal Server Error"));

    public static Fault RateLimited(DateTimeOffset reset) => Fault.Answer(EmulatedResponse.OktaError(429, "E0000047", "API call exceeded rate limit due to too many requests.")
        .WithHeader("X-Rate-Limit-Limit", "100").WithHeader("X-Rate-Limit-Remaining", "0").WithHeader("X-Rate-Limit-Reset", reset.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
