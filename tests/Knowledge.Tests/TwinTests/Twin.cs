using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.TwinTests;

/// <summary>A message that must not be taken for one about a procedure that is nearly the same.</summary>
/// <param name="Pair">Id of the pair.</param>
/// <param name="Slug">The procedure meant.</param>
/// <param name="Twins">The procedures it is easily taken for.</param>
/// <param name="Message">What a citizen writes.</param>
public sealed record Twin(string Pair, string Slug, IReadOnlyList<string> Twins, string Message)
{
    /// <summary>All messages of <c>twins.txt</c>.</summary>
    public static IReadOnlyList<Twin> ReadAll()
    {
        var blocks = new List<(string Pair, List<(string Slug, string Message)> Lines)>();
        foreach (var (index, line) in File.ReadLines(RepositoryRoot.Folder("tests", "Knowledge.Tests", "TwinTests", "twins.txt")).Index())
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '=')
            {
                blocks.Add((line[1..].Trim(), []));
            }
            else if (line.Split('|', 2, StringSplitOptions.TrimEntries) is [var slug, var message] && blocks.Count > 0)
            {
                blocks[^1].Lines.Add((slug, message));
            }
            else
            {
                throw new InvalidDataException($"twins.txt:{index + 1}: neither \"= pair\" nor \"slug | message\"");
            }
        }

        return
        [
            .. blocks.SelectMany(b => b.Lines.Select(l => new Twin(
                b.Pair, l.Slug, [.. b.Lines.Select(other => other.Slug).Where(s => s != l.Slug).Distinct(StringComparer.Ordinal)], l.Message))),
        ];
    }
}
