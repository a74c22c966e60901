namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>What is said of a failure where anybody may read it: the SDK's own messages have no value of a person, and of anything else only the type is told.</summary>
internal static class FailureText
{
    public static string Of(Exception failure) =>
        failure is OktaXaasException or SynchronizationCanceledException ? $"{failure.GetType().Name}: {failure.Message}" : failure.GetType().FullName!;
}
