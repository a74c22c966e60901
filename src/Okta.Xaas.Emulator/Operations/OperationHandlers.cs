namespace Okta.Xaas.Emulator.Operations;

/// <summary>Does what one operation is there for. It is refused by an <see cref="Errors.ApiErrorException"/>.</summary>
internal delegate EmulatedResponse OperationHandler(OperationContext call);

/// <summary>What each operation does, by Okta's operation id; a test holds it against the table of the routes.</summary>
internal static class OperationHandlers
{
    public static readonly IReadOnlyDictionary<string, OperationHandler> All = new[]
    {
        SessionOperations.All,
        BulkOperations.All,
        UserOperations.All,
        GroupOperations.All,
        MembershipOperations.All,
        AppOperations.All,
        new Dictionary<string, OperationHandler>
        {
            ["token"] = call => call.Authorization.Issue(call.Request, call.Now),
            ["listGroups"] = OrgGroupsOperation.List,
            ["listLogEvents"] = LogOperation.List,
        },
    }.SelectMany(some => some).ToDictionary(StringComparer.Ordinal);
}
