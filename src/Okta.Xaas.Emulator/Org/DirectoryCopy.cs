using Okta.Xaas.Emulator.Accounts;

namespace Okta.Xaas.Emulator.Org;

/// <summary>A copy of a part of the directory, made when it is asked for and kept until the directory changes.</summary>
internal sealed class DirectoryCopy<T>(EmulatedOrg org, Func<DirectoryStore, T> copy)
    where T : class
{
    private T? _copy;
    private long _version;

    public T Read() => org.Do((_, store, _) =>
    {
        if (_copy is not null && _version == store.Version) return _copy;
        _version = store.Version;
        return _copy = copy(store);
    });
}
