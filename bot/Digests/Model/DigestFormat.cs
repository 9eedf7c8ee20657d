namespace CivicBot.Digests;

/// <summary>What a digest is drawn as.</summary>
public enum DigestFormat
{
    Docx,
    Xlsx,
    Html,
    Json,
}

public static class DigestFormats
{
    public static IReadOnlyList<DigestFormat> All { get; } = Enum.GetValues<DigestFormat>();

    /// <summary>Also the end of the file's name.</summary>
    public static string WireName(this DigestFormat format) => format.ToString().ToLowerInvariant();

    public static DigestFormat? OfWireName(string name) => All.Select(format => (DigestFormat?)format).FirstOrDefault(format => format!.Value.WireName() == name);

    public static string ContentType(this DigestFormat format) => format switch
    {
        DigestFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        DigestFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        DigestFormat.Html => "text/html; charset=utf-8",
        DigestFormat.Json => "application/json",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
    };
}
