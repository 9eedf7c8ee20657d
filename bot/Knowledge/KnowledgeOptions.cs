namespace CivicBot.Knowledge;

/// <summary>Where the knowledge lies; section <c>Knowledge</c> of the configuration.</summary>
public sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>Folder with <c>procedures/</c>, <c>local/</c>, <c>calendar/</c>, <c>lexicon/</c>; empty: the shipped one.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>Age in days from which a review is due.</summary>
    public int ReviewAfterDays { get; set; } = 180;

    /// <summary>Seconds between two looks at the files, for systems that do not tell of changes.</summary>
    public int PollSeconds { get; set; } = 15;

    /// <summary>The directory in use.</summary>
    public string DirectoryInUse =>
        string.IsNullOrWhiteSpace(Directory) ? Path.Combine(AppContext.BaseDirectory, "knowledge") : Path.GetFullPath(Directory);

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (!System.IO.Directory.Exists(DirectoryInUse))
        {
            yield return $"Knowledge__Directory ('{DirectoryInUse}') does not exist; set it to the knowledge directory or leave it empty for the shipped one.";
        }

        if (ReviewAfterDays is < 1 or > 3650)
        {
            yield return "Knowledge__ReviewAfterDays must lie between 1 and 3650; 180 is usual.";
        }

        if (PollSeconds is < 1 or > 3600)
        {
            yield return "Knowledge__PollSeconds must lie between 1 and 3600; 15 is usual.";
        }
    }
}
