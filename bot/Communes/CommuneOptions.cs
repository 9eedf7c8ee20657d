namespace CivicBot.Communes;

/// <summary>Where the commune files lie; section <c>Communes</c> of the configuration.</summary>
public sealed class CommuneOptions
{
    public const string Section = "Communes";

    /// <summary>One YAML file a commune; empty: the shipped sample, which is fictional.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>The directory in use.</summary>
    public string DirectoryInUse =>
        string.IsNullOrWhiteSpace(Directory) ? Path.Combine(AppContext.BaseDirectory, "communes") : Path.GetFullPath(Directory);

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (!System.IO.Directory.Exists(DirectoryInUse))
        {
            yield return $"Communes__Directory ('{DirectoryInUse}') does not exist; set it to the folder of the commune files or leave it empty for the shipped sample.";
        }
    }
}
