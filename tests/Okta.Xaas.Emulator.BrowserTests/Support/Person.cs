namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>Somebody made up.</summary>
internal sealed record Person(string Id, string FirstName, string LastName, string Department = "Sales");
