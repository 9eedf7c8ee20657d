using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Evaluation.Figures;

namespace CivicBot.Evaluation.Reports;

/// <summary>The counts once measured on the committed samples; a later run may not be worse. Written by <c>score --record</c>.</summary>
/// <param name="Sets">Counts by set, then by figure.</param>
public sealed record Expectations(SortedDictionary<string, RecordedSet> Sets)
{
    /// <summary>How many items a figure may lose: a changed word in the knowledge moves one or two, a broken change more.</summary>
    public const int Tolerance = 2;

    /// <summary>Smaller groups move by single words; they are printed and not recorded.</summary>
    private const int SmallestGroup = 10;

    public const string FileName = "expected.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Expectations Of(IEnumerable<SetReport> reports) =>
        new(new SortedDictionary<string, RecordedSet>(reports.ToDictionary(Name, Record, StringComparer.Ordinal), StringComparer.Ordinal));

    public static Expectations Read(string path) => JsonSerializer.Deserialize<Expectations>(File.ReadAllText(path), Json)!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>What is worse than recorded, one sentence each; empty where all is well.</summary>
    public IReadOnlyList<string> Shortfalls(SetReport measured)
    {
        if (!Sets.TryGetValue(Name(measured), out var recorded))
        {
            return [$"{Name(measured)} was never recorded"];
        }

        if (recorded.Lines != measured.Lines)
        {
            return [$"{Name(measured)} had {recorded.Lines} lines when it was recorded and has {measured.Lines} now"];
        }

        var now = Record(measured);
        return
        [
            .. Shortfalls(recorded.Right, now.Right, (before, after) => after < before - Tolerance, "right"),
            .. Shortfalls(recorded.Wrong, now.Wrong, (before, after) => after > before + Tolerance, "wrong"),
        ];
    }

    private static IEnumerable<string> Shortfalls(
        SortedDictionary<string, int> recorded, SortedDictionary<string, int> now, Func<int, int, bool> isWorse, string what)
    {
        foreach (var (figure, before) in recorded)
        {
            if (!now.TryGetValue(figure, out var after))
            {
                yield return $"{figure}: {before} {what} were recorded, now it is not measured";
            }
            else if (isWorse(before, after))
            {
                yield return $"{figure}: {after} {what}, {before} were recorded";
            }
        }
    }

    private static string Name(SetReport report) => $"{report.Set}: {report.Kind}";

    private static RecordedSet Record(SetReport report)
    {
        var recorded = new RecordedSet(report.Lines, new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in report.Rows.Where(r => r.Count >= SmallestGroup))
        {
            foreach (var figure in row.Figures.Where(f => f.Count is not null && f.Better != Better.Neither))
            {
                var name = $"{(row.By.Length == 0 ? "" : $"{row.By} ")}{row.Group}: {figure.Name}";
                (figure.Better == Better.Higher ? recorded.Right : recorded.Wrong)[name] = figure.Count!.Value;
            }
        }

        return recorded;
    }
}

/// <summary>Counts of one set.</summary>
/// <param name="Lines">Lines the set had.</param>
/// <param name="Right">Items that were right, by figure.</param>
/// <param name="Wrong">Items that were wrong, by figure.</param>
public sealed record RecordedSet(int Lines, SortedDictionary<string, int> Right, SortedDictionary<string, int> Wrong);
