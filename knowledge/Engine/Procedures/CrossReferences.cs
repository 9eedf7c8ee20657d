using System.Text.RegularExpressions;
using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>
/// References from one procedure to another: <c>[[slug]]</c> shows the other's name in Vietnamese quotation marks,
/// <c>[[slug|words]]</c> shows the words.
/// </summary>
internal static partial class CrossReferences
{
    /// <summary>The references of a section with their lines.</summary>
    public static IEnumerable<LinedText> In(DraftSection section) =>
        Reference().Matches(section.Text).Select(m => new LinedText(m.Groups["slug"].Value, LineAt(section, m.Index)));

    /// <summary>Logs brackets that are no reference.</summary>
    public static void CheckSyntax(DraftSection section, ProblemLog log)
    {
        var rest = Reference().Replace(section.Text, m => new string(' ', m.Length));
        foreach (Match stray in StrayBrackets().Matches(rest))
        {
            log.Add(
                ProcedureRules.BadReference,
                LineAt(section, stray.Index),
                "A reference to another entry is written [[file-name]] or [[file-name|words]], on one line.");
        }
    }

    /// <summary>The sections as citizens read them, and what they refer to.</summary>
    /// <param name="procedure">With raw sections.</param>
    /// <param name="nameOf">Name of a procedure by slug; null where there is none.</param>
    public static Procedure Resolve(Procedure procedure, Func<string, string?> nameOf)
    {
        if (!procedure.Sections.Values.Any(t => t.Contains("[[", StringComparison.Ordinal)))
        {
            return procedure;
        }

        var related = new List<string>();
        var sections = procedure.Sections.ToDictionary(
            s => s.Key,
            s => Reference().Replace(s.Value, match =>
            {
                var slug = match.Groups["slug"].Value;
                var name = nameOf(slug);
                if (name is not null && !string.Equals(slug, procedure.Slug, StringComparison.Ordinal) && !related.Contains(slug))
                {
                    related.Add(slug);
                }

                // A dead reference without words of its own still has to read as Vietnamese text, not as brackets.
                return match.Groups["words"] is { Success: true, Value: var words } ? words : $"“{name ?? slug.Replace('-', ' ')}”";
            }));
        return procedure with { Sections = sections, Related = related };
    }

    private static int LineAt(DraftSection section, int index) => section.TextLine + section.Text.AsSpan(0, index).Count('\n');

    [GeneratedRegex(@"\[\[(?<slug>[a-z0-9]+(-[a-z0-9]+)*)(\|(?<words>[^\[\]|\n]*[^\[\]|\s]))?\]\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\[\[|\]\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StrayBrackets();
}
