using System.Reflection;
using System.Runtime.CompilerServices;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CivicBot.Tests.Storage.Records;

/// <summary>The migrations make exactly what the model says, on both kinds of database.</summary>
[TestFixture]
internal sealed class RecordsSchemaTests
{
    private const string SqliteSchema = "SELECT type || ' ' || sql AS \"Value\" FROM sqlite_master WHERE name NOT LIKE '%EFMigrations%' AND sql IS NOT NULL";

    private const string PostgresSchema = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS "Value" FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '%EFMigrations%'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '%EFMigrations%'
        UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%EFMigrations%'
        """;

    [Test]
    public async Task Migrations_make_what_the_model_says([Values] RecordsStore store)
    {
        using var migrated = await TestRecords.CreateAsync(store);
        var fresh = RecordsDatabase.Open(store == RecordsStore.PostgreSql ? PostgresServer.NewDatabase() : "", Path.Combine(migrated.Folder, "fresh.db"));
        await using var made = fresh.Read();
        await made.Database.EnsureCreatedAsync();

        Assert.That(await SchemaAsync(migrated.Database), Is.EqualTo(await SchemaAsync(fresh)));
    }

    [Test]
    public void Every_migration_is_named_and_is_run()
    {
        var written = typeof(RecordsDatabase).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Migration))).Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id);
        using var records = RecordsDatabase.Open("", Path.Combine(Path.GetTempPath(), "unused.db"));
        using var context = records.Read();
        Assert.That(context.Database.GetMigrations(), Is.EqualTo(written.Order(StringComparer.Ordinal)).And.Not.Empty);
    }

    /// <summary>Writes the script of the newest migration from the model. Run by hand while that migration is not released.</summary>
    [Test]
    [Explicit]
    public async Task Write_the_scripts([Values] RecordsStore store)
    {
        using var records = RecordsDatabase.Open(store == RecordsStore.PostgreSql ? "Host=nowhere" : "", Path.Combine(Path.GetTempPath(), "unused.db"));
        await using var context = records.Read();
        var script = context.Database.GenerateCreateScript().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n";
        await File.WriteAllTextAsync(Path.Combine(ScriptsFolder(), $"001-first-records.{(store == RecordsStore.PostgreSql ? "postgresql" : "sqlite")}.sql"), script);
        Assert.That(script, Does.Contain("comment"));
    }

    private static async Task<List<string>> SchemaAsync(RecordsDatabase records)
    {
        await using var context = records.Read();
        var lines = await context.Database.SqlQueryRaw<string>(records.IsSqlite ? SqliteSchema : PostgresSchema).ToListAsync();
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string ScriptsFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../bot/Storage/Records/Migrations/Scripts"));
}
