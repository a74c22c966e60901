using Xunit.Sdk;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A test that runs once for each store: in a class for each, of which the one on PostgreSQL has <see cref="OnPostgreSqlAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Okta.Xaas.Snapshots.Tests.Support.StoreFactDiscoverer", "Okta.Xaas.Snapshots.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>The tests of this class need PostgreSQL's server; where it is not installed, they are skipped and say so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnPostgreSqlAttribute : Attribute;

/// <summary>The tests of this class need PgBouncer besides.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BehindPgBouncerAttribute : Attribute;
