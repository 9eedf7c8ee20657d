namespace CivicBot.Storage.Export;

public static class ExportRegistration
{
    /// <summary>Adds the export of the records. Needs records and comments.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services) => services.AddSingleton<RecordsExport>();
}
