using System.CommandLine;
using CivicBot.Storage.Backup;

namespace CivicBot.Commands;

/// <summary>What backup and restore have in common: a passphrase from a file, so that it stands in no command line and no history, and how they end.</summary>
internal static class Passphrase
{
    private const int Fewest = 8;

    public static Option<FileInfo?> Option() => new("--passphrase-file") { Description = "A file whose first line locks the backup." };

    public static async Task<int> RunAsync(
        IConfiguration configuration,
        TimeProvider time,
        ParseResult parsed,
        FileInfo? file,
        Func<IServiceProvider, ParseResult, string?, CancellationToken, Task<int>> work,
        CancellationToken cancellationToken,
        bool migrate = true)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            var secret = file is null ? null : (await File.ReadAllLinesAsync(file.FullName, cancellationToken)).FirstOrDefault()?.Trim() ?? "";
            if (secret is { Length: < Fewest })
            {
                await error.WriteLineAsync(FormattableString.Invariant($"The passphrase file must hold at least {Fewest} characters in its first line."));
                return 2;
            }

            return await CommandServices.RunAsync(configuration, time, error, services => work(services, parsed, secret, cancellationToken), cancellationToken, migrate);
        }
        catch (BackupException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"A file cannot be read or written: {unable.Message}");
            return 1;
        }
    }
}
