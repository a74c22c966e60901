using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>A connection to no database: every query ends in one and the same way.</summary>
internal abstract class FakeConnection(Func<DbDataReader> query) : DbConnection
{
    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "";

    public override string DataSource => "";

    public override string ServerVersion => "";

    public override ConnectionState State => ConnectionState.Open;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open()
    {
    }

    public override void Close()
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    protected override DbCommand CreateDbCommand() => new QueryCommand(query);
}
