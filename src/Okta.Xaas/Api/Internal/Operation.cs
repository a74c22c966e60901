using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>One of Okta's operations.</summary>
/// <param name="Name">Okta's name of it.</param>
/// <param name="Read">What its answer's body holds; <see langword="null"/> for nothing.</param>
internal sealed record Operation(string Name, Func<ApiAnswer, object?> Read)
{
    /// <summary>What the handlers below know of it.</summary>
    public OperationTag Tag { get; } = new(Name, Name == Operations.DeleteSession);
}
