using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>An attribute of the identity source's schema and the column that fills it.</summary>
internal sealed record HrAttribute(string Name, HrColumn Column);
