namespace Okta.Xaas.Emulator.Routes;

/// <summary>What a method and path mean.</summary>
internal sealed record OperationMatch(ApiOperation? Operation, string? IdentitySourceId, string[] Values, bool PathIsKnown)
{
    /// <summary>The session that the path names, if it names one.</summary>
    public string? SessionId => Operation?.NamesSession == true ? Values[0] : null;

    public EndpointGroup Group => Operation?.Group ?? EndpointGroup.Other;
}
