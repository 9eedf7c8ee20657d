namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>Content types of the files that people send.</summary>
internal static class FileTypes
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = "application/pdf",
        ["doc"] = "application/msword",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xls"] = "application/vnd.ms-excel",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["csv"] = "text/csv",
        ["txt"] = "text/plain",
        ["jpg"] = "image/jpeg",
        ["jpeg"] = "image/jpeg",
        ["png"] = "image/png",
        ["zip"] = "application/zip",
    };

    public static string ContentTypeOf(string extension) => Known.GetValueOrDefault(extension, "application/octet-stream");
}
