using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CivicBot.Adapters.WebChat;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Attachments.Fetching;
using CivicBot.Comments.Attachments.Recognition;
using CivicBot.Comments.Records;
using CivicBot.Conversation.Records;
using CivicBot.Storage;
using Microsoft.Extensions.Options;

namespace CivicBot.WebChat;

/// <summary>
/// Files that users of Web Chat sent, in <c>uploads/</c> of the data directory: a folder for each conversation, so that forgetting one is removing a folder. They are looked at as photos from Zalo
/// are, before anybody can open them, and go into a comment's attachments the same way. Here they stay as long as the conversation does.
/// </summary>
internal sealed class UploadFiles(AttachmentIntake intake, IOptions<AttachmentOptions> attachments, IOptions<StorageOptions> storage, TimeProvider time)
    : IUploadStore, IConversationCopy, IConversationFiles, IHeldContents
{
    private const int FolderLength = 32;
    private const string Content = ".bin";
    private const string Label = ".json";
    private const string Part = ".part";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private readonly string root = storage.Value.UploadsDirectory;
    private long sweptAt;

    /// <inheritdoc/>
    public async Task<UploadOutcome> AddAsync(string conversationId, string? name, Stream content, CancellationToken cancellationToken)
    {
        Sweep();
        var folder = FolderOf(conversationId);
        var id = folder + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        NewFile.MakeFolder(Path.Combine(root, folder));
        var part = PathOf(id, Part);
        try
        {
            Examination found;
            long size;
            await using (var file = NewFile.Create(part))
            {
                // How much may come is the matter of whoever reads the request.
                await content.CopyToAsync(file, cancellationToken);
                found = file.Length == 0 ? new Examination.NotKept(AttachmentTrouble.Empty) : intake.Examine(file, AttachmentKind.File);
                size = file.Length;
            }

            return found switch
            {
                Examination.NotKept refused => new UploadOutcome.Refused(refused.Why),
                Examination.Fine fine when size > attachments.Value.MaxBytes(fine.Format.Shown) => new UploadOutcome.Refused(AttachmentTrouble.TooLarge),
                Examination.Fine fine => await KeepAsync(id, part, fine.Format, name, cancellationToken),
                _ => throw new InvalidOperationException($"Unknown finding {found.GetType().Name}."),
            };
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <inheritdoc/>
    public async Task<KeptUpload?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var label = JsonSerializer.Deserialize<UploadLabel>(await File.ReadAllTextAsync(PathOf(id, Label), cancellationToken))
                ?? throw new InvalidDataException("The label of an upload is empty.");
            return new KeptUpload(Open(id), label.Name, label.ContentType);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public bool Holds(Uri address) => UploadAddress.IdOf(address.OriginalString) is not null;

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(Uri address, CancellationToken cancellationToken) =>
        UploadAddress.IdOf(address.OriginalString) is { } id ? (await OpenAsync(id, cancellationToken))?.Content : null;

    /// <inheritdoc/>
    public void Forget(SqliteSession session, string channelId, string conversationId) => Forget(channelId, conversationId);

    /// <inheritdoc/>
    public void Forget(string channelId, string conversationId)
    {
        if (channelId == WebChatAdapter.Channel && Path.Combine(root, FolderOf(conversationId)) is var folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<UploadOutcome> KeepAsync(string id, string part, ContentFormat format, string? name, CancellationToken cancellationToken)
    {
        var label = new UploadLabel(AttachmentName.WithExtension(name, format.Extension) ?? "tep." + format.Extension, format.Type);
        await File.WriteAllTextAsync(PathOf(id, Label), JsonSerializer.Serialize(label), cancellationToken);
        File.Move(part, PathOf(id, Content));
        DurableFolder.Flush(Path.GetDirectoryName(part)!);
        return new UploadOutcome.Kept(id, label.Name, label.ContentType);
    }

    private static string FolderOf(string conversationId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId)))[..FolderLength];

    private string PathOf(string id, string ending) => UploadAddress.IsId(id)
        ? Path.Combine(root, id[..FolderLength], id[FolderLength..] + ending)
        : throw new ArgumentException("It is no id of an upload.", nameof(id));

    private FileStream Open(string id) => new(
        PathOf(id, Content), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });

    /// <summary>Each hour an upload carries away what is old: no job to forget.</summary>
    private void Sweep()
    {
        var now = time.GetUtcNow();
        var last = Interlocked.Read(ref sweptAt);
        if (now.UtcTicks - last < SweepEvery.Ticks || Interlocked.CompareExchange(ref sweptAt, now.UtcTicks, last) != last || !Directory.Exists(root))
        {
            return;
        }

        foreach (var folder in new DirectoryInfo(root).EnumerateDirectories())
        {
            foreach (var file in folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < (now - Kept).UtcDateTime))
            {
                file.Delete();
            }
        }
    }

    private sealed record UploadLabel(string Name, string ContentType);
}
