namespace Okta.Xaas.Hosting;

/// <summary>The run that a list is read for.</summary>
/// <remarks>It is there as long as the run is, and for one thread at a time.</remarks>
public sealed class FeedRunContext
{
    private readonly Stack<IDisposable> _owned = [];

    internal FeedRunContext(IServiceProvider services, FeedRunCause cause) => (Services, Cause) = (services, cause);

    /// <summary>The application's services, in a scope of the run's own.</summary>
    public IServiceProvider Services { get; }

    /// <summary>What is disposed when the run is over, the last one first.</summary>
    internal IReadOnlyCollection<IDisposable> Owned => _owned;

    /// <summary>Why the run began.</summary>
    public FeedRunCause Cause { get; }

    /// <summary>Disposes something when the run is over, such as the file that the list is read from: it is read while the run goes on, and not before.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>The same.</returns>
    /// <exception cref="ArgumentNullException">The resource is <see langword="null"/>.</exception>
    public T DisposeAfter<T>(T resource)
        where T : IDisposable
    {
        ArgumentNullException.ThrowIfNull(resource);
        _owned.Push(resource);
        return resource;
    }
}
