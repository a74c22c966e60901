namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>A connection whose every query ends with an exception.</summary>
internal sealed class RefusingConnection(Exception exception) : FakeConnection(() => throw exception);
