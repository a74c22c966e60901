namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Why a template makes nothing of a row. Without a value of the row.</summary>
internal sealed class TemplateFaultException(string reason) : Exception(reason);
