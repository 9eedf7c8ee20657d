using System.CommandLine;
using CivicBot.Storage.Backup;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>backup FILE</c>: everything in one file, while the program runs. Ends with 0, 1 (an attachment is missing, or the file cannot be written) or 2 (bad use).</summary>
public static class BackupCommand
{
    /// <param name="configuration">Where the data lie.</param>
    /// <param name="time">The clock.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var file = new Argument<string>("file") { Description = "The file to write; must not exist." };
        var passphrase = Passphrase.Option();
        var command = new Command("backup", "Write everything into one file, while the program runs.") { file, passphrase };
        command.SetAction((parsed, cancellationToken) => Passphrase.RunAsync(configuration, time, parsed, parsed.GetValue(passphrase), BackUpAsync, cancellationToken));
        return command;

        async Task<int> BackUpAsync(IServiceProvider services, ParseResult parsed, string? secret, CancellationToken cancellationToken)
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var summary = await services.GetRequiredService<BackupWriter>().WriteAsync(parsed.GetValue(file)!, secret, cancellationToken);
            await output.WriteLineAsync(FormattableString.Invariant($"{summary.Rows} rows and {summary.Attachments} attachments written to {parsed.GetValue(file)} ({summary.Bytes} bytes)"));
            if (secret is null)
            {
                await error.WriteLineAsync("The file holds the keys: whoever has it can read names and phones. Keep it locked away, or use --passphrase-file.");
            }

            if (summary.MissingAttachments > 0)
            {
                await error.WriteLineAsync(FormattableString.Invariant($"{summary.MissingAttachments} attachments are in the records but not in the data directory; they are not in the backup either."));
            }

            return summary.MissingAttachments > 0 ? 1 : 0;
        }
    }
}
