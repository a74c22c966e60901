using System.Net;
using System.Reflection;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Synchronization;

/// <summary>
/// Answers each operation of a session by its own script, step by step, and notes the calls. A status, a list or an exception is an answer; the
/// last one of a script stays. A call without a script is a fault of the test.
/// </summary>
public class ScriptedOkta : DispatchProxy
{
    private readonly Dictionary<string, Queue<object>> _scripts = [];

    /// <summary>What was called, in order, in short: <c>get aps1</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Whether any call could have been cancelled by its token.</summary>
    public bool SawCancellableToken { get; private set; }

    internal IIdentitySourcesApi Api => (IIdentitySourcesApi)(object)this;

    internal static ScriptedOkta New() => (ScriptedOkta)(object)Create<IIdentitySourcesApi, ScriptedOkta>();

    /// <summary>Okta's own refusal.</summary>
    internal static OktaApiException Refused(HttpStatusCode status = HttpStatusCode.BadRequest) => new("op", status) { ErrorCode = "E0000001" };

    internal static OktaApiException NotSent() => new("op", null, null, new HttpRequestException(HttpRequestError.ConnectionError));

    internal static OktaApiException Unknown() => new("op", null, null, new IOException("reset"));

    internal ScriptedOkta Get(params object[] answers) => Script("get", answers);

    internal ScriptedOkta Delete(params object[] answers) => Script("delete", answers);

    internal ScriptedOkta Start(params object[] answers) => Script("start", answers);

    internal ScriptedOkta Create(params object[] answers) => Script("create", answers);

    internal ScriptedOkta List(params object[] answers) => Script("list", answers);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var name = targetMethod!.Name switch
        {
            nameof(IIdentitySourcesApi.GetSessionAsync) => "get",
            nameof(IIdentitySourcesApi.DeleteSessionAsync) => "delete",
            nameof(IIdentitySourcesApi.StartImportAsync) => "start",
            nameof(IIdentitySourcesApi.CreateSessionAsync) => "create",
            nameof(IIdentitySourcesApi.ListSessionsAsync) => "list",
            var other => throw new NotSupportedException($"{other} is no operation of this test."),
        };
        SawCancellableToken |= ((CancellationToken)args![^1]!).CanBeCanceled;
        var id = args[0] as string;
        Calls.Add(id is null ? name : $"{name} {id}");
        if (!_scripts.TryGetValue(name, out var script)) throw new NotSupportedException($"Nobody expects '{Calls[^1]}' after {string.Join(", ", Calls.SkipLast(1))}.");
        var answer = script.Count > 1 ? script.Dequeue() : script.Peek();
        return name switch
        {
            "delete" => answer is Exception refusal ? Task.FromException(refusal) : Task.CompletedTask,
            "list" => answer is Exception none ? Task.FromException<IdentitySourceSessionList>(none) : Task.FromResult((IdentitySourceSessionList)answer),
            _ => answer is Exception failure ? Task.FromException<IdentitySourceSession>(failure) : Task.FromResult(RecordingApi.Session(id ?? "aps1", (SessionStatus)answer)),
        };
    }

    private ScriptedOkta Script(string name, object[] answers)
    {
        _scripts[name] = new(answers);
        return this;
    }
}
