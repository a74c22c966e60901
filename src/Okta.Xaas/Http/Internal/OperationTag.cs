namespace Okta.Xaas.Http.Internal;

/// <summary>What goes with a request down the handlers, which never look at its path.</summary>
/// <param name="Name">Okta's name of the operation.</param>
/// <param name="IsSessionDelete">Cancelling a session twice does no harm, unlike other deletes.</param>
internal sealed record OperationTag(string Name, bool IsSessionDelete)
{
    private const string Key = "Okta.Xaas.Operation";

    private static readonly OperationTag Unknown = new("unknown", false);

    public static OperationTag Of(HttpRequestMessage request)
    {
#if NET
        return request.Options.TryGetValue(new HttpRequestOptionsKey<OperationTag>(Key), out var tag) ? tag : Unknown;
#else
        return request.Properties.TryGetValue(Key, out var tag) && tag is OperationTag found ? found : Unknown;
#endif
    }

    public void AttachTo(HttpRequestMessage request)
    {
#if NET
        request.Options.Set(new HttpRequestOptionsKey<OperationTag>(Key), this);
#else
        request.Properties[Key] = this;
#endif
    }
}
