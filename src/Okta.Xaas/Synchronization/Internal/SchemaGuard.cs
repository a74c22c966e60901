using Microsoft.Extensions.Logging;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Schema;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Holds the changes of a run against the source's schema, which is read once. A schema that cannot be read is in nobody's way.</summary>
internal sealed class SchemaGuard
{
    public static readonly SchemaGuard None = new(null, SchemaCheck.Off, null);

    private readonly SchemaRules? _rules;
    private readonly SchemaCheck _check;
    private readonly Dictionary<(string Attribute, RejectionReason Reason), SchemaWarning> _warnings = [];

    private SchemaGuard(SchemaRules? rules, SchemaCheck check, string? notRead)
    {
        _rules = rules;
        _check = check;
        NotRead = notRead;
    }

    /// <summary>Why the schema could not be read, when it should have been.</summary>
    public string? NotRead { get; }

    public IReadOnlyList<SchemaWarning> Warnings => [.. _warnings.Values];

    public static async Task<SchemaGuard> ReadAsync(IOktaOrgApi? org, string identitySourceId, SchemaCheck check, ILogger logger, CancellationToken cancellationToken)
    {
        if (org is null || check == SchemaCheck.Off) return None;
        try
        {
            return new(new SchemaRules(await org.GetAppSchemaAsync(identitySourceId, cancellationToken).ConfigureAwait(false)), check, null);
        }
        catch (OktaApiException fault)
        {
            var why = OrgRefusal.IsOne(fault) ? OrgRefusal.Of(fault) : FaultText.Of(fault);
            logger.SchemaNotRead(identitySourceId, why);
            return new(null, check, why);
        }
    }

    /// <summary>Why the change is left out; <see langword="null"/> when it is not.</summary>
    public IReadOnlyList<ChangeFault>? Refuse(IdentityChange? change)
    {
        if (_rules is null || change is not UserUpsert upsert) return null;
        var faults = _rules.Check(upsert.Profile);

        // What Okta's general limits forbid is not sent in any case, and rejected for that.
        if (faults.Count == 0 || ChangeValidator.Validate(change).Count > 0) return null;
        if (_check == SchemaCheck.Enforce) return faults;
        foreach (var fault in faults) Warn(fault);
        return null;
    }

    private void Warn(ChangeFault fault)
    {
        var key = (fault.Attribute!, fault.Reason);
        _warnings[key] = _warnings.TryGetValue(key, out var known)
            ? known with { Changes = known.Changes + 1 }
            : new() { Attribute = fault.Attribute!, Reason = fault.Reason, Message = fault.Message, Changes = 1 };
    }
}
