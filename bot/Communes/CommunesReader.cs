using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Communes;

/// <summary>Reads and checks all commune files of a directory.</summary>
public static class CommunesReader
{
    /// <param name="directory">The communes directory: one <c>.yaml</c> file a commune.</param>
    public static CommuneContents Read(string directory) => Read(directory, previous: null);

    /// <param name="directory">The communes directory.</param>
    /// <param name="previous">The last reading: its versions stay in force where a file is broken now.</param>
    internal static CommuneContents Read(string directory, CommuneContents? previous)
    {
        var problems = new List<KnowledgeProblem>();
        var good = new List<LocatedCommune>();
        var files = Files(directory)
            .Select(f => Path.GetRelativePath(directory, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var file in files)
        {
            var log = new ProblemLog(file);
            var read = ReadFile(directory, file, log);
            problems.AddRange(log.Problems);
            if (read is not null && !log.IsBlocked)
            {
                good.Add(read);
            }
            else if (previous?.Communes.FirstOrDefault(c => string.Equals(c.File, file, StringComparison.Ordinal)) is { } before)
            {
                good.Add(before);
            }
        }

        return new CommuneContents(Together(good, files, problems), LibraryReader.InOrder(problems), files.Count);
    }

    /// <summary>Whether there is any commune file; also false where there is no such directory.</summary>
    internal static bool HasFiles(string directory) => Directory.Exists(directory) && Files(directory).Any();

    private static IEnumerable<string> Files(string directory) => Directory
        .EnumerateFiles(directory, "*.y*ml", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".yaml" or ".yml" && Path.GetFileName(f) is not ['.' or '~', ..]);

    private static LocatedCommune? ReadFile(string directory, string file, ProblemLog log)
    {
        try
        {
            return EditedFile.Decode(File.ReadAllBytes(Path.Combine(directory, file)), log) is { } text ? CommuneFileReader.Read(text, log) : null;
        }
        catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
        {
            log.Add(FileRules.Unreadable, 1, $"The file cannot be opened ({unable.GetType().Name}); check its permissions and whether a program locks it.");
            return null;
        }
    }

    /// <summary>What only shows between files: names, accounts and the default.</summary>
    private static List<LocatedCommune> Together(List<LocatedCommune> communes, List<string> files, List<KnowledgeProblem> problems)
    {
        var byId = new Dictionary<string, LocatedCommune>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        string? standard = null;
        foreach (var located in communes)
        {
            if (byId.TryGetValue(located.Commune.Id, out var first))
            {
                Report(located, CommuneRules.WrongCommuneFileName, 1, $"The name is already used by {first.File}; rename one.");
                continue;
            }

            foreach (var id in located.OaIds.Where(id => !owners.TryAdd(id.Text, located.File)))
            {
                Report(located, CommuneRules.RepeatedOaId, id.Line, $"The OA is already named by {owners[id.Text]}; an OA serves one commune.");
            }

            if (located.Commune.IsDefault)
            {
                if (standard is not null)
                {
                    Report(located, CommuneRules.TwoDefaults, located.DefaultLine, $"'default: true' already stands in {standard}; keep it in one file.");
                }

                standard ??= located.File;
            }

            byId.Add(located.Commune.Id, located);
        }

        if (standard is null)
        {
            problems.Add(new KnowledgeProblem(files.FirstOrDefault() ?? ".", 1, CommuneRules.NoDefault.Severity, CommuneRules.NoDefault.Id, "No commune file says 'default: true'; mark the one that serves an OA that no file names."));
        }

        return [.. byId.Values];

        void Report(LocatedCommune located, KnowledgeRule rule, int line, string message) =>
            problems.Add(new KnowledgeProblem(located.File, line, rule.Severity, rule.Id, message));
    }
}

/// <summary>The commune files of a directory as read at one moment.</summary>
/// <param name="Communes">Usable ones, ordered by file.</param>
/// <param name="Problems">Ordered by file and line.</param>
/// <param name="Files">How many files were read.</param>
public sealed record CommuneContents(IReadOnlyList<LocatedCommune> Communes, IReadOnlyList<KnowledgeProblem> Problems, int Files)
{
    /// <summary>Serves every OA that no file names; null where no file is marked.</summary>
    public Commune? Default => Communes.FirstOrDefault(c => c.Commune.IsDefault)?.Commune;
}
