using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.RegularExpressions;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>Stands between the engine and the API and breaks one rule, as a bug in the engine would.</summary>
public partial class SabotagedApi : DispatchProxy
{
    private IIdentitySourcesApi _api = null!;
    private PlantedBug _bug;
    private TimeProvider _clientsClock = null!;

    internal static IIdentitySourcesApi Around(IIdentitySourcesApi api, PlantedBug bug, TimeProvider clientsClock)
    {
        if (bug == PlantedBug.None) return api;
        var proxy = Create<IIdentitySourcesApi, SabotagedApi>();
        var sabotaged = (SabotagedApi)(object)proxy;
        (sabotaged._api, sabotaged._bug, sabotaged._clientsClock) = (api, bug, clientsClock);
        return proxy;
    }

    /// <summary>Without a duplicate check the packer would take two changes of one entity for two entities: here they have two ids until they are sent.</summary>
    internal static string Disguise(string id, int version) => $"{id}~{version}";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (_bug, targetMethod!.Name) switch
    {
        (PlantedBug.RepeatUnknownUpload, nameof(IIdentitySourcesApi.UploadAsync)) => UploadAgainAsync((string)args![0]!, (ChangeKind)args[1]!, (ReadOnlyMemory<byte>)args[2]!, (CancellationToken)args[3]!),
        (PlantedBug.NoDuplicateCheck, nameof(IIdentitySourcesApi.UploadAsync)) => _api.UploadAsync((string)args![0]!, (ChangeKind)args[1]!, Undisguise((ReadOnlyMemory<byte>)args[2]!), (CancellationToken)args[3]!),
        (PlantedBug.ForgetToCancel, nameof(IIdentitySourcesApi.DeleteSessionAsync)) => Task.CompletedTask,
        (PlantedBug.CooldownByLocalClock, nameof(IIdentitySourcesApi.ListSessionsAsync)) => ListByLocalClockAsync((CancellationToken)args![0]!),
        _ => Call(targetMethod, args),
    };

    private static ReadOnlyMemory<byte> Undisguise(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetBytes(Disguised().Replace(Encoding.UTF8.GetString(body.Span), ""));

    [GeneratedRegex("~[0-9]+")]
    private static partial Regex Disguised();

    private object? Call(MethodInfo method, object?[]? args)
    {
        try
        {
            return method.Invoke(_api, args);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            return null;
        }
    }

    private async Task UploadAgainAsync(string sessionId, ChangeKind kind, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            await _api.UploadAsync(sessionId, kind, body, cancellationToken);
        }
        catch (OktaApiException exception) when (exception.Outcome == RequestOutcome.Unknown)
        {
            await _api.UploadAsync(sessionId, kind, body, cancellationToken);
        }
    }

    private async Task<IdentitySourceSessionList> ListByLocalClockAsync(CancellationToken cancellationToken) =>
        new([.. await _api.ListSessionsAsync(cancellationToken)], _clientsClock.GetUtcNow());
}
