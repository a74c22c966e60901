using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>Which page is asked for. The cursor is the last id of the page before, so that it stays good while members come and go.</summary>
internal sealed record MembershipPage(string? After, int Limit, bool LimitIsGiven)
{
    public static MembershipPage Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? after = values.TryGetValue("after", out var cursors) ? cursors[^1] : null;
        string? limit = values.TryGetValue("limit", out var limits) ? limits[^1] : null;
        return new(string.IsNullOrEmpty(after) ? null : Decode(after), ParseLimit(limit), limit is not null);
    }

    public string Link(RequestHead head, string? after, string relation)
    {
        var parameters = new List<string>(2);
        if (after is not null) parameters.Add($"after={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(after))}");
        if (LimitIsGiven) parameters.Add(string.Create(CultureInfo.InvariantCulture, $"limit={Limit}"));
        var query = parameters.Count > 0 ? "?" + string.Join('&', parameters) : string.Empty;
        return $"<{head.Origin}{head.Path}{query}>; rel=\"{relation}\"";
    }

    private static int ParseLimit(string? limit)
    {
        if (limit is null) return ApiLimits.DefaultMembersPerPage;
        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= ApiLimits.MembersPerPage
            ? value
            : throw ApiErrors.Invalid("limit", $"limit: The value has to be between 1 and {ApiLimits.MembersPerPage}").AsException();
    }

    private static string Decode(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw ApiErrors.Invalid("after", "after: The cursor is not valid").AsException();
        }
    }
}
