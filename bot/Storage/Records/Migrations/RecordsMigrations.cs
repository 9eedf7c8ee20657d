using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CivicBot.Storage.Records.Migrations;

/// <summary>
/// The migrations of the records, by name. Left to itself, the framework looks for them through every type of the program, and so loads all of them, and the
/// libraries that any of them is made of, into each start.
/// </summary>
internal sealed class RecordsMigrations : IMigrationsAssembly
{
    /// <summary>By id, in the order in which they are run: an id begins with its date.</summary>
    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = new SortedDictionary<string, TypeInfo>(
        new[] { typeof(FirstRecords) }.ToDictionary(type => type.GetCustomAttribute<MigrationAttribute>()!.Id, type => type.GetTypeInfo(), StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);

    /// <summary>None: a test compares the scripts with the model.</summary>
    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(RecordsMigrations).Assembly;

    /// <param name="nameOrId">An id, or what stands in it behind the date.</param>
    public string? FindMigrationId(string nameOrId) =>
        Migrations.Keys.FirstOrDefault(id => new[] { id, id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..] }.Contains(nameOrId, StringComparer.OrdinalIgnoreCase));

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass.AsType())!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }
}
