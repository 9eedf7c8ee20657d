using System.Text.RegularExpressions;
using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>Reads one procedure file: front matter between two lines <c>---</c>, then sections.</summary>
internal static partial class ProcedureFileReader
{
    private const string Fence = "---";

    /// <summary>Null where nothing can be made of the file; the log says why, and whether the draft may be used.</summary>
    public static ProcedureDraft? Read(EditedFile file, bool local, ProblemLog log)
    {
        var slug = Path.GetFileNameWithoutExtension(file.Path);
        if (!SlugFormat().IsMatch(slug))
        {
            log.Add(ProcedureRules.WrongFileName, 1, "The file name must consist of small letters a–z without accents, digits and single hyphens, as 'dang-ky-khai-sinh.md'.");
        }

        if (file.Lines is not [Fence, ..])
        {
            log.Add(ProcedureRules.MissingFrontMatter, 1, "The first line must be '---', followed by the keys (name, field, level …) and another '---'.");
            return null;
        }

        var close = Enumerable.Range(2, Math.Max(0, file.Lines.Count - 1)).FirstOrDefault(n => string.Equals(file.Lines[n - 1].TrimEnd(), Fence, StringComparison.Ordinal));
        if (close == 0)
        {
            log.Add(ProcedureRules.MissingFrontMatter, 1, "The keys are not closed; put a line '---' between them and the first section.");
            return null;
        }

        var fields = YamlFields.Parse(string.Join('\n', file.Lines.Skip(1).Take(close - 2)), 2, log);
        var draft = new ProcedureDraft { Path = file.Path, Slug = slug };
        if (fields is not null)
        {
            draft = FrontMatterReader.Read(fields, draft, local, log);
        }

        // Sections are read even after a mistake above: an editor wants to see everything at once.
        draft = draft with { Sections = SectionReader.Read(file, close + 1, local, log) };
        foreach (var section in draft.Sections)
        {
            CrossReferences.CheckSyntax(section, log);
        }

        return draft;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex SlugFormat();
}
