using System.Reflection;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Changes;
using Refit;

namespace Okta.Xaas.Refit.Internal;

/// <summary>Refuses ids that no URL can carry, before Refit escapes them; a kind of change becomes the path of its upload.</summary>
internal sealed class ParameterFormatter : DefaultUrlParameterFormatter
{
    public override string? Format(object? parameterValue, ICustomAttributeProvider attributeProvider, Type type)
    {
        if (parameterValue is ChangeKind kind) return BulkOperation.For(kind).Path.TrimStart('/');
        if (type == typeof(string) && !attributeProvider.IsDefined(typeof(QueryAttribute), inherit: true))
            PathSegment.Require((string?)parameterValue, (attributeProvider as ParameterInfo)?.Name);
        return base.Format(parameterValue, attributeProvider, type);
    }
}
