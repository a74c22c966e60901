namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>All tests of one browser, one after another: the machine may have two cores only.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
