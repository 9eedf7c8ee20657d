using System.CommandLine;
using CivicBot.Storage.Backup;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>restore FILE</c>: puts a backup into place. Ends with 0, 1 (it cannot be read) or 2 (bad use, damaged, data are there already); nothing was touched then.</summary>
public static class RestoreCommand
{
    /// <param name="configuration">Where the data go.</param>
    /// <param name="time">The clock.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var file = new Argument<string>("file") { Description = "A backup." };
        var replace = new Option<bool>("--replace") { Description = "Also where there are data already; they are gone afterwards." };
        var passphrase = Passphrase.Option();
        var command = new Command("restore", "Put a backup into place; the program must not run.") { file, replace, passphrase };
        command.SetAction((parsed, cancellationToken) => Passphrase.RunAsync(configuration, time, parsed, parsed.GetValue(passphrase), RestoreAsync, cancellationToken, migrate: false));
        return command;

        async Task<int> RestoreAsync(IServiceProvider services, ParseResult parsed, string? secret, CancellationToken cancellationToken)
        {
            var summary = await services.GetRequiredService<BackupReader>().RestoreAsync(parsed.GetValue(file)!, secret, parsed.GetValue(replace), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(FormattableString.Invariant(
                $"{summary.Rows} rows and {summary.Attachments} attachments are back. Connect each Official Account anew (zalo connect): tokens are not part of a backup."));
            return 0;
        }
    }
}
