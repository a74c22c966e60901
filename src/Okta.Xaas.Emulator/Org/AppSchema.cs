namespace Okta.Xaas.Emulator.Org;

/// <summary>The schema of the source's app: Okta's own attributes, and what has been set beside them or in their place. The org's lock guards it; its lists never change themselves.</summary>
internal sealed class AppSchema
{
    public AppSchema(IEnumerable<EmulatedSchemaEntry> atStart) => (Set, Whole) = ([.. atStart], [.. WholeOf([.. atStart])]);

    /// <summary>Whether it is another one than at the start, and so worth to be saved.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>What has been set.</summary>
    public IReadOnlyList<EmulatedSchemaEntry> Set { get; private set; }

    /// <summary>All attributes.</summary>
    public IReadOnlyList<EmulatedSchemaEntry> Whole { get; private set; }

    public bool IsSet(string name) => Set.Any(attribute => attribute.Name == name);

    /// <summary>Adds an attribute, or sets it in the place of the one of its name.</summary>
    public void Put(EmulatedSchemaEntry attribute) =>
        Replace(IsSet(attribute.Name) ? Set.Select(other => other.Name == attribute.Name ? attribute : other) : Set.Append(attribute));

    /// <summary>Takes away what has been set under a name, so that an attribute of Okta's own is as it was; false when nothing has.</summary>
    public bool Remove(string name)
    {
        if (!IsSet(name)) return false;
        Replace(Set.Where(attribute => attribute.Name != name));
        return true;
    }

    /// <summary>Sets these and no others.</summary>
    public void Replace(IEnumerable<EmulatedSchemaEntry> attributes)
    {
        Set = [.. attributes];
        Whole = WholeOf(Set);
        HasChanged = true;
    }

    private static IReadOnlyList<EmulatedSchemaEntry> WholeOf(IReadOnlyList<EmulatedSchemaEntry> set) =>
        [.. EmulatedSchemaEntry.OfOkta.Where(own => set.All(attribute => attribute.Name != own.Name)), .. set];
}
