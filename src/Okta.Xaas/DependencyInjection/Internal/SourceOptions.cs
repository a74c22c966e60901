using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>The present options of one identity source. After a change for the worse the last valid ones count: a run must not fail for a file that is half written.</summary>
internal sealed class SourceOptions(string name, IOptionsMonitor<OktaXaasOptions> monitor, IOptionsMonitorCache<OktaXaasOptions> cache, ILogger logger)
{
    private readonly object _gate = new();
    private OktaXaasOptions? _valid;
    private string? _told;

    public ILogger Logger { get; } = logger;

    /// <exception cref="OptionsValidationException">They have faults, and never had none.</exception>
    public OktaXaasOptions Current
    {
        get
        {
            lock (_gate)
            {
                try
                {
                    _valid = monitor.Get(name);
                    _told = null;
                }
                catch (OptionsValidationException faults) when (_valid is not null)
                {
                    if (_told != faults.Message) Logger.OptionsKept(name.Length == 0 ? nameof(OktaXaasOptions) : name, faults.Message);
                    _told = faults.Message;
                }

                return _valid;
            }
        }
    }

    /// <summary>Makes the options anew, for a source of them that tells of no change.</summary>
    public OktaXaasOptions ReadAgain()
    {
        cache.TryRemove(name);
        return Current;
    }
}
