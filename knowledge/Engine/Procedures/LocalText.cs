using System.Text;
using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>What a commune says about a procedure beside the files: a text in the format of <c>knowledge/local</c>, or that the entry is off there.</summary>
/// <param name="Locality">A commune's.</param>
/// <param name="Slug">The procedure.</param>
/// <param name="Text">Takes the place of a file of the same commune and procedure; null: the file, if any, stays.</param>
/// <param name="SwitchedOff">Not answered there, whatever text and file say.</param>
public sealed record LocalText(Locality Locality, string Slug, string? Text, bool SwitchedOff)
{
    /// <summary>Where the file would lie.</summary>
    public string Path => $"{LibraryReader.LocalFolder}/{Locality.Province}/{Locality.Commune}/{Slug}.md";
}

/// <summary>A library that takes texts of communes beside its files.</summary>
public interface ILocalTexts
{
    /// <summary>Puts these in force instead of those before; the files are not read anew. Returns when everything that listens to the library has taken them over.</summary>
    void Use(IReadOnlyList<LocalText> texts);

    /// <summary>What would come of a text, beside the others in force. Changes nothing.</summary>
    /// <param name="vietnamDate">Today in Asia/Ho_Chi_Minh.</param>
    LocalTrial Try(LocalText text, DateOnly vietnamDate);
}

/// <summary>What came of trying a local text.</summary>
/// <param name="Procedure">As it would apply in the commune, also where it would be off; null: the text cannot be used.</param>
/// <param name="Problems">Of this text only, by line.</param>
public sealed record LocalTrial(Procedure? Procedure, IReadOnlyList<KnowledgeProblem> Problems);

/// <summary>Lays texts of communes over what the files say.</summary>
internal static class LocalTexts
{
    /// <param name="files">Usable drafts of files, by path.</param>
    /// <param name="before">Last good drafts of such texts, by path: they stay where a text is broken now.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>Drafts of files and texts together, and the good drafts of texts.</returns>
    public static (Dictionary<string, ProcedureDraft> All, Dictionary<string, ProcedureDraft> Good) Lay(
        IReadOnlyDictionary<string, ProcedureDraft> files, IReadOnlyList<LocalText> texts, IReadOnlyDictionary<string, ProcedureDraft>? before, List<KnowledgeProblem> problems)
    {
        var all = new Dictionary<string, ProcedureDraft>(files, StringComparer.Ordinal);
        var good = new Dictionary<string, ProcedureDraft>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (Read(text, problems) is { } draft || before?.TryGetValue(text.Path, out draft) is true)
            {
                all[text.Path] = good[text.Path] = draft;
            }

            if (text.SwitchedOff)
            {
                all[text.Path] = (all.GetValueOrDefault(text.Path) ?? new ProcedureDraft { Path = text.Path, Slug = text.Slug }) with { Enabled = false };
            }
        }

        return (all, good);
    }

    /// <summary>Null where there is no text, or none that can be used.</summary>
    private static ProcedureDraft? Read(LocalText text, List<KnowledgeProblem> problems)
    {
        if (text.Text is null)
        {
            return null;
        }

        var log = new ProblemLog(text.Path);
        var draft = EditedFile.Decode(Encoding.UTF8.GetBytes(text.Text), log) is { } file ? ProcedureFileReader.Read(file, local: true, log) : null;
        problems.AddRange(log.Problems);
        return log.IsBlocked ? null : draft;
    }
}
