using Okta.Xaas.Schema;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>Tells, before anything is sent, which attributes of a list the source's schema in Okta lacks. No plan depends on it: where the schema can't be read, that is told instead.</summary>
internal sealed class SchemaNotes(IOktaOrgApi? org, OktaXaasOptions options)
{
    private const string Scope = "okta.schemas.read";

    // As the engine decides it for a run.
    private bool IsWanted => org is not null && (options.Synchronization.SchemaCheck
        ?? (options.OAuth is { ClientId: not null } oauth && (oauth.Scopes ?? "").Split(' ').Contains(Scope) ? SchemaCheck.Warn : SchemaCheck.Off)) != SchemaCheck.Off;

    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyCollection<string> attributes, CancellationToken cancellationToken)
    {
        if (!IsWanted || attributes.Count == 0) return [];
        try
        {
            var rules = new SchemaRules(await org!.GetAppSchemaAsync(options.IdentitySourceId!, cancellationToken).ConfigureAwait(false));
            return [.. attributes.OrderBy(name => name, StringComparer.Ordinal).Select(rules.CheckName).OfType<ChangeFault>().Select(fault => fault.Message)];
        }
        catch (OktaApiException fault)
        {
            return [$"The attributes were not held against the schema of the identity source. {OktaOrgApi.RefusalOf(fault) ?? fault.Message}"];
        }
    }
}
