using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Okta.Xaas.Journal;

namespace Okta.Xaas.Snapshots.DependencyInjection.Internal;

/// <summary>Validates the options of one identity source's lists, and that nothing else is registered that would have no effect beside them.</summary>
internal sealed class FeedOptionsValidator(string source, IServiceCollection services) : IValidateOptions<SnapshotOptions>
{
    public ValidateOptionsResult Validate(string? name, SnapshotOptions options)
    {
        if (name != source) return ValidateOptionsResult.Skip;
        var result = new SnapshotOptionsValidator().Validate(name, options);
        if (!HasJournal()) return result;
        return ValidateOptionsResult.Fail(
        [
            .. result.Failures ?? [],
            SnapshotOptionsValidator.InNameOf(source, "UseJournal stands beside UseSnapshots, whose store is the journal of its runs, so that the other one would never be asked: take UseJournal out."),
        ]);
    }

    private bool HasJournal() => services.Any(service =>
        service.ServiceType == typeof(ISynchronizationJournal) && (source.Length == 0 ? !service.IsKeyedService : source.Equals(service.ServiceKey)));
}
