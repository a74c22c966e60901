using System.Net;
using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Verification.Internal;

/// <summary>Reads the failures of the System Log, once. It only adds to what was found: when Okta does not tell, that is said and nothing else.</summary>
internal sealed class LogLook(IOktaOrgApi org, string appId, ExpectedPeople people)
{
    private const int PageSize = 1_000;

    /// <summary>How many calls it took.</summary>
    public int Calls { get; private set; }

    /// <summary>How many failures are about none of the people.</summary>
    public int Unjoined { get; private set; }

    /// <summary>Why Okta did not tell.</summary>
    public string? Refused { get; private set; }

    public async Task TakeAsync(LogWindow window, CancellationToken cancellationToken)
    {
        var join = new LogJoin(appId, people.All);
        try
        {
            string? cursor = null;
            do
            {
                Calls++;
                var page = await org.GetLogEventsAsync(window.Since, window.Until, LogJoin.Filter, cursor, PageSize, cancellationToken).ConfigureAwait(false);
                foreach (var one in page.Events) join.Add(one);

                // A server that repeats the cursor would make this endless.
                if (page.NextCursor is not null && page.NextCursor == cursor) throw new OktaApiException(OrgOperations.ListLogEvents, HttpStatusCode.OK, "The next page's cursor is the same as this page's");
                cursor = page.NextCursor;
            }
            while (cursor is not null);
        }
        catch (OktaApiException fault)
        {
            Refused = OrgRefusal.IsOne(fault) ? OrgRefusal.Of(fault) : fault.Message;
        }

        Unjoined = join.Unjoined;
    }
}
