using System.Text.Json;

namespace Okta.Xaas.Emulator.Tests.Support;

/// <summary>Reads server-sent events.</summary>
internal sealed class EventReader(HttpResponseMessage response, Stream stream) : IDisposable
{
    // Only to end a test that hangs.
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30), TimeProvider.System);
    private readonly StreamReader _reader = new(stream);

    /// <summary>The next line that is not empty; null at the end.</summary>
    public async Task<string?> LineAsync()
    {
        while (await _reader.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.Length > 0) return line;
        }

        return null;
    }

    /// <summary>What the next event says has changed.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync()
    {
        (await LineAsync()).Should().Be("event: changed");
        var data = (await LineAsync())!;
        data.Should().StartWith("data: ");
        return [.. JsonDocument.Parse(data["data: ".Length..]).RootElement.GetProperty("what").EnumerateArray().Select(what => what.GetString()!)];
    }

    /// <summary>Reads until something has been told.</summary>
    public async Task UntilAsync(string what)
    {
        while (!(await ChangedAsync()).Contains(what))
        {
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        response.Dispose();
        _patience.Dispose();
    }
}
