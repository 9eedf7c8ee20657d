namespace CivicBot.Browser.Tests.Security;

/// <summary>The shipped sample ward and a neighbour of the same shape: what belongs to one must not be seen in the other.</summary>
internal static class TwoCommunes
{
    public const string Ours = "phuong-an-mau";
    public const string Theirs = "xa-ben-song";

    /// <returns>The directory.</returns>
    public static string Write(string directory)
    {
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "communes", Ours + ".yaml"));
        File.WriteAllText(Path.Combine(directory, Ours + ".yaml"), sample);
        File.WriteAllText(Path.Combine(directory, Theirs + ".yaml"), sample.Replace("default: true\n", "", StringComparison.Ordinal).Replace("Phường An Mẫu", "Xã Bến Song", StringComparison.Ordinal).Replace("kind: phường", "kind: xã", StringComparison.Ordinal));
        return directory;
    }
}
