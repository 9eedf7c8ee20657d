using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Lists;

/// <summary>Finds lines of the lexicon about procedures that no file has, usually because an entry was renamed.</summary>
internal static class UnknownProcedures
{
    /// <param name="lexicon">The folder; its lines can all be read.</param>
    /// <param name="slugs">Of all procedures, national and local.</param>
    public static IEnumerable<KnowledgeProblem> In(string lexicon, IReadOnlySet<string> slugs)
    {
        var wordings = Path.Combine(lexicon, "wordings");
        var files = Directory.Exists(wordings) ? Directory.EnumerateFiles(wordings, "*.tsv").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return files.SelectMany(file => In(new LexiconFile(lexicon, $"wordings/{Path.GetFileName(file)}"), 2, [0], slugs))
            .Concat(In(new LexiconFile(lexicon, "often-asked.tsv"), 2, [0], slugs))
            .Concat(In(new LexiconFile(lexicon, "dialogues.tsv"), 5, [0, 3], slugs));
    }

    private static IEnumerable<KnowledgeProblem> In(LexiconFile file, int columns, int[] slugColumns, IReadOnlySet<string> slugs) =>
        from row in file.Rows(columns)
        let unknown = slugColumns.Select(c => row.Columns[c]).FirstOrDefault(s => !slugs.Contains(s))
        where unknown is not null
        select new KnowledgeProblem(
            file.Shown,
            row.Line,
            ListRules.UnknownProcedure.Severity,
            ListRules.UnknownProcedure.Id,
            $"No file is named '{unknown}.md'; write the name that the entry has now, or delete the line.");
}
