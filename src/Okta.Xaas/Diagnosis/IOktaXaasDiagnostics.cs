namespace Okta.Xaas.Diagnosis;

/// <summary>
/// Looks whether everything that a run needs is in place, and says of each fault how to mend it: the connection, the clock, the sign-in, the identity source and its app, sessions in the way,
/// the rate limit and the schema.
/// </summary>
/// <remarks>
/// It only reads, with three calls: nothing changes at Okta, so that a right to write is not proved. What needs a scope or role that is not there is a warning, as no run needs it. May be called
/// concurrently, also while a run is under way.
/// </remarks>
public interface IOktaXaasDiagnostics
{
    /// <summary>Makes all checks.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The checks, in the order in which they build on each other. No failure of Okta's or of the network throws: it is a check that failed.</returns>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    Task<DiagnosticReport> CheckAsync(CancellationToken cancellationToken = default);
}
