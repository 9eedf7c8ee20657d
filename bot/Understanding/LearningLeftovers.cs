using System.Runtime.InteropServices;

namespace CivicBot.Understanding;

/// <summary>What starting and learning leave behind: several times the model's size in the collector's heap, and some megabytes that the compiler freed and the C library keeps.</summary>
internal static class LearningLeftovers
{
    /// <summary>Gives it back to the machine. Stops the program while it lasts, so it is done once, after the start.</summary>
    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

        // Only glibc keeps what was freed and has this call; another C library has nothing to be asked for.
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out _))
        {
            _ = Trim(0);
        }
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint pad);
}
