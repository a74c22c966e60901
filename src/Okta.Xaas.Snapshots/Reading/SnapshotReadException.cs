namespace Okta.Xaas.Snapshots;

/// <summary>
/// What a full list is read from can't be used, or not to its end: a file, a mapping, a query. What was read before it is no full list, so nothing may be
/// deleted on the strength of it.
/// </summary>
/// <remarks>The message says where, what is wrong and how to mend it. Neither it nor an inner exception has a value of the HR system.</remarks>
public sealed class SnapshotReadException : OktaXaasException
{
    /// <summary>Makes the exception; for those who write a stream of their own.</summary>
    /// <param name="origin">What was read: a file's name, the query of a kind of record.</param>
    /// <param name="message">Where, what is wrong, and how to mend it; without a value of the HR system.</param>
    /// <param name="row">The line of the file or the row of the result, from 1; <see langword="null"/> when it is not about one.</param>
    /// <param name="innerException">The cause, if its text has no value of the HR system either.</param>
    public SnapshotReadException(string origin, string message, long? row = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Origin = origin;
        Row = row;
    }

    /// <summary>What was read: a file's name, or the query of a kind of record, such as <c>the query of users</c>.</summary>
    public string Origin { get; }

    /// <summary>The line of the file, or the row of the result, both from 1; <see langword="null"/> when it is not about one.</summary>
    public long? Row { get; }

    /// <summary>
    /// What the database's provider threw. It is not the inner exception, as the text of some, such as that of a failed conversion, has a value of the HR
    /// system, and inner exceptions are logged. Show it only where such a value may be seen.
    /// </summary>
    public Exception? ProviderException { get; init; }
}
