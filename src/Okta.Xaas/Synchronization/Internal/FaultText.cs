namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What a message may say of a fault. The text of one that is not the SDK's own may hold values of people.</summary>
internal static class FaultText
{
    public static string Of(Exception exception) =>
        exception.GetType().Assembly == typeof(FaultText).Assembly ? exception.Message : $"{exception.GetType().Name}: the inner exception says why.";
}
