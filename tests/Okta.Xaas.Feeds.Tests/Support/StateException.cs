using System.Data.Common;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>What a provider throws that knows SQLSTATEs.</summary>
internal sealed class StateException(string message, string? state, Exception? inner = null) : DbException(message, inner)
{
    public override string? SqlState => state;
}
