using System.Runtime.CompilerServices;

namespace Okta.Xaas.Api.Internal;

/// <summary>An id as one segment of a request's path.</summary>
internal static class PathSegment
{
    public static string Escape(string value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);

        // Every URL parser resolves these two, escaped or not, so the request would reach another resource.
        if (value is "." or "..") throw new ArgumentException("An id of '.' or '..' cannot be part of a URL; use a bulk operation for it.", name);
        if (HasLoneSurrogate(value)) throw new ArgumentException("The id is not well-formed text (half of a surrogate pair), so it has no form in a URL.", name);
        return Uri.EscapeDataString(value);
    }

    private static bool HasLoneSurrogate(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1])) return true;
            i++;
        }

        return false;
    }
}
