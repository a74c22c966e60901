using Okta.Xaas.Authentication;

namespace Okta.Xaas.Diagnosis.Internal;

/// <summary>What one call has given: a value, or why there is none.</summary>
internal sealed record Probe<T>(T? Value, Exception? Fault)
    where T : class
{
    public static async Task<Probe<T>> OfAsync(Func<Task<T>> call)
    {
        try
        {
            return new(await call().ConfigureAwait(false), null);
        }
        catch (Exception fault) when (fault is OktaApiException or OktaAuthenticationException)
        {
            return new(null, fault);
        }
    }

    public int? Status => (int?)(Fault as OktaApiException)?.StatusCode;

    /// <summary>Whether Okta itself has refused, or does not know what is asked for.</summary>
    public bool IsRefusal => Status is 403 or 404;
}
