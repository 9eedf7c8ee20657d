namespace CivicBot.Operations.Readiness;

/// <summary>Free space of the drive on which a folder lies, as this program's user may use it.</summary>
internal static class FreeSpace
{
    /// <returns>Bytes; null where the system does not say.</returns>
    public static long? Of(string directory)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(directory)).AvailableFreeSpace;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
