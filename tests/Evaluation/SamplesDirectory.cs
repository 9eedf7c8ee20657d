namespace CivicBot.Evaluation;

/// <summary>The committed sets.</summary>
internal static class SamplesDirectory
{
    /// <summary>In the repository where the program runs from a build in it, otherwise the copy beside the program.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "tests", "Evaluation", "samples");
            if (File.Exists(Path.Combine(folder.FullName, "CivicBot.sln")) && Directory.Exists(samples))
            {
                return samples;
            }
        }

        return Path.Combine(AppContext.BaseDirectory, "samples");
    }

    public static List<string> Files(string directory) => [.. Directory.EnumerateFiles(directory, "*.jsonl").Order(StringComparer.Ordinal)];
}
