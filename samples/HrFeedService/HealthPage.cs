using System.Text.Json.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrFeedService;

/// <summary>What a health check has found, as JSON: for a probe the status is enough, for people there are the reasons and numbers. There is no value of a person in it.</summary>
internal static class HealthPage
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = new JsonObject();
        foreach (var (name, entry) in report.Entries)
        {
            var check = new JsonObject { ["status"] = entry.Status.ToString(), ["why"] = entry.Description };
            foreach (var (key, value) in entry.Data) check[key] = value is DateTimeOffset time ? time.ToString("u") : JsonValue.Create(value.ToString());
            checks[name] = check;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(new JsonObject { ["status"] = report.Status.ToString(), ["checks"] = checks }.ToString());
    }
}
