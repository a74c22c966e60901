#if NET
using System.Diagnostics.CodeAnalysis;
#endif

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>The names that a section of the configuration may have: those of an options' properties, and of the sections below it.</summary>
internal sealed class SettingNames
{
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, SettingNames> _below;
    private readonly SettingNames? _each;

    private SettingNames(IEnumerable<string> names, IEnumerable<(string Name, SettingNames Names)> below, SettingNames? each = null)
    {
        _each = each;
        _below = below.ToDictionary(section => section.Name, section => section.Names, StringComparer.OrdinalIgnoreCase);
        _names = new(names.Concat(_below.Keys), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The properties of a type; of those that are options themselves, what they may have.</summary>
    public static SettingNames Of<
#if NET
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
#endif
    T>(params (string Name, SettingNames Names)[] below) => new(typeof(T).GetProperties().Select(property => property.Name), below);

    /// <summary>Names alone.</summary>
    public static SettingNames Of(params string[] names) => new(names, []);

    /// <summary>A list, in which each may have the same.</summary>
    public static SettingNames ListOf(SettingNames each) => new([], [], each);

    public bool Has(string name) => _each is not null || _names.Contains(name);

    /// <summary>What a section below may have; null where that is anything.</summary>
    public SettingNames? Below(string name) => _each ?? (_below.TryGetValue(name, out var names) ? names : null);
}
