using Xunit.Abstractions;
using Xunit.Sdk;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>Skips what needs PostgreSQL where it is not: a fact can only say for all classes whether it is skipped.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("For the test runner, which fills it.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(messages, display, displayOptions, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        (Has<OnPostgreSqlAttribute>() ? PostgreSqlServer.WhyNot : null) ?? (Has<BehindPgBouncerAttribute>() ? PgBouncer.WhyNot : null) ?? base.GetSkipReason(factAttribute);

    private bool Has<T>()
        where T : Attribute => TestMethod.TestClass.Class.GetCustomAttributes(typeof(T)).Any();
}
