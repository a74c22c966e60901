using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Diagnosis.Internal;

/// <summary>What the source's app and its schema tell. No run needs them, so a refusal is a warning. Knows no I/O.</summary>
internal static class AppChecks
{
    private static readonly string[] Expected = ["IMPORT_NEW_USERS", "IMPORT_PROFILE_UPDATES", "PROFILE_MASTERING"];

    public static DiagnosticCheck IdentitySource(Probe<IdentitySourceSessionList> sessions, Probe<OktaApp> app, OktaXaasOptions options)
    {
        const DiagnosticKind Kind = DiagnosticKind.IdentitySource;
        if (sessions.Status == 404) return new(Kind, DiagnosticState.Failed, sessions.Fault!.Message, "Check IdentitySourceId, and that Anything-as-a-Source is enabled in the org.");
        if (sessions.Value is null) return SessionChecks.Skipped(Kind);
        if (app.Value is null) return new(Kind, DiagnosticState.Warning, $"The identity source answers; whether its app is active is not known. {Why(app.Fault!)}");
        return app.Value.IsActive
            ? new(Kind, DiagnosticState.Ok, $"The identity source {options.IdentitySourceId} answers, and its app is active.")
            : new(Kind, DiagnosticState.Failed, $"The identity source's app is {app.Value.Status ?? "of no status"}.", "Activate it in the Admin Console.");
    }

    public static DiagnosticCheck Features(Probe<OktaApp> app)
    {
        const DiagnosticKind Kind = DiagnosticKind.Features;
        if (app.Value is not { } value) return app.Fault is { } fault ? new(Kind, DiagnosticState.Warning, $"Not known. {Why(fault)}") : SessionChecks.Skipped(Kind);
        if (value.Features.Count == 0) return new(Kind, DiagnosticState.Warning, "Okta does not tell which features are switched on.");
        var lacking = Expected.Except(value.Features).ToList();
        return lacking.Count == 0
            ? new(Kind, DiagnosticState.Ok, "Importing new users, updates and profile mastering are switched on.")
            : new(Kind, DiagnosticState.Warning, $"Not switched on: {string.Join(", ", lacking)}.", "Look at the provisioning settings of the identity source: an import may leave people as they are.");
    }

    public static DiagnosticCheck Schema(Probe<AppSchema> schema, OktaXaasOptions options)
    {
        const DiagnosticKind Kind = DiagnosticKind.Schema;
        if (schema.Value is not { } value)
        {
            if (schema.Fault is not { } fault) return SessionChecks.Skipped(Kind);
            return options.Synchronization.SchemaCheck is SchemaCheck.Warn or SchemaCheck.Enforce
                ? new(Kind, DiagnosticState.Warning, $"Synchronization.SchemaCheck is set, but has no effect. {Why(fault)}")
                : new(Kind, DiagnosticState.Ok, $"Not looked at, and not needed: Synchronization.SchemaCheck is not set. {Why(fault)}");
        }

        if (value.Attributes.Count == 0) return new(Kind, DiagnosticState.Warning, "The schema has no attributes, or is in a form that cannot be read.", "Look at it in the Profile Editor.");
        var required = value.Attributes.Where(attribute => attribute.IsRequired).Select(attribute => OutsideText.Clean(attribute.Name, OutsideText.WordLength)).ToList();
        return new(Kind, DiagnosticState.Ok, $"{Amount.Of(value.Attributes.Count, "attribute")}, of which required: {(required.Count == 0 ? "none" : string.Join(", ", required))}.");
    }

    private static string Why(Exception fault) => fault is OktaApiException refused && OrgRefusal.IsOne(refused) ? OrgRefusal.Of(refused) : fault.Message;
}
