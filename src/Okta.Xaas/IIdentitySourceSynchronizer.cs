namespace Okta.Xaas;

/// <summary>x</summary>
public interface IIdentitySourceSynchronizer;
