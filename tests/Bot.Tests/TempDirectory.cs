namespace CivicBot.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("civicbot-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
