using System.Collections;
using System.Data;
using System.Data.Common;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>A result that can only be read forward, each column once: what a database gives with sequential access. It tells how it was read.</summary>
internal sealed class SequentialReader(DataTable table) : DbDataReader
{
    private readonly DataTableReader _inner = table.CreateDataReader();
    private int _last = -1;

    /// <summary>What reading a column, or with -1 moving to a row, throws; null for nothing.</summary>
    public Func<int, Exception?> Fault { get; init; } = _ => null;

    public override int FieldCount => _inner.FieldCount;

    public override bool HasRows => _inner.HasRows;

    public override bool IsClosed => _inner.IsClosed;

    public override int Depth => _inner.Depth;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        _last = -1;
        if (Fault(-1) is { } fault) throw fault;
        return _inner.Read();
    }

    public override object GetValue(int ordinal)
    {
        if (ordinal <= _last) throw new InvalidOperationException($"Column {ordinal} was read after column {_last}.");
        _last = ordinal;
        if (Fault(ordinal) is { } fault) throw fault;
        return _inner.GetValue(ordinal);
    }

    public override bool NextResult() => _inner.NextResult();

    public override string GetName(int ordinal) => _inner.GetName(ordinal);

    public override int GetOrdinal(string name) => _inner.GetOrdinal(name);

    public override string GetDataTypeName(int ordinal) => _inner.GetDataTypeName(ordinal);

    public override Type GetFieldType(int ordinal) => _inner.GetFieldType(ordinal);

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;

    public override int GetValues(object[] values) => throw new NotSupportedException();

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => (char)GetValue(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
