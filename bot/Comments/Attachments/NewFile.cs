namespace CivicBot.Comments.Attachments;

/// <summary>Files that only the program's user may read; a full disk is told apart from a broken connection.</summary>
internal static class NewFile
{
    /// <exception cref="AttachmentRoomException">The file cannot be made.</exception>
    public static FileStream Create(string file)
    {
        var settings = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(file, settings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AttachmentRoomException(failure);
        }
    }

    /// <exception cref="AttachmentRoomException">No room is left.</exception>
    public static async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(content, cancellationToken);
        }
        catch (IOException failure)
        {
            throw new AttachmentRoomException(failure);
        }
    }

    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

/// <summary>The data directory is full or cannot be written.</summary>
internal sealed class AttachmentRoomException(Exception cause) : Exception(AttachmentTrouble.NoRoom, cause);
