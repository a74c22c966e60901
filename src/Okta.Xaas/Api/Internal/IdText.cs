using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Okta.Xaas.Api.Internal;

/// <summary>An id as it may stand in a request.</summary>
internal static class IdText
{
    public static void Require([NotNull] string? id, [CallerArgumentExpression(nameof(id))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, name);

        // UTF-8 has no form for it; a replacement character would make it another id.
        if (HasLoneSurrogate(id)) throw new ArgumentException("The id is not well-formed text: it has half of a surrogate pair.", name);
    }

    public static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }
}
