namespace CivicBot.Storage.Backup;

public static class BackupRegistration
{
    /// <summary>Adds backup and restore. Needs storage, records and the attachment store.</summary>
    public static IServiceCollection AddBackup(this IServiceCollection services) => services.AddSingleton<BackupWriter>().AddSingleton<BackupReader>();
}
