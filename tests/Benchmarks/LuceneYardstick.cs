using System.Diagnostics;
using System.Globalization;
using CivicBot.Evaluation;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Benchmarks;

/// <summary>Apache Lucene on the same procedures and messages: the peers' <c>LuceneSearch.java</c>, compiled and run. Debian: default-jdk-headless, liblucene8-java.</summary>
internal sealed class LuceneYardstick(string peers) : IDisposable
{
    private const string Jars = "/usr/share/java";
    private readonly string folder = Directory.CreateTempSubdirectory("civicbot-lucene").FullName;

    /// <summary>One line: how long Lucene took a query on average, after two rounds of warming up.</summary>
    /// <exception cref="InvalidOperationException">Java or Lucene is missing, or the program failed.</exception>
    public string Measure(ProcedureSnapshot snapshot, IReadOnlyList<string> messages, string mode)
    {
        var documents = Path.Combine(folder, "documents.tsv");
        var queries = Path.Combine(folder, "queries.tsv");
        File.WriteAllLines(documents, snapshot.Procedures.Select(p => string.Join(
            '\t', p.Slug, Clean(p.Name), Clean(string.Join(" . ", p.Aliases.Concat(p.Questions))), Clean(string.Join(' ', p.Sections.Values)))));
        File.WriteAllLines(queries, messages.Select((m, i) => string.Create(CultureInfo.InvariantCulture, $"{i}\t{Clean(m)}")));
        var path = ClassPath();
        if (!File.Exists(Path.Combine(folder, "LuceneSearch.class")))
        {
            Run("javac", "-cp", path, "-d", folder, Path.Combine(Path.GetFullPath(peers), "LuceneSearch.java"));
        }

        var said = Run("java", "-Dfile.encoding=UTF-8", "-cp", $"{path}:{folder}", "LuceneSearch", documents, queries, mode);
        return $"Lucene BM25 {mode}: {said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim()} µs a query on average";
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string ClassPath()
    {
        string[] found =
        [
            .. new[] { "core", "analyzers-common", "queryparser", "queries", "sandbox" }
                .SelectMany(name => Directory.Exists(Jars) ? Directory.EnumerateFiles(Jars, $"lucene-{name}-*.jar") : []),
        ];
        return found.Length > 0 ? string.Join(':', found) : throw new InvalidOperationException($"no lucene-*.jar lies in {Jars}: install liblucene8-java");
    }

    private static string Clean(string text) => FoldedText.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var trouble = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _ = output.Result;
            return process.ExitCode == 0 ? trouble : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {trouble}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"{program} cannot be started ({e.Message}): install default-jdk-headless", e);
        }
    }
}
