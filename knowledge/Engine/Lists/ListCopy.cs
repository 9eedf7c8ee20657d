namespace CivicBot.Knowledge.Lists;

/// <summary>
/// A copy of the lists in which wrong lines become comments, so that reading can go on behind them. Thus every list is checked by the same code that reads it
/// in earnest, which stops at the first wrong line. Deletes itself.
/// </summary>
internal sealed class ListCopy : IDisposable
{
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("civicbot-lists-");

    public ListCopy(string directory, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(directory, file), target);
        }
    }

    public string Root => copy.FullName;

    /// <summary>Turns a line into a comment.</summary>
    /// <returns>False where there is no such line or it is one already: the problem is not in it.</returns>
    public bool Silence(string file, int line)
    {
        var path = Path.Combine(Root, file);
        if (!File.Exists(path))
        {
            return false;
        }

        var lines = File.ReadAllLines(path);
        if (line < 1 || line > lines.Length || lines[line - 1].TrimStart().StartsWith('#'))
        {
            return false;
        }

        lines[line - 1] = "#";
        File.WriteAllLines(path, lines);
        return true;
    }

    public void Dispose() => copy.Delete(recursive: true);
}
