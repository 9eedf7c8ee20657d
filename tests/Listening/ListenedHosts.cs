using Microsoft.Extensions.Logging;

namespace CivicBot.Tests.Listening;

/// <summary>Hosts whose log goes into the run's.</summary>
internal static class ListenedHosts
{
    /// <summary>Everything from Debug up is heard by <see cref="RunLog"/>, and nowhere else unless a provider is added afterwards.</summary>
    public static ILoggingBuilder Listened(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddProvider(RunLog.Provider);
        logging.AddFilter<RunLog.Ears>(category: null, LogLevel.Debug);
        return logging;
    }
}
