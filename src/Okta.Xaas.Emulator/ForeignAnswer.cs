namespace Okta.Xaas.Emulator;

/// <summary>What something between client and Okta answers in Okta's place, with a status of success: none of these is a body that Okta sends.</summary>
public enum ForeignAnswer
{
    /// <summary>A page of HTML, sent as <c>text/plain</c>.</summary>
    PlainTextPage,

    /// <summary>A page of HTML, sent as <c>application/octet-stream</c>.</summary>
    BinaryPage,

    /// <summary>A page of HTML without a <c>Content-Type</c>.</summary>
    UntypedPage,

    /// <summary>The text <c>OK</c>.</summary>
    Ok,

    /// <summary>The JSON of a filter: <c>{"action":"blocked"}</c>.</summary>
    BlockedJson,

    /// <summary>An error as Okta writes it, under a status of success.</summary>
    OktaErrorJson,

    /// <summary>No body at all, as Okta's own answer to an upload has none: only the missing <c>X-Okta-Request-Id</c> tells the two apart.</summary>
    Empty,
}
