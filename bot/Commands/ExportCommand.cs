using System.CommandLine;
using System.Globalization;
using CivicBot.Storage.Export;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary><c>export --out FILE</c>: writes the records out; the same records give the same bytes. Ends with 0, 1 (the file cannot be written) or 2 (bad use).</summary>
public static class ExportCommand
{
    /// <param name="configuration">Where the data lie.</param>
    /// <param name="time">The clock.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var file = new Option<string>("--out") { Description = "The file; for csv a folder, a .zip, or a .csv with the comments alone.", Required = true };
        var format = new Option<string>("--format") { Description = "json (all tables in one document) or csv.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "csv");
        var commune = new Option<string?>("--commune") { Description = "Only what concerns this commune (name of its file)." };
        var from = new Option<string?>("--from") { Description = "Comments received and days held from this day on, for example 2026-01-01." };
        var to = new Option<string?>("--to") { Description = "Up to and with this day." };
        var contacts = new Option<bool>("--with-contacts") { Description = "Also names, phones and the citizens' words as they wrote them; else their masked form." };
        var command = new Command("export", "Write the records out as JSON or CSV.") { file, format, commune, from, to, contacts };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            if (!Day(parsed.GetValue(from), out var first) || !Day(parsed.GetValue(to), out var last))
            {
                await error.WriteLineAsync("--from and --to are days; write them as 2026-11-21.");
                return 2;
            }

            var order = new ExportOrder(parsed.GetValue(format) == "csv" ? ExportFormat.Csv : ExportFormat.Json, parsed.GetValue(commune), first, last, parsed.GetValue(contacts));
            return await CommandServices.RunAsync(
                configuration,
                time,
                error,
                async services =>
                {
                    try
                    {
                        await WriteAsync(services.GetRequiredService<RecordsExport>(), order, parsed.GetValue(file)!, cancellationToken);
                    }
                    catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
                    {
                        await error.WriteLineAsync($"'{parsed.GetValue(file)}' cannot be written: {unable.Message}");
                        return 1;
                    }

                    await parsed.InvocationConfiguration.Output.WriteLineAsync($"Written to {parsed.GetValue(file)}{(order.WithContacts ? "; it holds names and phones of citizens, keep it as such." : "")}");
                    return 0;
                },
                cancellationToken);
        });
        return command;
    }

    private static async Task WriteAsync(RecordsExport export, ExportOrder order, string path, CancellationToken cancellationToken)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        if (order.Format == ExportFormat.Csv && ending is not (".csv" or ".zip"))
        {
            await export.WriteFolderAsync(order, path, cancellationToken);
            return;
        }

        await using var file = File.Create(path);
        await ((order.Format, ending) switch
        {
            (ExportFormat.Json, _) => export.WriteJsonAsync(order, file, cancellationToken),
            (_, ".zip") => export.WriteZipAsync(order, file, cancellationToken),
            _ => export.WriteCommentsAsync(order, file, cancellationToken),
        });
    }

    private static bool Day(string? text, out DateOnly? day)
    {
        var known = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = known ? read : null;
        return known || text is null;
    }
}
