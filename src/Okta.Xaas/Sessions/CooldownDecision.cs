using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Sessions;

/// <summary>Whether a session may be created now.</summary>
/// <param name="Wait">How long to wait before looking again; zero: create now.</param>
/// <param name="OpenSession">An open session that is in the way, whatever the time; <see langword="null"/> when there is none.</param>
public readonly record struct CooldownDecision(TimeSpan Wait, IdentitySourceSession? OpenSession)
{
    /// <summary>Whether nothing is in the way.</summary>
    public bool CanCreate => OpenSession is null && Wait <= TimeSpan.Zero;
}
