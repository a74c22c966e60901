using System.Data;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>A connection whose every query has a table for its result.</summary>
internal sealed class TableConnection(DataTable table) : FakeConnection(table.CreateDataReader);
