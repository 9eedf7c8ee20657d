using System.Text.Encodings.Web;
using System.Text.Json;

namespace CivicBot.Dialogues.Reports;

/// <summary>A report as JSON: for tools, and as it is fixed in the records.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; the output is JSON for tools, never HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write(DialogueReport report) => JsonSerializer.Serialize(report, Options);

    /// <exception cref="JsonException">It is no report.</exception>
    public static DialogueReport Read(string json) =>
        JsonSerializer.Deserialize<DialogueReport>(json, Options) ?? throw new JsonException("The fixed report is empty.");
}
