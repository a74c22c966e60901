using Okta.Xaas.Emulator;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Snapshots.Tests.Simulation;

/// <summary>
/// Lets the import of a session that the org does not know any more end at once. Nobody can see that it still runs, and Okta leaves out of an upload the deletes of those
/// whom it is only about to create: that is nothing which a client can help, and the documentation says so.
/// </summary>
internal sealed class UnseenImportHandler(OktaEmulator okta, VirtualTimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            while (okta.Sessions.Any(s => s is { IsForgotten: true, Status: "TRIGGERED" })) clock.Advance(Step);
        }
    }
}
