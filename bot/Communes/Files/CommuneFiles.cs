using System.Text;
using CivicBot.Knowledge.Files;
using Microsoft.Extensions.Options;

namespace CivicBot.Communes.Files;

/// <summary>What came of saving a commune's file.</summary>
/// <param name="Problem">One Vietnamese sentence; null: saved and in force.</param>
public sealed record CommuneSaved(string? Problem);

/// <summary>
/// Where administrators write commune files in the browser: into <c>Communes__Directory</c> where one is set, else into <c>communes/</c> of the data directory, whose files take the place of the
/// shipped sample. The version before stays beside the file, with a tilde at the end of its name.
/// </summary>
internal sealed class CommuneFiles(IOptions<CommuneOptions> options, CommuneDirectory directory)
{
    private readonly Lock gate = new();

    /// <summary>Where the file of a commune lies; null: nowhere yet, or it is the sample's.</summary>
    public string? FileOf(string id) => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.y*ml", SearchOption.AllDirectories)
            .FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == id && Path.GetExtension(file) is ".yaml" or ".yml")
        : null;

    public bool HasEarlier(string id) => FileOf(id) is { } file && File.Exists(file + "~");

    private string Folder => options.Value.WritableDirectory;

    /// <summary>Puts the whole commune into its file and into force.</summary>
    public CommuneSaved Save(Commune commune) => Save(commune.Id, CommuneFileWriter.Write(commune));

    /// <summary>Takes back the version before; a second time takes the newer one back again.</summary>
    public CommuneSaved TakeBack(string id)
    {
        lock (gate)
        {
            return FileOf(id) is { } file && File.Exists(file + "~")
                ? Save(id, File.ReadAllText(file + "~"))
                : new CommuneSaved(CommuneFileTexts.NothingEarlier);
        }
    }

    private CommuneSaved Save(string id, string text)
    {
        lock (gate)
        {
            var log = new ProblemLog($"{id}.yaml");
            if (EditedFile.Decode(Encoding.UTF8.GetBytes(text), log) is not { } edited || CommuneFileReader.Read(edited, log) is null || log.IsBlocked)
            {
                return new CommuneSaved(CommuneFileTexts.Wrong(log.Problems is [var first, ..] ? first.Message : ""));
            }

            var file = FileOf(id) ?? Path.Combine(Folder, $"{id}.yaml");
            try
            {
                Directory.CreateDirectory(Folder);
                if (File.Exists(file))
                {
                    File.Copy(file, file + "~", overwrite: true);
                }

                var part = $"{file}.{Guid.NewGuid():N}.part";
                File.WriteAllText(part, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                File.Move(part, file, overwrite: true);
            }
            catch (Exception unable) when (unable is IOException or UnauthorizedAccessException)
            {
                return new CommuneSaved(CommuneFileTexts.CannotWrite);
            }

            directory.Reread();
            return new CommuneSaved(Problem: null);
        }
    }
}
