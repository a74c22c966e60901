using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Okta.Xaas.Api.Internal;

/// <summary>An id as one segment of a request's path.</summary>
internal static class PathSegment
{
    public static string Escape(string id, [CallerArgumentExpression(nameof(id))] string? name = null)
    {
        Require(id, name);
        return Uri.EscapeDataString(id);
    }

    /// <summary>Every URL parser resolves these two, escaped or not, so the request would reach another resource.</summary>
    public static bool IsDots(string? id) => id is "." or "..";

    public static void Require([NotNull] string? id, [CallerArgumentExpression(nameof(id))] string? name = null)
    {
        IdText.Require(id, name);

        if (IsDots(id)) throw new ArgumentException("An id of '.' or '..' cannot be part of a URL; use a bulk operation for it.", name);
    }
}
