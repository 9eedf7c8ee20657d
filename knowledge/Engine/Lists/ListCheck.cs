using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Knowledge.Lists;

/// <summary>Finds all wrong lines of the lists of a knowledge directory: lexicon, topics, screening, places, issues, competence.</summary>
public static class ListCheck
{
    // Somebody who saved a list in the wrong form need not see every line of it.
    private const int MostOfOneFolder = 50;
    private static readonly string[] Folders = ["lexicon", "topics", "screening", "places", "issues", "competence"];

    /// <param name="directory">The knowledge directory; folders that it lacks are not checked, for the shipped ones are used in their place.</param>
    /// <param name="shippedLexicon">Read with the other lists where the directory has no lexicon.</param>
    /// <param name="library">The procedures that lines of the lexicon may name.</param>
    /// <param name="cancellationToken">Stops between two folders.</param>
    public static ListFindings Read(string directory, string shippedLexicon, LibraryContents library, CancellationToken cancellationToken)
    {
        string[] folders = [.. Folders.Where(f => Directory.Exists(Path.Combine(directory, f)))];
        string[] files =
        [
            .. folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(directory, f), "*", SearchOption.AllDirectories))
                .Where(f => Path.GetExtension(f) is ".tsv" or ".txt")
                .Select(f => Path.GetRelativePath(directory, f).Replace('\\', '/')),
        ];
        using var copy = new ListCopy(directory, files);
        var problems = new List<KnowledgeProblem>();
        var slugs = library.National.Keys.Concat(library.Local.Values.SelectMany(l => l.Keys)).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = WrongLines(copy, () => Load(folder, copy.Root, shippedLexicon)).ToList();
            problems.AddRange(found);
            if (folder == Folders[0] && found.Count < MostOfOneFolder)
            {
                problems.AddRange(UnknownProcedures.In(Path.Combine(copy.Root, folder), slugs));
            }
        }

        return new ListFindings(problems, files.Length);
    }

    private static IEnumerable<KnowledgeProblem> WrongLines(ListCopy copy, Action load)
    {
        for (var i = 0; i < MostOfOneFolder; i++)
        {
            if (FirstProblem(load) is not { } wrong)
            {
                yield break;
            }

            yield return new KnowledgeProblem(wrong.File, Math.Max(1, wrong.Line), ListRules.WrongLine.Severity, ListRules.WrongLine.Id, wrong.Problem);
            if (!copy.Silence(wrong.File, wrong.Line))
            {
                yield break;
            }
        }
    }

    private static LexiconException? FirstProblem(Action load)
    {
        try
        {
            load();
            return null;
        }
        catch (LexiconException wrong)
        {
            return wrong;
        }
    }

    private static void Load(string folder, string root, string shippedLexicon)
    {
        var path = Path.Combine(root, folder);
        switch (folder)
        {
            case "lexicon":
                _ = Lexicon.Load(path);
                break;
            case "topics":
                _ = TopicScheme.Load(path);
                if (File.Exists(Path.Combine(path, TopicGrouping.FileName)))
                {
                    _ = TopicGrouping.Load(path);
                }

                _ = new TopicTeacher(path, new TextAnalyzer(LexiconOf(root, shippedLexicon)), new TopicOptions());
                break;
            case "screening":
                _ = ScreeningRules.Load(path, LexiconOf(root, shippedLexicon));
                break;
            case "places":
                _ = PlaceLexicon.Load(root);
                break;
            case "issues":
                _ = MatterLexicon.Load(root, new TextAnalyzer(LexiconOf(root, shippedLexicon)));
                _ = JoinerLexicon.Load(root);
                break;
            case "competence":
                _ = CompetenceRules.Load(root);
                _ = UrgencyRules.Load(root);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(folder), folder, "Nobody reads this folder.");
        }
    }

    private static Lexicon LexiconOf(string root, string shippedLexicon)
    {
        var own = Path.Combine(root, "lexicon");
        return Lexicon.Load(Directory.Exists(own) ? own : shippedLexicon);
    }
}

/// <summary>What is wrong with the lists.</summary>
/// <param name="Problems">Files relative to the knowledge directory.</param>
/// <param name="Files">How many lists were read.</param>
public sealed record ListFindings(IReadOnlyList<KnowledgeProblem> Problems, int Files);
