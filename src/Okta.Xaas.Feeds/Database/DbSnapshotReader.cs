using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Feeds.Database.Internal;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Lists.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>
/// Reads a full list from any database that has an ADO.NET provider: a query for each kind of record, and for each column of its result what it means.
/// </summary>
/// <remarks>
/// <para>Each stream runs its query on a connection of its own when it is read, as often as it is read, and holds one row at a time.</para>
/// <para>Before the first row all columns are looked for, and one exception names all that are missing or stand twice. Whatever fails later, in the middle of the
/// rows or after the last one, ends the stream with a <see cref="SnapshotReadException"/> that names the query and the row, so that half a list is never taken for
/// a whole one. The exception and its inner exception have no value of the HR system.</para>
/// <para>May be used by several threads at the same time, if the factory of connections may.</para>
/// </remarks>
public sealed class DbSnapshotReader
{
    private readonly Func<DbConnection> _connect;

    /// <summary>Makes a reader over a factory of connections.</summary>
    /// <param name="connect">Makes a connection that is not open yet; it is opened, and disposed after its query.</param>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    public DbSnapshotReader(Func<DbConnection> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        _connect = connect;
    }

#if NET
    /// <summary>Makes a reader over a data source, such as Npgsql's.</summary>
    /// <param name="dataSource">The data source; it is not disposed.</param>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    public DbSnapshotReader(DbDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _connect = dataSource.CreateConnection;
    }
#endif

    /// <summary>How long a query may take until its first row, and as the provider has it for each further one; a full list takes its time.</summary>
    /// <value><see langword="null"/> by default: what the provider has, which is mostly 30 seconds. Rounded up to seconds; zero is for ever.</value>
    public TimeSpan? CommandTimeout { get; set; }

    /// <summary>The clock that says who has come and who has left, in the time zone that the columns name, or UTC.</summary>
    /// <value>The system's by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The users of a result that the caller has. It can be read once; the caller disposes it.</summary>
    /// <param name="reader">The result, before its first row; <see cref="System.Data.CommandBehavior.SequentialAccess"/> is enough.</param>
    /// <param name="columns">What its columns mean.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left; the system's when it is left out.</param>
    /// <returns>The users.</returns>
    /// <exception cref="ArgumentException">The columns are incomplete, or an argument is <see langword="null"/>.</exception>
    public static IAsyncEnumerable<SnapshotUser> ReadUsersAsync(DbDataReader reader, ProfileColumns columns, TimeProvider? timeProvider = null) =>
        UserRows.PeopleAsync(QueryRows.OfReaderAsync(reader, RowMaps.Users(columns, timeProvider ?? TimeProvider.System)), columns.SeveralRows is not null, leftOut: null);

    /// <summary>The groups of a result that the caller has. It can be read once; the caller disposes it.</summary>
    /// <param name="reader">The result, before its first row; <see cref="System.Data.CommandBehavior.SequentialAccess"/> is enough.</param>
    /// <param name="columns">What its columns mean.</param>
    /// <returns>The groups.</returns>
    /// <exception cref="ArgumentException">The columns are incomplete, or an argument is <see langword="null"/>.</exception>
    public static IAsyncEnumerable<SnapshotGroup> ReadGroupsAsync(DbDataReader reader, ProfileColumns columns) => QueryRows.OfReaderAsync(reader, RowMaps.Groups(columns));

    /// <summary>The memberships of a result that the caller has. It can be read once; the caller disposes it.</summary>
    /// <param name="reader">The result, before its first row; <see cref="System.Data.CommandBehavior.SequentialAccess"/> is enough.</param>
    /// <param name="columns">What its columns mean.</param>
    /// <returns>The memberships.</returns>
    /// <exception cref="ArgumentException">The columns are incomplete, or an argument is <see langword="null"/>.</exception>
    public static IAsyncEnumerable<SnapshotMembership> ReadMembershipsAsync(DbDataReader reader, MembershipColumns columns) =>
        QueryRows.OfReaderAsync(reader, RowMaps.Memberships(columns));

    /// <summary>The devices of a result that the caller has. It can be read once; the caller disposes it.</summary>
    /// <param name="reader">The result, before its first row; <see cref="System.Data.CommandBehavior.SequentialAccess"/> is enough.</param>
    /// <param name="columns">What its columns mean.</param>
    /// <returns>The devices.</returns>
    /// <exception cref="ArgumentException">The columns are incomplete, or an argument is <see langword="null"/>.</exception>
    [Experimental("OKTAXAAS001")]
    public static IAsyncEnumerable<SnapshotDevice> ReadDevicesAsync(DbDataReader reader, ProfileColumns columns) => QueryRows.OfReaderAsync(reader, RowMaps.Devices(columns));

    /// <summary>The users that a query gives.</summary>
    /// <param name="sql">The query, in the database's SQL.</param>
    /// <param name="columns">What the columns of its result mean.</param>
    /// <returns>The users; the query runs whenever they are read.</returns>
    /// <exception cref="ArgumentException">The query is blank, the columns are incomplete, or an argument is <see langword="null"/>.</exception>
    public IAsyncEnumerable<SnapshotUser> ReadUsersAsync(string sql, ProfileColumns columns) => UsersOfQueryAsync(sql, columns, leftOut: null, asOf: null);

    /// <summary>The groups that a query gives.</summary>
    /// <param name="sql">The query, in the database's SQL.</param>
    /// <param name="columns">What the columns of its result mean.</param>
    /// <returns>The groups; the query runs whenever they are read.</returns>
    /// <exception cref="ArgumentException">The query is blank, the columns are incomplete, or an argument is <see langword="null"/>.</exception>
    public IAsyncEnumerable<SnapshotGroup> ReadGroupsAsync(string sql, ProfileColumns columns) => OfQueryAsync(sql, RowMaps.Groups(columns));

    /// <summary>The memberships that a query gives: a row for each member of each group.</summary>
    /// <param name="sql">The query, in the database's SQL.</param>
    /// <param name="columns">What the columns of its result mean.</param>
    /// <returns>The memberships; the query runs whenever they are read.</returns>
    /// <exception cref="ArgumentException">The query is blank, the columns are incomplete, or an argument is <see langword="null"/>.</exception>
    public IAsyncEnumerable<SnapshotMembership> ReadMembershipsAsync(string sql, MembershipColumns columns) => OfQueryAsync(sql, RowMaps.Memberships(columns));

    /// <summary>The devices that a query gives.</summary>
    /// <param name="sql">The query, in the database's SQL.</param>
    /// <param name="columns">What the columns of its result mean.</param>
    /// <returns>The devices; the query runs whenever they are read.</returns>
    /// <exception cref="ArgumentException">The query is blank, the columns are incomplete, or an argument is <see langword="null"/>.</exception>
    [Experimental("OKTAXAAS001")]
    public IAsyncEnumerable<SnapshotDevice> ReadDevicesAsync(string sql, ProfileColumns columns) => OfQueryAsync(sql, RowMaps.Devices(columns));

    /// <summary>Runs a query of people, and makes of its rows what a mapping says: users, with templates, lookups and references, and groups with their members.</summary>
    /// <param name="sql">The query, in the database's SQL.</param>
    /// <param name="mapping">What the columns of its result mean. What it says of a file, such as its delimiter or its encoding, is of no account.</param>
    /// <param name="more">Queries of further groups, memberships and devices; <c>Users</c> must be left out. None by default.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The list; dispose it to delete its temporary file.</returns>
    /// <exception cref="ArgumentException">The query is blank, the mapping is <see langword="null"/>, or the further queries are at fault.</exception>
    /// <exception cref="SnapshotReadException">The query fails, or its result lacks columns that the mapping names.</exception>
    public async Task<DbSnapshot> OpenAsync(string sql, HrMapping mapping, DbSnapshotOptions? more = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        ArgumentNullException.ThrowIfNull(mapping);
        if (more?.Users is not null) throw new ArgumentException("The people are those of the mapping's query: leave Users out.", nameof(more));
        var others = more is null ? new IdentitySnapshot() : ReadAll(more);
        var list = await MappedList.OpenAsync(new QueryTable(new QueryRun(_connect, sql, CommandTimeout)), mapping, TimeProvider, cancellationToken).ConfigureAwait(false);
        var own = list.Snapshot;
        return new DbSnapshot(list, new IdentitySnapshot
        {
            Users = own.Users,
            Groups = QueryRows.BothAsync(own.Groups, others.Groups),
            Memberships = QueryRows.BothAsync(own.Memberships, others.Memberships is { } memberships ? list.WithoutAbsentAsync(memberships, CancellationToken.None) : null),
            Devices = others.Devices,
            Facts = own.Facts,
        });
    }

    /// <summary>The full list that the queries of the options give. A kind without a query is left alone.</summary>
    /// <param name="options">The queries.</param>
    /// <returns>The full list; each query runs when its stream is read.</returns>
    /// <exception cref="ArgumentException">There is no query, a query is blank, or columns are incomplete.</exception>
    public IdentitySnapshot ReadAll(DbSnapshotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ColumnChecks.ThrowIfFaulty(options);
        var leftOut = options.Users?.Columns is { Joiner: null, Leaver: null } or null ? null : new LeftOut();
        var asOf = options.Users?.Columns is { AsOf: { } date, TimeZone: var zone } ? new AsOfTime(date, zone) : null;
        return new IdentitySnapshot
        {
            Users = options.Users is { } users ? UsersOfQueryAsync(users.Sql, users.Columns, leftOut, asOf) : null,
            Groups = options.Groups is { } groups ? ReadGroupsAsync(groups.Sql, groups.Columns) : null,
            Memberships = options.Memberships is { } memberships ? Of(ReadMembershipsAsync(memberships.Sql, memberships.Columns)) : null,
            Devices = options.Devices is { } devices ? ReadDevicesAsync(devices.Sql, devices.Columns) : null,
            Facts = FactsOfList,
        };

        SnapshotFacts FactsOfList()
        {
            var facts = new SnapshotFacts { Notes = options.Users?.Columns.Employment.Notes ?? [] };
            return asOf is null ? facts : asOf.AddTo(facts, RowMaps.UsersOrigin);
        }

        IAsyncEnumerable<SnapshotMembership> Of(IAsyncEnumerable<SnapshotMembership> memberships) => leftOut is null ? memberships : UserRows.WithoutAsync(leftOut, memberships);
    }

    private IAsyncEnumerable<SnapshotUser> UsersOfQueryAsync(string sql, ProfileColumns columns, LeftOut? leftOut, AsOfTime? asOf) =>
        UserRows.PeopleAsync(OfQueryAsync(sql, RowMaps.Users(columns, TimeProvider, asOf)), columns.SeveralRows is not null, leftOut);

    private IAsyncEnumerable<TRecord> OfQueryAsync<TRecord>(string sql, RowMap<TRecord> map)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        return QueryRows.OfQueryAsync(new QueryRun(_connect, sql, CommandTimeout), map);
    }
}
