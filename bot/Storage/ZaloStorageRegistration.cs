using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Storage.Redis;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Storage;

public static class ZaloStorageRegistration
{
    /// <summary>What the Zalo client keeps: tokens, consents under way, uploads; beside <see cref="StorageRegistration.AddStorage"/>.</summary>
    public static IServiceCollection AddZaloStorage(this IServiceCollection services)
    {
        services.AddProtectionKeys();
        services.TryAddSingleton<ZaloSecrets>();
        if (services.HasRedis())
        {
            services.TryAddSingleton<IZaloTokenStore, RedisZaloTokenStore>();
            services.TryAddSingleton<IZaloConsentStates, RedisZaloConsentStates>();
            services.TryAddSingleton<IZaloUploadCache, RedisZaloUploadCache>();
            services.TryAddSingleton<IZaloSharedLimits, RedisZaloLimits>();
            return services;
        }

        services.TryAddSingleton<IZaloTokenStore, SqliteZaloTokenStore>();
        services.TryAddSingleton<IZaloConsentStates, SqliteZaloConsentStates>();
        services.TryAddSingleton<IZaloUploadCache, SqliteZaloUploadCache>();
        return services;
    }

    /// <summary>
    /// The key ring lies in <c>keys/</c> of the data directory (nodes on Redis share that folder), readable by its owner only, and belongs into a backup of its own: without it the
    /// stored tokens are worthless, with it a copy of the database is readable.
    /// </summary>
    public static IServiceCollection AddProtectionKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CivicBot");
        services.AddOptions<KeyManagementOptions>().Configure<SqliteDatabase, ILoggerFactory>((options, database, loggers) =>
        {
            var directory = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(database.File)!, "keys"));
            if (OperatingSystem.IsWindows())
            {
                directory.Create();
            }
            else
            {
                Directory.CreateDirectory(directory.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            options.XmlRepository = new FileSystemXmlRepository(directory, loggers);
        });
        return services;
    }
}
