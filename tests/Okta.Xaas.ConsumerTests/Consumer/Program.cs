using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas;
using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;

namespace Consumer
{
    /// <summary>What a user of the packages does, in one program for every framework: signs in both ways, synchronizes changes, and runs a full list out of a database.</summary>
    public static class Program
    {
        /// <param name="args">The folder for files, and the settings as key=value.</param>
        public static async Task<int> Main(string[] args)
        {
            var folder = args[0];
            var settings = new ConfigurationBuilder()
                .AddInMemoryCollection(args.Skip(1).Select(a => new KeyValuePair<string, string>(a.Substring(0, a.IndexOf('=')), a.Substring(a.IndexOf('=') + 1))))
                .Build();

            await SynchronizeAsync(settings.GetSection("Token"), "E1");
            await SynchronizeAsync(settings.GetSection("OAuth"), "E2");

            var hr = "Data Source=" + Path.Combine(folder, "hr.db");
            Fill(hr);
            var services = new ServiceCollection();
            services.AddOktaXaas(settings.GetSection("Token")).UseSnapshots(Path.Combine(folder, "state.db"));
            using (var provider = services.BuildServiceProvider())
            {
                var reader = new DbSnapshotReader(() => new SqliteConnection(hr)) { CommandTimeout = TimeSpan.FromMinutes(1) };
                var read = reader.ReadAll(settings.GetSection("HrDatabase").Get<DbSnapshotOptions>());
                var list = new IdentitySnapshot { Users = read.Users, Facts = () => new SnapshotFacts { EndsWithLineEnd = true } };
                var snapshots = provider.GetRequiredService<ISnapshotSynchronizer>();
                var first = (await snapshots.RunAsync(list, new SnapshotRunOptions { RequestedBy = "consumer" })).EnsureSuccess();
                var second = (await snapshots.RunAsync(list)).EnsureSuccess();
                Console.WriteLine("snapshot: " + first.Plan.Changes + " changes, then " + second.Plan.Changes);
            }

            return 0;
        }

        private static async Task SynchronizeAsync(IConfigurationSection section, string externalId)
        {
            var services = new ServiceCollection();
            services.AddOktaXaas(section);
            using (var provider = services.BuildServiceProvider())
            {
                var synchronizer = provider.GetRequiredService<IIdentitySourceSynchronizer>();
                var mail = externalId + "@example.com";
                var result = await synchronizer.SynchronizeAsync(new IdentityChange[]
                {
                    IdentityChange.UpsertUser(externalId, new UserProfile { UserName = mail, Email = mail, FirstName = "Žofie", ["department"] = "Sales" }),
                    IdentityChange.UpsertGroup("G-" + externalId, new GroupProfile { DisplayName = externalId }),
                    IdentityChange.AddMembers("G-" + externalId, new[] { externalId }),
                });
                result.EnsureSuccess();
                Console.WriteLine(section.Key + ": " + result.Sessions.Count + " session");
            }
        }

        // Made-up people.
        private static void Fill(string connectionString)
        {
            using (var connection = new SqliteConnection(connectionString))
            {
                connection.Open();
                using (var command = connection.CreateCommand())
                {
                    command.CommandText = "create table people (no text, mail text); insert into people values ('H1', 'h1@example.com'), ('H2', 'h2@example.com')";
                    command.ExecuteNonQuery();
                }
            }
        }
    }
}
