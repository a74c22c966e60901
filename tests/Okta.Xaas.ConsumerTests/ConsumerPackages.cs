namespace Okta.Xaas.ConsumerTests;

/// <summary>The tests that share the packed packages.</summary>
[CollectionDefinition(nameof(ConsumerPackages))]
public sealed class ConsumerPackages : ICollectionFixture<Consumers>;
