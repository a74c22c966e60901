namespace Okta.Xaas.Schema.Internal;

/// <summary>Finds the name that somebody may have meant.</summary>
internal static class NearestName
{
    /// <summary>The one that differs by the fewest letters, the case of letters aside; <see langword="null"/> when more than a third differs. Of several the first by its letters.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        var most = Math.Max(1, name.Length / 3);
        return known.Select(one => (Name: one, Distance: Distance(name, one, most))).Where(one => one.Distance <= most)
            .OrderBy(one => one.Distance).ThenBy(one => one.Name, StringComparer.Ordinal).Select(one => one.Name).FirstOrDefault();
    }

    private static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                left = Math.Min(Math.Min(row[j] + 1, left + 1), corner + same);
                (corner, row[j]) = (row[j], left);
            }
        }

        return row[b.Length];
    }
}
