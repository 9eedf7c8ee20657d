using System.Diagnostics;

namespace CivicBot.Load.Chaos;

/// <summary>A disk of 64 MiB for what the nodes write beside their servers. Needs the right to mount; without it the run goes on without this fault and says so.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const long LeftOver = 0;

    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <returns>Null: this user may not mount.</returns>
    public static SmallDisk? TryMount(string path)
    {
        Directory.CreateDirectory(path);
        return Run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", path) ? new SmallDisk(path) : null;
    }

    /// <summary>Not one byte more.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create);
        var piece = new byte[1 << 16];
        try
        {
            while (new DriveInfo(Path).AvailableFreeSpace > LeftOver)
            {
                file.Write(piece);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full: what was wanted.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose() => Run("umount", "-l", Path);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
