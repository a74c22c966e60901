#if !NETFRAMEWORK
namespace Okta.Xaas;

/// <summary>One name for waiting by a clock: .NET Framework has it as an extension already.</summary>
internal static class TimeProviderDelay
{
    public static Task Delay(this TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, timeProvider, cancellationToken);
}
#endif
