using System.Text.RegularExpressions;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Conversation.Answers;

/// <summary>Where an answer comes from, short enough for a phone: legal ground, source, date of the last review.</summary>
internal static partial class SourceLine
{
    private const int GroundsShown = 2;
    private const int MaxSource = 110;

    public static string Of(Procedure procedure)
    {
        var source = Texts.Source(Source(procedure), procedure.Reviewed);
        return procedure.LegalGrounds.Count == 0
            ? source
            : $"{Texts.LegalGrounds([.. procedure.LegalGrounds.Take(GroundsShown)], Math.Max(0, procedure.LegalGrounds.Count - GroundsShown))}\n{source}";
    }

    /// <summary>
    /// The national portal where it is among the sources, else the first that a citizen can make sense of (paths in code repositories say
    /// nothing to them; the entry's file keeps them); without addresses and remarks in brackets.
    /// </summary>
    private static string Source(Procedure procedure)
    {
        var names = procedure.Sources.Select(Name).Where(name => name.Length > 0 && !RepositoryPath().IsMatch(name)).ToArray();
        var name = Array.Find(names, candidate => candidate.StartsWith(Texts.Portal, StringComparison.Ordinal)) ?? names.FirstOrDefault();
        return (name, procedure.Code) switch
        {
            (null, { } code) => Texts.SourceWithCode(Texts.Portal, code),
            (null, null) => procedure.LegalGrounds.Count > 0 ? Texts.SourceLegalTexts : procedure.Authority,
            (not null, { } code) when !name.Contains(code, StringComparison.Ordinal) => Texts.SourceWithCode(name, code),
            _ => name,
        };
    }

    private static string Name(string source)
    {
        var end = source.IndexOfAny(['(', ';']);
        var address = source.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (address >= 0 && (end < 0 || address < end))
        {
            end = address;
        }

        var name = (end < 0 ? source : source[..end]).Trim().TrimEnd(':', ',', '.', '–', '-').Trim();
        if (name.Length <= MaxSource)
        {
            return name;
        }

        var comma = name.LastIndexOf(", ", MaxSource, StringComparison.Ordinal);
        return name[..(comma > 0 ? comma : name.LastIndexOf(' ', MaxSource))];
    }

    [GeneratedRegex(@"^[\w.-]+/[\w.-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RepositoryPath();
}
