using Microsoft.Extensions.Logging;

namespace CivicBot.Knowledge.Learning.Kept;

/// <summary>
/// Keeps learned models in a folder, so that only the first start after a change has to learn. A model is taken only where everything that it was learned from is
/// the same; any other file is ignored and written anew. Without a right to write, every start learns.
/// </summary>
/// <param name="directory">Made where it is missing.</param>
/// <param name="logger">Told what was taken and what was learned.</param>
/// <param name="shipped">Looked into as well and never written: models learned when the program was built. Null: none.</param>
public sealed partial class ModelCache(string directory, ILogger<ModelCache> logger, string? shipped = null)
{
    private readonly string[] folders = shipped is null ? [directory] : [directory, shipped];
    private int taken;
    private int learned;
    private int kept;

    /// <summary>How many models came from the folder.</summary>
    public int Taken => taken;

    /// <summary>How many had to be learned.</summary>
    public int Learned => learned;

    /// <summary>What happened, for people.</summary>
    public string Summary => (Learned, Learned - kept) switch
    {
        (0, _) => $"Took {Taken} learned models from {string.Join(" and ", folders)}.",
        (_, 0) => $"Learned {Learned} of {Learned + Taken} models and kept them in {directory} for the next start.",
        _ => $"Learned {Learned} of {Learned + Taken} models; {directory} cannot be written, so the next start learns again.",
    };

    /// <summary>The model under a key: taken from the cache where there is one and it has it, else learned and kept.</summary>
    internal static LearnedModel Get(ModelCache? cache, string name, Func<ModelKey, ModelKey> describe, Func<LearnedModel> learn)
    {
        if (cache is null)
        {
            return learn();
        }

        using var key = new ModelKey();
        return cache.Get(name, describe(key.Add(name)).Finish(), learn);
    }

    private LearnedModel Get(string name, byte[] key, Func<LearnedModel> learn)
    {
        foreach (var file in folders.Select(folder => FileOf(folder, name)))
        {
            if (Read(file, key) is { } known)
            {
                Interlocked.Increment(ref taken);
                Log.Taken(logger, name, file);
                return known;
            }
        }

        var model = learn();
        Interlocked.Increment(ref learned);
        Write(name, FileOf(directory, name), ModelFile.Write(key, model));
        return model;
    }

    private static string FileOf(string folder, string name) => Path.Combine(folder, $"{name}.model");

    private static LearnedModel? Read(string path, byte[] key)
    {
        try
        {
            return File.Exists(path) ? ModelFile.Read(File.ReadAllBytes(path), key) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Write(string name, string path, byte[] contents)
    {
        // Beside its place and then renamed: a reader sees the whole file or none, whoever else writes.
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(directory);
            File.WriteAllBytes(unfinished, contents);
            File.Move(unfinished, path, overwrite: true);
            Interlocked.Increment(ref kept);
            Log.Kept(logger, name, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, name, path, e.Message);
            Remove(unfinished);
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was never begun, or stays as rubbish that nothing reads.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Took the learned model {Name} from {File}")]
        public static partial void Taken(ILogger logger, string name, string file);

        [LoggerMessage(2, LogLevel.Information, "Learned the model {Name} and kept it in {File}")]
        public static partial void Kept(ILogger logger, string name, string file);

        [LoggerMessage(3, LogLevel.Warning, "Learned the model {Name}, but {File} cannot be written, so the next start learns again: {Reason}")]
        public static partial void NotKept(ILogger logger, string name, string file, string reason);
    }
}
