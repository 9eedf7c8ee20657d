using System.Collections.Frozen;
using System.Globalization;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>What the three upload endpoints take and give.</summary>
/// <param name="Name">Last part of the path.</param>
/// <param name="Member">Member of the answer that holds the id.</param>
internal sealed record ZaloUploadKind(string Name, string Member, int MaxBytes, FrozenDictionary<string, string> MediaTypes)
{
    private const int Megabyte = 1024 * 1024;

    public static ZaloUploadKind Image { get; } = new(
        "image", "attachment_id", Megabyte, Types((".jpg", "image/jpeg"), (".jpeg", "image/jpeg"), (".png", "image/png")));

    public static ZaloUploadKind Gif { get; } = new("gif", "attachment_id", 5 * Megabyte, Types((".gif", "image/gif")));

    public static ZaloUploadKind File { get; } = new(
        "file",
        "token",
        5 * Megabyte,
        Types(
            (".pdf", "application/pdf"),
            (".doc", "application/msword"),
            (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (".csv", "text/csv")));

    /// <summary>Why Zalo would refuse it; null if it would not. Names no file: it could be a citizen's.</summary>
    public string? Problem(string fileName, int bytes) =>
        !MediaTypes.ContainsKey(Path.GetExtension(fileName)) ? $"Zalo takes no such kind of file as {Name}: send a link instead"
        : bytes == 0 ? "the file is empty"
        : bytes > MaxBytes ? string.Create(CultureInfo.InvariantCulture, $"larger than {MaxBytes / Megabyte} MB: send a link instead")
        : null;

    public string MediaTypeOf(string fileName) => MediaTypes[Path.GetExtension(fileName)];

    private static FrozenDictionary<string, string> Types(params (string Extension, string MediaType)[] types) =>
        types.ToFrozenDictionary(type => type.Extension, type => type.MediaType, StringComparer.OrdinalIgnoreCase);
}
