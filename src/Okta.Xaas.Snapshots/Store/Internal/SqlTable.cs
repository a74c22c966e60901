namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>A table that takes in many rows at once.</summary>
internal sealed record SqlTable(string Name, params SqlColumn[] Columns);

/// <summary>A column of it.</summary>
internal readonly record struct SqlColumn(string Name, SqlType Type);

/// <summary>The types that the tables need.</summary>
internal enum SqlType
{
    Small,
    Big,
    Text,
    Bytes,
}
