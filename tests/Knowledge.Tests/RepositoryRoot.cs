namespace CivicBot.Testing;

/// <summary>Finds the files of the repository from the folder of the test program.</summary>
internal static class RepositoryRoot
{
    public static string Folder(params string[] parts)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CivicBot.sln")))
            {
                return Path.Combine([folder.FullName, .. parts]);
            }
        }

        throw new InvalidOperationException("The tests do not lie below the repository.");
    }
}
