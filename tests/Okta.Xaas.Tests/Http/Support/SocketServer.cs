using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Okta.Xaas.Tests.Http.Support;

/// <summary>A server over a real socket that answers each request on a connection as a test says; <see langword="null"/> closes the connection without an answer.</summary>
internal sealed class SocketServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Func<string, int, byte[]?> _answer;

    public SocketServer(Func<string, int, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public SocketServer(Func<string, int, string?> answer)
        : this((request, count) => answer(request, count) is { } text ? Encoding.ASCII.GetBytes(text) : null)
    {
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>The heads of the requests that have come.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Dispose();
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var owned = connection;
        var stream = connection.GetStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await ReadAsync(stream, buffer) is { } request)
            {
                Requests.Enqueue(request);
                if (_answer(request, Requests.Count) is not { } answer) return;
                await stream.WriteAsync(answer, _ended.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has gone, or the test is over.
        }
    }

    private async Task<string?> ReadAsync(NetworkStream stream, byte[] buffer)
    {
        var text = new StringBuilder();
        while (true)
        {
            var count = await stream.ReadAsync(buffer, _ended.Token);
            if (count == 0) return null;
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
            var request = text.ToString();
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && request.Length >= end + 4 + LengthOf(request)) return request;
        }
    }

    private static int LengthOf(string request)
    {
        var line = request.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
