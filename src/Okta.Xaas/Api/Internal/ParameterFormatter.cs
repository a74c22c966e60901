using System.Globalization;
using System.Reflection;
using Refit;

namespace Okta.Xaas.Api.Internal;

/// <summary>The parameters in the path and the query, before Refit escapes them: refuses what no URL can carry, and makes of a kind of change the path of its upload.</summary>
internal sealed class ParameterFormatter : IUrlParameterFormatter
{
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        switch (value)
        {
            case ChangeKind kind:
                return BulkOperation.For(kind).Path;
            case int limit:
                Arguments.RequireLimit(limit, Name(attributeProvider));
                return limit.ToString(CultureInfo.InvariantCulture);
            case DateTimeOffset time:
                return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            default:
                var text = (string?)value;
                if (attributeProvider.IsDefined(typeof(QueryAttribute), inherit: true)) ArgumentException.ThrowIfNullOrWhiteSpace(text, Name(attributeProvider));
                else PathSegment.Require(text, Name(attributeProvider));
                return text;
        }
    }

    // Generated code has no parameters to ask; their alias repeats their name.
    private static string? Name(ICustomAttributeProvider parameter) => parameter.GetCustomAttributes(typeof(AliasAsAttribute), inherit: true).OfType<AliasAsAttribute>().FirstOrDefault()?.Name;
}
