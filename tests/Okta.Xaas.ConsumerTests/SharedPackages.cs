namespace Okta.Xaas.ConsumerTests;

/// <summary>The tests that share the packed packages.</summary>
[CollectionDefinition(nameof(SharedPackages))]
public sealed class SharedPackages : ICollectionFixture<PackageFixture>;
