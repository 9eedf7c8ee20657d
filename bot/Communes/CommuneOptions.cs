namespace CivicBot.Communes;

/// <summary>Where the commune files lie; section <c>Communes</c> of the configuration.</summary>
public sealed class CommuneOptions
{
    public const string Section = "Communes";

    /// <summary>One YAML file a commune; empty: what administrators wrote in the browser (<c>communes/</c> of the data directory), and as long as that holds nothing the shipped sample, which is fictional.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>Of the section <c>Data</c>: where <c>communes/</c> lies.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The shipped sample; null where a directory is set.</summary>
    public string? Sample => string.IsNullOrWhiteSpace(Directory) ? Path.Combine(AppContext.BaseDirectory, "communes") : null;

    /// <summary>Where administrators write in the browser.</summary>
    public string WritableDirectory => Path.GetFullPath(string.IsNullOrWhiteSpace(Directory) ? Path.Combine(DataDirectory, "communes") : Directory);

    /// <summary>The directory in use.</summary>
    public string DirectoryInUse => Sample is { } sample && !CommunesReader.HasFiles(WritableDirectory) ? sample : WritableDirectory;

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (!System.IO.Directory.Exists(DirectoryInUse))
        {
            yield return $"Communes__Directory ('{DirectoryInUse}') does not exist; set it to the folder of the commune files or leave it empty for the shipped sample.";
        }
    }
}
