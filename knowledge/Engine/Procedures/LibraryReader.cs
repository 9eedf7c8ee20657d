using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>Reads and checks all procedure files of a knowledge directory: <c>procedures/</c> and <c>local/</c>.</summary>
public static class LibraryReader
{
    public const string NationalFolder = "procedures";

    public const string LocalFolder = "local";

    /// <param name="directory">The knowledge directory.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static LibraryContents Read(string directory, CancellationToken cancellationToken) => Read(directory, previous: null, [], cancellationToken);

    /// <param name="directory">The knowledge directory.</param>
    /// <param name="previous">The last reading: its versions stay in force where a file is broken now.</param>
    /// <param name="local">Texts of communes beside the files.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    internal static LibraryContents Read(string directory, LibraryContents? previous, IReadOnlyList<LocalText> local, CancellationToken cancellationToken)
    {
        var problems = new List<KnowledgeProblem>();
        var good = new Dictionary<string, ProcedureDraft>(StringComparer.Ordinal);
        var files = Files(directory);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var log = new ProblemLog(file);
            var draft = ReadFile(directory, file, log);
            problems.AddRange(log.Problems);
            if (draft is not null && !log.IsBlocked)
            {
                good[file] = draft;
            }
            else if (previous?.Read.Good.GetValueOrDefault(file) is { } before)
            {
                good[file] = before;
            }
        }

        return Assemble(new LibraryFiles(good, problems, files.Count), previous, local);
    }

    /// <summary>The same files with other texts of communes. What all communes share stays the very same objects, so that nobody has to learn it anew.</summary>
    internal static LibraryContents WithLocal(LibraryContents read, IReadOnlyList<LocalText> local) => Assemble(read.Read, read, local) with { National = read.National };

    /// <summary>What would come of one more text.</summary>
    internal static LibraryContents Trial(LibraryContents read, IReadOnlyList<LocalText> local) => Assemble(read.Read, previous: null, local);

    /// <summary>By file, then line, then rule: two readings of the same files list the same.</summary>
    public static IReadOnlyList<KnowledgeProblem> InOrder(IEnumerable<KnowledgeProblem> problems) =>
    [
        .. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Rule, StringComparer.Ordinal),
    ];

    private static LibraryContents Assemble(LibraryFiles files, LibraryContents? previous, IReadOnlyList<LocalText> local)
    {
        var problems = new List<KnowledgeProblem>(files.Problems);
        var (all, goodLocal) = LocalTexts.Lay(files.Good, local, previous?.GoodLocal, problems);

        // A file that answered before keeps its name against a newcomer.
        var owners = previous?.National.Values.Select(p => p.File).ToHashSet(StringComparer.Ordinal) ?? [];
        var assembled = LibraryRules.Assemble([.. all.Values.OrderBy(d => owners.Contains(d.Path) ? 0 : 1)], problems);
        return assembled with { Read = files, GoodLocal = goodLocal, Files = files.Count, Problems = InOrder(problems) };
    }

    private static IReadOnlyList<string> Files(string directory) =>
    [
        .. new[] { NationalFolder, LocalFolder }
            .Select(folder => Path.Combine(directory, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
            .Where(IsEntry)
            .Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    // Editors leave ".x.md.swp", "~$x.md"; a README.md may explain a folder.
    private static bool IsEntry(string file) =>
        Path.GetFileName(file) is var name
        && name is not ['.' or '~', ..]
        && !string.Equals(name, "README.md", StringComparison.OrdinalIgnoreCase);

    private static ProcedureDraft? ReadFile(string directory, string file, ProblemLog log)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(directory, file));
        }
        catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
        {
            log.Add(FileRules.Unreadable, 1, $"The file cannot be opened ({unable.GetType().Name}); check its permissions and whether a program locks it.");
            return null;
        }

        var place = FilePlace.Of(file);
        if (place is null)
        {
            log.Add(
                ProcedureRules.WrongPlace,
                1,
                "An entry belongs into procedures/<field>/, a local text into local/<province>/ or local/<province>/<commune>/.");
            return null;
        }

        return EditedFile.Decode(bytes, log) is { } text ? ProcedureFileReader.Read(text, place.Locality is not null, log) : null;
    }
}

/// <summary>What a file is by where it lies.</summary>
/// <param name="Locality">Null for a national entry.</param>
internal sealed record FilePlace(Locality? Locality)
{
    /// <summary>Null where no procedure file belongs.</summary>
    public static FilePlace? Of(string file) => file.Split('/') switch
    {
        [LibraryReader.NationalFolder, _, _] => new FilePlace((Locality?)null),
        [LibraryReader.LocalFolder, var province, _] => new FilePlace(new Locality(province)),
        [LibraryReader.LocalFolder, var province, var commune, _] => new FilePlace(new Locality(province, commune)),
        _ => null,
    };
}
