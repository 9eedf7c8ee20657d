using System.CommandLine;
using CivicBot.Comments;
using CivicBot.Comments.Import;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>import FILE --by NAME</c>: takes comments from a list (CSV, XLSX, JSON). Ends with 0, 1 (some rows did not come in; they are named) or 2 (bad use).
/// </summary>
public static class ImportCommand
{
    private const long MostBytes = 100_000_000;

    /// <param name="configuration">Where data, knowledge and communes lie.</param>
    /// <param name="time">Clock for rows without a day.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var file = new Argument<FileInfo>("file") { Description = "A list of comments: .csv, .xlsx or .json with a column 'Nội dung' (text)." };
        var by = new Option<string>("--by") { Description = "Who takes responsibility for the list (office or title).", Required = true };
        var commune = new Option<string?>("--commune") { Description = "Commune of rows that name none (name of its file)." };
        var day = new Option<string?>("--day") { Description = "Dialogue day of rows that name none." };
        var sheet = new Option<string?>("--sheet") { Description = "Sheet of a workbook; else the first one." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would come in and store nothing." };
        var command = new Command("import", "Take comments from a list on paper or in a spreadsheet.") { file, by, commune, day, sheet, dryRun };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            var from = parsed.GetValue(file)!;
            if (!from.Exists || from.Length > MostBytes || string.IsNullOrWhiteSpace(parsed.GetValue(by)))
            {
                await error.WriteLineAsync(!from.Exists ? $"There is no file '{from.Name}'." : from.Length > MostBytes ? "The file is larger than 100 MB; divide the list." : "Say with --by who takes responsibility.");
                return 2;
            }

            return await CommandServices.RunAsync(configuration, time, error, TakeAsync, cancellationToken);

            async Task<int> TakeAsync(IServiceProvider services)
            {
                var order = new ImportOrder(
                    from.Name, await File.ReadAllBytesAsync(from.FullName, cancellationToken), parsed.GetValue(by)!.Trim(), parsed.GetValue(commune), parsed.GetValue(day), parsed.GetValue(sheet), parsed.GetValue(dryRun));
                try
                {
                    var import = services.GetRequiredService<CommentImport>();
                    var report = await import.RunAsync(order, await CommandServices.LearnAsync(services, error, cancellationToken), cancellationToken);
                    await TellAsync(parsed, report, order.DryRun);
                    return report.Failed.Count > 0 ? 1 : 0;
                }
                catch (ImportFileException wrong)
                {
                    await error.WriteLineAsync(wrong.Message);
                    return 2;
                }
            }
        });
        return command;
    }

    private static async Task TellAsync(ParseResult parsed, ImportReport report, bool dryRun)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        foreach (var (row, code) in report.Filed)
        {
            await output.WriteLineAsync(FormattableString.Invariant($"row {row}: {CommentCode.Show(code)}"));
        }

        foreach (var note in report.Failed.Concat(report.Remarks).OrderBy(note => note.Row))
        {
            await error.WriteLineAsync(FormattableString.Invariant($"row {note.Row}: {note.Text}"));
        }

        if (report.UnknownHeaders.Count > 0)
        {
            await error.WriteLineAsync($"Columns that are not imported: {string.Join(", ", report.UnknownHeaders)}.");
        }

        var failed = report.Failed.Select(note => note.Row).Distinct().Count();
        await output.WriteLineAsync(FormattableString.Invariant(
            $"{report.Filed.Count} comments {(dryRun ? "would come in" : "came in")}, {report.AlreadyThere} were there already, {failed} rows failed"));
    }
}
