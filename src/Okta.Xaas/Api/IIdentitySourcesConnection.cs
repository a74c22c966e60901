namespace Okta.Xaas;

/// <summary>The API with the connections that were made for it, which <see cref="IDisposable.Dispose"/> closes: what <see cref="IdentitySourcesApi.Create"/> gives.</summary>
/// <remarks>A call that is under way when it is disposed ends with an <see cref="OperationCanceledException"/>, a later one with an <see cref="ObjectDisposedException"/>.</remarks>
public interface IIdentitySourcesConnection : IIdentitySourcesApi, IDisposable;
