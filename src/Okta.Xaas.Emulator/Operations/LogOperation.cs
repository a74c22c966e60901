using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Okta.Xaas.Emulator.SystemLog;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>The System Log: the events of imports, and nothing else of it.</summary>
internal static class LogOperation
{
    private static readonly string[] Kept = ["since", "until", "filter", "limit", "sortOrder"];

    public static EmulatedResponse List(OperationContext call)
    {
        var query = LogQuery.Parse(call.Request.Query, call.Now);
        var events = call.Events.After(query.After).Where(query.Takes).Take(query.Limit).ToList();
        var answer = Answers.Json(200, events.ConvertAll(LogAnswers.Of), WireJson.Relaxed.ListLogEventAnswer).WithHeader("Link", Link(call, null, "self"));

        // D: a poll, which has no until, always gets a next page, be it empty for now; else only while there is more.
        var hasNext = query.Until is null || events.Count == query.Limit;
        return hasNext ? answer.WithHeader("Link", Link(call, events.Count > 0 ? events[^1].Number : query.After, "next")) : answer;
    }

    private static string Link(OperationContext call, long? after, string relation)
    {
        var (head, query) = (call.Request.Head, call.Request.Query);
        if (after is { } number)
        {
            var asked = QueryHelpers.ParseQuery(query);
            var parameters = Kept.Where(asked.ContainsKey).Select(name => $"{name}={Uri.EscapeDataString(asked[name].ToString())}");
            query = string.Join('&', parameters.Append(string.Create(CultureInfo.InvariantCulture, $"after={number}")));
        }

        return $"<{head.Origin}{head.Path}{(query.Length > 0 ? "?" + query : query)}>; rel=\"{relation}\"";
    }
}
