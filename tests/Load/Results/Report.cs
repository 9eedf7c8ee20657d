using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CivicBot.Load.Results;

/// <summary>Figures of a run: a table for people, JSON for comparison with other runs.</summary>
internal sealed class Report(string command)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly List<(string Name, object Value, string Unit)> figures = [];

    public static Option<bool> JsonOption { get; } = new("--json") { Description = "Print JSON instead of the table." };

    public void Add(string name, double value, string unit) => figures.Add((name, Math.Round(value, 3), unit));

    public void Add(string name, long value, string unit = "") => figures.Add((name, value, unit));

    public void Add(string name, string value) => figures.Add((name, value, ""));

    public void Write(bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { command, processors = Environment.ProcessorCount, figures = figures.ToDictionary(f => f.Name, f => new { value = f.Value, unit = f.Unit }, StringComparer.Ordinal) },
                Json));
            return;
        }

        var width = figures.Max(f => f.Name.Length);
        foreach (var (name, value, unit) in figures)
        {
            var text = value is double number ? number.ToString(number >= 1_000 ? "n0" : "0.##", CultureInfo.InvariantCulture)
                : value is long count ? count.ToString("n0", CultureInfo.InvariantCulture)
                : value.ToString();
            Console.WriteLine($"{name.PadRight(width)}  {text,12} {unit}");
        }
    }

    /// <summary>Progress goes to the error stream: the figures can be piped.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);
}
