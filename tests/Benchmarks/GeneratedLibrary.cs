using CivicBot.Knowledge.Procedures;

namespace CivicBot.Benchmarks;

/// <summary>A library as large as the whole country's: 7,000 invented procedures besides the shipped ones. The same each time.</summary>
internal static class GeneratedLibrary
{
    private static readonly DateOnly Reviewed = new(2026, 7, 1);

    /// <param name="shipped">The procedures that messages are about.</param>
    public static ProcedureSnapshot With(ProcedureSnapshot shipped)
    {
        var words = Sections(Path.Combine(AppContext.BaseDirectory, "generated-procedures.txt"));
        var names =
            from verb in words["verbs"]
            from thing in words["objects"]
            from qualifier in words["qualifiers"]
            select (Name: $"{verb} {thing} {qualifier}", Thing: thing);
        var generated = names.Select((n, i) => Procedure(i, n.Name, n.Thing, words));
        return new ProcedureSnapshot(shipped.Version, [.. shipped.Procedures, .. generated], []);
    }

    private static Procedure Procedure(int number, string name, string thing, Dictionary<string, List<string>> words)
    {
        var lower = char.ToLowerInvariant(name[0]) + name[1..];
        var papers = words["papers"];
        return new Procedure
        {
            Slug = $"generated-{number:0000}",
            FieldSlug = "generated",
            Name = name,
            Field = "Thử nghiệm",
            Authority = "Ủy ban nhân dân",
            Level = "xã",
            Online = "một phần",
            Fee = "Theo quy định",
            Duration = "15 ngày làm việc",
            Aliases = [$"thủ tục {lower}"],
            Questions = [.. words["askings"].Where((_, i) => i % 2 == number % 2).Select(a => a.Replace("{name}", lower, StringComparison.Ordinal))],
            Reviewed = Reviewed,
            Confidence = EntryConfidence.Low,
            Sections = new Dictionary<SectionKind, string>
            {
                [SectionKind.Papers] = $"{papers[number % papers.Count]} {thing}.",
                [SectionKind.Steps] = $"Nộp hồ sơ {lower} tại bộ phận một cửa, cán bộ kiểm tra và hẹn ngày trả kết quả.",
                [SectionKind.Where] = "Trung tâm Phục vụ hành chính công hoặc Cổng Dịch vụ công quốc gia.",
            },
        };
    }

    private static Dictionary<string, List<string>> Sections(string path)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                sections[line.Trim('[', ']')] = current = [];
            }
            else
            {
                current!.Add(line);
            }
        }

        return sections;
    }
}
