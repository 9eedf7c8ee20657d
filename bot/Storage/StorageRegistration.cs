using CivicBot.Storage.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CivicBot.Storage;

public static class StorageRegistration
{
    /// <summary>The embedded database with its one writer and its readers; and Redis, where <c>ConnectionStrings:Redis</c> names one.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section))
            .Validate(
                o => !string.IsNullOrWhiteSpace(o.Directory),
                "Data:Directory is empty; name the folder for the database, for example data (environment: Data__Directory).")
            .Validate(
                o => string.IsNullOrWhiteSpace(o.Directory) || IsWritable(o.Directory),
                "Data:Directory cannot be created or written; give CivicBot's user the right to write there, or name another folder (environment: Data__Directory).")
            .ValidateOnStart();
        services.AddSingleton(provider => new SqliteDatabase(provider.GetRequiredService<IOptions<StorageOptions>>().Value.DatabaseFile));
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<SqliteReaders>();
        return configuration.HasRedis() ? services.AddRedis(configuration) : services;
    }

    private static bool IsWritable(string directory)
    {
        try
        {
            System.IO.Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, ".writable-" + Guid.NewGuid().ToString("N"));
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
