using System.Runtime.InteropServices;
using System.Text;

namespace CivicBot.Comments.Attachments;

/// <summary>
/// Makes a rename or removal in a folder survive a power failure. Flushing the file is not enough: its name stands in the folder, and .NET cannot open folders.
/// On Windows the file system's journal does it.
/// </summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open([.. Encoding.UTF8.GetBytes(folder), 0], ReadOnly);
        if (handle < 0)
        {
            throw new IOException("A folder below the data directory cannot be opened.");
        }

        var failed = Synchronize(handle) != 0;
        _ = Close(handle);
        if (failed)
        {
            throw new IOException("A folder below the data directory cannot be written to disk.");
        }
    }

    [DllImport("libc", EntryPoint = "open", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int handle);

    [DllImport("libc", EntryPoint = "close", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
