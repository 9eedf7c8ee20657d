using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Communes;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Lists;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using CivicBot.Understanding;

namespace CivicBot.Commands;

/// <summary>
/// <c>check</c>: reads the knowledge and commune files as the program would and prints what is wrong, one problem a line:
/// <c>file:line severity rule message</c>. Ends with 0 (no errors), 1 (errors) or 2 (directory not there).
/// </summary>
public static class CheckCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; the output is JSON for tools, never HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="configuration">Gives the directories where the command line does not.</param>
    /// <param name="time">Clock for ages and validity.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var knowledge = new Option<string?>("--knowledge") { Description = "Knowledge directory (default: Knowledge__Directory, else the shipped one)." };
        var communes = new Option<string?>("--communes") { Description = "Commune files (default: Communes__Directory, else the shipped sample)." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of lines." };
        var command = new Command("check", "Check knowledge and commune files: file:line severity rule message.") { knowledge, communes, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var knowledgeOptions = configuration.GetSection(KnowledgeOptions.Section).Get<KnowledgeOptions>() ?? new KnowledgeOptions();
            var communeOptions = configuration.GetSection(CommuneOptions.Section).Get<CommuneOptions>() ?? new CommuneOptions();
            knowledgeOptions.Directory = parsed.GetValue(knowledge) ?? knowledgeOptions.Directory;
            communeOptions.DataDirectory = KnowledgeServices.DataDirectory(configuration);
            communeOptions.Directory = parsed.GetValue(communes) ?? communeOptions.Directory;

            var output = parsed.InvocationConfiguration.Output;
            var badUse = knowledgeOptions.Problems().Concat(communeOptions.Problems()).ToList();
            if (badUse.Count > 0)
            {
                badUse.ForEach(parsed.InvocationConfiguration.Error.WriteLine);
                return Task.FromResult(2);
            }

            var found = CheckFiles(knowledgeOptions, communeOptions, VietnamTime.Today(time), cancellationToken);
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(found, Json));
            }
            else
            {
                Print(found, output);
            }

            return Task.FromResult(found.Errors > 0 ? 1 : 0);
        });
        return command;
    }

    private static CheckResult CheckFiles(
        KnowledgeOptions knowledgeOptions, CommuneOptions communeOptions, DateOnly today, CancellationToken cancellationToken)
    {
        var library = LibraryReader.Read(knowledgeOptions.DirectoryInUse, cancellationToken);
        var communes = CommunesReader.Read(communeOptions.DirectoryInUse);
        var (holidays, holidayProblems) = HolidayFile.Read(knowledgeOptions.DirectoryInUse);
        var lists = ListCheck.Read(
            knowledgeOptions.DirectoryInUse, Path.Combine(UnderstandingRegistration.LanguageDirectory(knowledgeOptions), Language.LexiconFolder), library, cancellationToken);
        var ofKnowledge = library.Problems
            .Concat(lists.Problems)
            .Concat(ReviewRules.Check(library, today, knowledgeOptions.ReviewAfterDays))
            .Concat(CrossChecks.LocalFolders(library, communes))
            .Concat(holidayProblems)
            .Concat(holidays is null ? [] : HolidayFile.CheckDates(holidays, today));
        var ofCommunes = communes.Problems.Concat(CrossChecks.Fields(library, communes));
        var problems = Shown(knowledgeOptions.DirectoryInUse, ofKnowledge).Concat(Shown(communeOptions.DirectoryInUse, ofCommunes)).ToList();
        return new CheckResult(
            problems,
            library.Files + lists.Files + communes.Files,
            problems.Count(p => p.Severity == "error"),
            problems.Count(p => p.Severity == "warning"));
    }

    private static void Print(CheckResult found, TextWriter output)
    {
        foreach (var problem in found.Problems)
        {
            output.WriteLine($"{problem.File}:{problem.Line} {problem.Severity} {problem.Rule} {problem.Message}");
        }

        output.WriteLine($"{found.Files} files checked: {Counted(found.Errors, "error")}, {Counted(found.Warnings, "warning")}");
    }

    private static string Counted(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";

    /// <summary>Paths as an editor or terminal can open them: relative to the current folder where they lie below it.</summary>
    private static IEnumerable<ShownProblem> Shown(string directory, IEnumerable<KnowledgeProblem> problems)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, directory);
        var root = relative.StartsWith("..", StringComparison.Ordinal) ? directory : relative;
        return LibraryReader.InOrder(problems).Select(p => new ShownProblem(
            Path.Combine(root, p.File),
            p.Line,
            p.Severity is ProblemSeverity.Error ? "error" : "warning",
            p.Rule,
            p.Message));
    }

    private sealed record CheckResult(IReadOnlyList<ShownProblem> Problems, int Files, int Errors, int Warnings);

    private sealed record ShownProblem(string File, int Line, string Severity, string Rule, string Message);
}
