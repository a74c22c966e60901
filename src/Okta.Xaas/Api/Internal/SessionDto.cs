namespace Okta.Xaas.Api.Internal;

/// <summary>A session on the wire. Only text, so that no unknown form of a value breaks reading.</summary>
internal sealed class SessionDto
{
    public string? Id { get; set; }

    public string? IdentitySourceId { get; set; }

    public string? Status { get; set; }

    public string? ImportType { get; set; }

    public string? Created { get; set; }

    public string? LastUpdated { get; set; }
}
