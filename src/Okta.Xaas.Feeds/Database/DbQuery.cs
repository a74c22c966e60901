namespace Okta.Xaas.Feeds;

/// <summary>A query and what its columns mean. Binds from configuration.</summary>
/// <typeparam name="TColumns"><see cref="ProfileColumns"/> or <see cref="MembershipColumns"/>.</typeparam>
public sealed class DbQuery<TColumns>
    where TColumns : class, new()
{
    /// <summary>The query in the database's SQL, with one result of all records of the kind. Required.</summary>
    /// <value>Nothing by default.</value>
    public string Sql { get; set; } = "";

    /// <summary>What the columns of its result mean. Required.</summary>
    /// <value>Says nothing by default.</value>
    public TColumns Columns { get; set; } = new();
}
