using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace HrRestSync;

/// <summary>Stands in for the HR system until the settings name it: a service on this machine with made-up people, twenty a page, that wants a token and is busy now and then.</summary>
internal sealed class HrService : IAsyncDisposable
{
    private const string Token = "made-up-token";

    private const int PageSize = 20;

    private readonly WebApplication _service;

    private HrService(WebApplication service) => _service = service;

    /// <summary>Starts it, unless the settings have a service.</summary>
    public static async Task<HrService?> StartIfNeededAsync(ConfigurationManager settings)
    {
        if (!string.IsNullOrEmpty(settings["Hr:Address"])) return null;
        var people = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "data", "people.json")))!.AsArray();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = builder.Build();
        var asked = 0;
        service.MapGet("/people", (HttpRequest request, string? cursor) =>
        {
            if (request.Headers.Authorization != $"Bearer {Token}") return Results.Unauthorized();
            if (++asked == 2) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            var start = int.TryParse(cursor, CultureInfo.InvariantCulture, out var place) ? place : 0;
            var next = start + PageSize < people.Count ? (start + PageSize).ToString(CultureInfo.InvariantCulture) : null;
            var page = new JsonObject
            {
                ["people"] = new JsonArray([.. people.Skip(start).Take(PageSize).Select(person => person!.DeepClone())]),
                ["page"] = new JsonObject { ["next"] = next, ["total"] = people.Count },
            };
            return Results.Text(page.ToJsonString(), "application/json");
        });
        await service.StartAsync();
        settings.AddInMemoryCollection(new Dictionary<string, string?> { ["Hr:Address"] = $"{service.Urls.Single()}/people", ["Hr:Token"] = Token });
        return new HrService(service);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
