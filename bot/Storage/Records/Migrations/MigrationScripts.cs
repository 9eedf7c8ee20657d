namespace CivicBot.Storage.Records.Migrations;

/// <summary>
/// The SQL of each migration, one file for each kind of database, embedded in the program. Written from the model by <c>RecordsSchemaTests.Write_the_scripts</c>; a released one is never changed,
/// and a test compares what they make with the model.
/// </summary>
internal static class MigrationScripts
{
    public static string Read(string? provider, string name)
    {
        var kind = provider == "Npgsql.EntityFrameworkCore.PostgreSQL" ? "postgresql" : "sqlite";
        var resource = $"Records.{name}.{kind}.sql";
        using var stream = typeof(MigrationScripts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without '{resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
