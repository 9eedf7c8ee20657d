using Microsoft.Extensions.Options;

namespace CivicBot.Storage;

/// <summary>
/// One serving process per embedded database: two would each believe to be the only one that handles a conversation. The operating system
/// releases it when the process ends, however that happens.
/// </summary>
public sealed class ServingLock : IDisposable
{
    private readonly FileStream file;

    private ServingLock(FileStream file) => this.file = file;

    /// <param name="advice">What to do where another has it; null: as for one process alone.</param>
    /// <exception cref="OptionsValidationException">Another process serves from the same database: a mistake of configuration like others.</exception>
    public static ServingLock Take(SqliteDatabase database, string? advice = null)
    {
        try
        {
            return new ServingLock(new FileStream(database.File + ".serving", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new OptionsValidationException(
                StorageOptions.Section,
                typeof(StorageOptions),
                ["Another CivicBot serves from the same Data:Directory; " + (advice ?? "stop it first, or give this one a folder of its own (environment: Data__Directory).")]);
        }
    }

    public void Dispose() => file.Dispose();
}
