using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CivicBot.Commands;

/// <summary>Options that several commands about dialogue days share.</summary>
internal static class DaysOptions
{
    public static Option<string> Day() => new("--day") { Description = "Id of the day, as 'days list' shows it (commune-2026-12-12).", Required = true };

    public static Option<string> By() => new("--by") { Description = "Who does it: title or office, not a private name.", Required = true };

    public static Option<string?> Commune() => new("--commune") { Description = "Name of the commune's file; left away: the default commune." };

    public static Option<int?> Version() => new("--version-seen") { Description = "Version that was looked at; the command is refused where somebody changed the day since." };

    public static Option<string?> Occasion() => new("--occasion") { Description = "Stable key of this action (a request, a row of a file); given again, nothing happens again." };

    public static Option<string[]> Many(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    /// <summary>A day as 2026-12-12.</summary>
    public static Option<DateOnly?> Date(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        Required = required,
        CustomParser = result => Parse<DateOnly>(result, "yyyy-MM-dd", "2026-12-12", DateOnly.TryParseExact),
    };

    /// <summary>A month as 2026-12; its first day.</summary>
    public static Option<DateOnly?> Month(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = result => Parse<DateOnly>(result, "yyyy-MM", "2026-12", DateOnly.TryParseExact),
    };

    /// <summary>A time of day as 18:30, Vietnamese local.</summary>
    public static Option<TimeOnly?> Time(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => Parse<TimeOnly>(result, "HH:mm", "18:30", TimeOnly.TryParseExact),
    };

    private delegate bool TryParse<T>(string text, string format, IFormatProvider culture, DateTimeStyles styles, out T value);

    private static T? Parse<T>(ArgumentResult result, string format, string example, TryParse<T> parse)
        where T : struct
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (parse(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
        {
            return value;
        }

        result.AddError($"'{text}' is not written as {example}.");
        return null;
    }
}
