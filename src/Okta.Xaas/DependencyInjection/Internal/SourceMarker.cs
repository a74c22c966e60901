namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>Says that an identity source of this name has been added, so that adding it again only adds to its options.</summary>
internal sealed class SourceMarker;
