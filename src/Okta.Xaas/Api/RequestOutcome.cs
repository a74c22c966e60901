namespace Okta.Xaas;

/// <summary>Whether Okta did what a failed request asked for.</summary>
public enum RequestOutcome
{
    /// <summary>Okta answered that it did not do it. The same request would be refused again, unless it was only the wrong time for it (429, 503).</summary>
    Refused,

    /// <summary>The request never left: no connection could be opened. It can be repeated without harm.</summary>
    NotSent,

    /// <summary>Okta may have done it or not: a time-out, a broken connection, an answer cut off, a server error, or a proxy's page. Only asking tells.</summary>
    Unknown,
}
