using System.CommandLine;
using System.Globalization;
using CivicBot.Communes;
using CivicBot.Digests;
using CivicBot.Digests.Making;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage;
using CivicBot.Storage.Records;
using CivicBot.Understanding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>digest --day ID --format docx|xlsx|html|json --out FILE</c>: writes what officials receive. Ends with 0 (written), 1 (no such day) or 2 (bad use).
/// </summary>
public static class DigestCommand
{
    /// <param name="configuration">Where records, knowledge and communes lie.</param>
    /// <param name="time">Clock for what is overdue and for the date of the document.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var day = new Option<string?>("--day") { Description = "Id of the dialogue day." };
        var month = new Option<string?>("--month") { Description = "Month in which the comments came in, yyyy-MM." };
        var year = new Option<string?>("--year") { Description = "Year in which the comments came in, yyyy." };
        var kind = new Option<string?>("--kind") { Description = $"{string.Join(", ", DigestKinds.All.Select(k => k.WireName()))}; without it host for a day, month for a month, year for a year." };
        var officer = new Option<string?>("--officer") { Description = "Kind officer: the title." };
        var body = new Option<string?>("--body") { Description = "Kind department: id of the body (knowledge/competence/bodies.tsv)." };
        var commune = new Option<string?>("--commune") { Description = "Name of the commune's file; without it the day's commune or the default one." };
        var format = new Option<string>("--format") { Description = string.Join(", ", DigestFormats.All.Select(f => f.WireName())), DefaultValueFactory = _ => "docx" };
        var target = new Option<FileInfo>("--out") { Description = "The file to write.", Required = true };
        var by = new Option<string>("--by") { Description = "Who sends it out (office or title).", DefaultValueFactory = _ => Environment.UserName };
        var preview = new Option<bool>("--preview") { Description = "Only look: the next digest does not count from this one what is new." };
        var command = new Command("digest", "Write a digest of comments: for the host, an officer, a department, the public, the room; a report, a month, a year.")
        {
            day, month, year, kind, officer, body, commune, format, target, by, preview,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = new Wanted(
                parsed.GetValue(day), parsed.GetValue(month), parsed.GetValue(year), parsed.GetValue(kind), parsed.GetValue(officer), parsed.GetValue(body), parsed.GetValue(commune), parsed.GetValue(format)!);
            try
            {
                var output = new Target(parsed.GetValue(target)!, parsed.GetValue(by)!, parsed.GetValue(preview), parsed.InvocationConfiguration.Output);
                return await RunAsync(configuration, time, wanted, output, cancellationToken);
            }
            catch (BadUseException wrong)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(wrong.Message);
                return wrong.ExitCode;
            }
            catch (OptionsValidationException wrong)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
                return 2;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration configuration, TimeProvider time, Wanted wanted, Target target, CancellationToken cancellationToken)
    {
        var scope = wanted.Scope();
        var kind = wanted.KindOf(scope);
        var format = DigestFormats.OfWireName(wanted.Format)
            ?? throw new BadUseException($"'{wanted.Format}' is no format; the formats are {string.Join(", ", DigestFormats.All.Select(f => f.WireName()))}.");
        await using var services = Build(configuration, time, needsProcedures: kind == DigestKind.Officer);
        var records = services.GetRequiredService<RecordsDatabase>();
        await records.MigrateAsync(cancellationToken);
        var request = new DigestRequest(kind, await CommuneAsync(services, wanted, scope, cancellationToken), scope) { Officer = wanted.Officer, Body = wanted.Body };
        CheckAddressee(services, request);
        if (DigestDesk.Problem(request) is { } problem)
        {
            throw new BadUseException(problem);
        }

        var desk = services.GetRequiredService<DigestDesk>();
        var digest = await desk.MakeAsync(request, cancellationToken) ?? throw new BadUseException($"There is no dialogue day '{wanted.Day}' of this commune.", 1);
        var document = DigestDrawing.Draw(digest, format);
        var part = target.File.FullName + ".part";
        await File.WriteAllBytesAsync(part, document, cancellationToken);
        File.Move(part, target.File.FullName, overwrite: true);
        if (!target.Preview)
        {
            await desk.RecordAsync(request, digest, format, document, target.By, Guid.NewGuid().ToString(), cancellationToken);
        }

        await target.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{target.File.FullName}: {digest.Counts.Total} comments, {digest.Counts.Listed} listed, {digest.Counts.Total - digest.Counts.Listed} only counted"));
        return 0;
    }

    private static async Task<string> CommuneAsync(ServiceProvider services, Wanted wanted, DigestScope scope, CancellationToken cancellationToken)
    {
        var communes = services.GetRequiredService<ICommuneDirectory>();
        var id = wanted.Commune;
        if (scope is DigestScope.Day { Id: var dayId })
        {
            await using var context = services.GetRequiredService<RecordsDatabase>().Read();
            var owner = await context.Days.Where(d => d.Id == dayId).Select(d => d.Commune).SingleOrDefaultAsync(cancellationToken)
                ?? throw new BadUseException($"There is no dialogue day '{dayId}' in the records.", 1);
            id ??= owner;
        }

        id ??= communes.ForOa(null).Id;
        return communes.Find(id)?.Id ?? throw new BadUseException($"No commune file is named '{id}'.");
    }

    private static void CheckAddressee(ServiceProvider services, DigestRequest request)
    {
        if (request.Kind == DigestKind.Department && !services.GetRequiredService<DigestKnowledge>().Bodies.ContainsKey(request.Body ?? ""))
        {
            var bodies = services.GetRequiredService<DigestKnowledge>().Bodies.Keys.Order(StringComparer.Ordinal);
            throw new BadUseException($"Say with --body which body it is for: {string.Join(", ", bodies)}.");
        }

        if (request.Kind == DigestKind.Officer && string.IsNullOrWhiteSpace(request.Officer))
        {
            var officers = services.GetRequiredService<ICommuneDirectory>().Find(request.Commune)!.Officers;
            throw new BadUseException($"Say with --officer whom it is for: {string.Join("; ", officers.Select(officer => officer.Title))}.");
        }
    }

    private static ServiceProvider Build(IConfiguration configuration, TimeProvider time, bool needsProcedures)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddSingleton(time);
        builder.Services.AddLogging();
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        builder.Services.AddRecords(builder.Configuration);
        builder.AddKnowledge();
        if (needsProcedures)
        {
            builder.AddUnderstanding();
        }

        builder.AddDigests();
        return builder.Services.BuildServiceProvider();
    }

    private sealed record Target(FileInfo File, string By, bool Preview, TextWriter Output);

    private sealed record Wanted(string? Day, string? Month, string? Year, string? Kind, string? Officer, string? Body, string? Commune, string Format)
    {
        public DigestScope Scope()
        {
            if (new[] { Day, Month, Year }.Count(one => !string.IsNullOrWhiteSpace(one)) != 1)
            {
                throw new BadUseException("Give one of --day ID, --month yyyy-MM and --year yyyy.");
            }

            if (Month is not null)
            {
                return DateOnly.TryParseExact(Month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                    ? DigestScope.Period.OfMonth(first)
                    : throw new BadUseException($"'{Month}' is no month; write it like 2026-11.");
            }

            if (Year is not null)
            {
                return int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && DigestScope.InReach(number)
                    ? DigestScope.Period.OfYear(number)
                    : throw new BadUseException($"'{Year}' is no year; write it like 2026.");
            }

            return new DigestScope.Day(Day!);
        }

        public DigestKind KindOf(DigestScope scope) => Kind is null
            ? scope switch
            {
                DigestScope.Period { IsYear: true } => DigestKind.Year,
                DigestScope.Period => DigestKind.Month,
                _ => DigestKind.Host,
            }
            : DigestKinds.OfWireName(Kind) ?? throw new BadUseException($"'{Kind}' is no kind; the kinds are {string.Join(", ", DigestKinds.All.Select(k => k.WireName()))}.");
    }

    private sealed class BadUseException(string message, int exitCode = 2) : Exception(message)
    {
        public int ExitCode { get; } = exitCode;
    }
}
