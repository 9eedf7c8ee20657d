namespace CivicBot.Officials.Administration;

internal static class AdministrationRegistration
{
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<InstallationSettings>();
        services.AddSingleton<SetupPath>();
        return services;
    }
}
