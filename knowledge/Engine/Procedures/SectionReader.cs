using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>Cuts the Markdown below the front matter into sections, by headings of the second level.</summary>
internal static class SectionReader
{
    /// <param name="file">The whole file.</param>
    /// <param name="firstLine">First line after the front matter, one-based.</param>
    /// <param name="local">True: no section has to be there, and each may be an addition.</param>
    /// <param name="log">Takes what is wrong.</param>
    public static IReadOnlyList<DraftSection> Read(EditedFile file, int firstLine, bool local, ProblemLog log)
    {
        var sections = new List<DraftSection>();
        var line = SkipTo(file, firstLine, log);
        while (line <= file.Lines.Count)
        {
            var end = line + 1;
            while (end <= file.Lines.Count && !IsHeading(file.Lines[end - 1]))
            {
                end++;
            }

            if (Section(file, line, end, local, log) is { } section)
            {
                CheckPlace(section, sections, local, log);
                sections.Add(section);
            }

            line = end;
        }

        if (!local)
        {
            foreach (var missing in SectionHeadings.Required.Where(kind => sections.TrueForAll(s => s.Kind != kind)))
            {
                log.Add(ProcedureRules.MissingSection, LastLine(file), $"The section '## {SectionHeadings.Of(missing)}' is missing; add it, if only to say that there is nothing.");
            }
        }

        return sections;
    }

    private static int SkipTo(EditedFile file, int line, ProblemLog log)
    {
        var told = false;
        while (line <= file.Lines.Count && !IsHeading(file.Lines[line - 1]))
        {
            if (!told && !string.IsNullOrWhiteSpace(file.Lines[line - 1]))
            {
                log.Add(ProcedureRules.TextOutsideSection, line, "Text stands before the first '## ' heading and would be lost; move it into a section.");
                told = true;
            }

            line++;
        }

        return line;
    }

    private static DraftSection? Section(EditedFile file, int line, int end, bool local, ProblemLog log)
    {
        var heading = file.Lines[line - 1].TrimStart('#').Trim();
        var append = heading.EndsWith(SectionHeadings.AppendMark, StringComparison.OrdinalIgnoreCase);
        var name = append ? heading[..^SectionHeadings.AppendMark.Length].Trim() : heading;
        if (SectionHeadings.KindOf(name) is not { } kind || file.Lines[line - 1].StartsWith("# ", StringComparison.Ordinal))
        {
            log.Add(ProcedureRules.UnknownSection, line, $"'{file.Lines[line - 1].Trim()}' is no section; known are {string.Join(", ", SectionHeadings.All.Select(h => $"'## {h}'"))}.");
            return null;
        }

        if (append && !local)
        {
            log.Add(ProcedureRules.UnknownSection, line, $"'{SectionHeadings.AppendMark}' belongs only into local files.");
            return null;
        }

        var first = line + 1;
        while (first < end && string.IsNullOrWhiteSpace(file.Lines[first - 1]))
        {
            first++;
        }

        var text = string.Join('\n', file.Lines.Skip(first - 1).Take(end - first)).TrimEnd();
        if (text.Length == 0)
        {
            log.Add(ProcedureRules.EmptySection, line, $"The section '{heading}' is empty; write what applies or delete the heading.");
            return null;
        }

        return new DraftSection(kind, text, append, line, first);
    }

    private static void CheckPlace(DraftSection section, List<DraftSection> before, bool local, ProblemLog log)
    {
        if (before.Find(s => s.Kind == section.Kind) is { } first)
        {
            log.Add(ProcedureRules.RepeatedSection, section.Line, $"The section '{SectionHeadings.Of(section.Kind)}' already stands on line {first.Line}; join the two.");
        }
        else if (!local && before.Exists(s => SectionHeadings.Position(s.Kind) > SectionHeadings.Position(section.Kind)))
        {
            log.Add(ProcedureRules.SectionOrder, section.Line, $"The section '{SectionHeadings.Of(section.Kind)}' belongs higher up; the order is {string.Join(", ", SectionHeadings.All)}.");
        }
    }

    // A third level (###) is text inside a section; a first level is a mistake that Section reports.
    private static bool IsHeading(string line) =>
        line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("# ", StringComparison.Ordinal);

    private static int LastLine(EditedFile file) => file.Lines is [.., ""] ? Math.Max(1, file.Lines.Count - 1) : file.Lines.Count;
}
