using System.Text.RegularExpressions;
using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>Reads the keys above a procedure's sections and checks each by itself.</summary>
internal static partial class FrontMatterReader
{
    private static readonly string[] Levels = ["xã", "tỉnh", "công an xã", "công an tỉnh", "khác"];

    private static readonly (string Word, OnlineService Service)[] OnlineWords =
    [
        ("toàn trình", OnlineService.Full), ("một phần", OnlineService.Partial), ("không", OnlineService.None),
    ];

    private static readonly string[] LinedKeys = ["reviewed", "valid_from", "valid_until", "enabled", "name"];

    /// <summary>The service that an <c>online</c> value means: one of the three words, alone or followed by an explanation.</summary>
    public static OnlineService? OnlineServiceOf(string online)
    {
        foreach (var (word, service) in OnlineWords)
        {
            if (online.StartsWith(word, StringComparison.Ordinal) && (online.Length == word.Length || online[word.Length] is ',' or ';' or ' '))
            {
                return service;
            }
        }

        return null;
    }

    /// <param name="fields">The front matter.</param>
    /// <param name="draft">Path and slug; the rest is filled in.</param>
    /// <param name="local">True: only what differs has to be there.</param>
    /// <param name="log">Takes what is wrong.</param>
    public static ProcedureDraft Read(YamlFields fields, ProcedureDraft draft, bool local, ProblemLog log)
    {
        var text = local ? (Func<string, string?>)fields.Text : fields.RequiredText;
        if (!local)
        {
            fields.Require("reviewed");
            fields.Require("confidence");
            fields.Require("aliases");
            fields.Require("questions");
            fields.Require("legal");
            fields.Require("sources");
        }

        var read = draft with
        {
            Code = Matching(fields, "code", CodeFormat(), ProcedureRules.WrongCode, "is no procedure code; write one digit, a point, six digits in quotes, as \"1.001193\"", log),
            Name = text("name"),
            Field = text("field"),
            Authority = text("authority"),
            Level = Level(fields, text("level"), log),
            Online = Online(fields, text("online"), log),
            Fee = text("fee"),
            Duration = text("duration"),
            Emergency = Matching(fields, "emergency", EmergencyFormat(), ProcedureRules.WrongEmergency, "is no number to dial; write digits only, as \"114\"", log),
            EmergencyNote = fields.Text("emergency_note"),
            Reviewed = fields.Date("reviewed"),
            ValidFrom = fields.Date("valid_from"),
            ValidUntil = fields.Date("valid_until"),
            ValidityNote = fields.Text("validity_note"),
            Confidence = Confidence(fields, log),
            Enabled = fields.Flag("enabled"),
            Aliases = List(fields, "aliases", local),
            Questions = List(fields, "questions", local),
            Legal = List(fields, "legal", local),
            Sources = List(fields, "sources", local),
            Lines = LinedKeys.Where(fields.Has).ToDictionary(k => k, fields.LineOf, StringComparer.Ordinal),
        };
        fields.RejectUnknown();

        if (read.Legal.Replace is { Count: 0 })
        {
            log.Add(ProcedureRules.MissingLegalGround, fields.LineOf("legal"), "'legal' names no law, decree or circular; an answer must name its ground.");
        }

        if (read is { ValidFrom: { } from, ValidUntil: { } until } && until < from)
        {
            log.Add(ProcedureRules.WrongValidity, fields.LineOf("valid_until"), "'valid_until' lies before 'valid_from'.");
        }

        if (!local && read.EmergencyNote is not null && read.Emergency is null)
        {
            log.Add(ProcedureRules.WrongEmergency, fields.LineOf("emergency_note"), "'emergency_note' needs the number to call in 'emergency'.");
        }

        return read;
    }

    private static DraftList List(YamlFields fields, string key, bool local) =>
        new(fields.Texts(key), local ? fields.Texts($"{key}+") ?? [] : []);

    private static string? Level(YamlFields fields, string? level, ProblemLog log)
    {
        if (level is not null && !Levels.Contains(level, StringComparer.Ordinal))
        {
            log.Add(ProcedureRules.WrongLevel, fields.LineOf("level"), $"The level '{level}' is not one of: {string.Join(", ", Levels)}.");
        }

        return level;
    }

    private static string? Online(YamlFields fields, string? online, ProblemLog log)
    {
        if (online is not null && OnlineServiceOf(online) is null)
        {
            log.Add(
                ProcedureRules.WrongOnline,
                fields.LineOf("online"),
                $"'online' must be {string.Join(", ", OnlineWords.Select(w => $"'{w.Word}'"))}, alone or followed by a comma and an explanation.");
        }

        return online;
    }

    private static EntryConfidence? Confidence(YamlFields fields, ProblemLog log)
    {
        switch (fields.Text("confidence"))
        {
            case null:
                return null;
            case "high":
                return EntryConfidence.High;
            case "medium":
                return EntryConfidence.Medium;
            case "low":
                return EntryConfidence.Low;
            default:
                log.Add(ProcedureRules.WrongConfidence, fields.LineOf("confidence"), "'confidence' must be high, medium or low.");
                return null;
        }
    }

    private static string? Matching(YamlFields fields, string key, Regex format, KnowledgeRule rule, string wrong, ProblemLog log)
    {
        if (fields.Text(key) is not { } value)
        {
            return null;
        }

        if (!format.IsMatch(value))
        {
            log.Add(rule, fields.LineOf(key), $"'{value}' {wrong}.");
        }

        return value;
    }

    [GeneratedRegex(@"^[0-9]\.[0-9]{6}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeFormat();

    [GeneratedRegex("^[0-9]{3,11}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmergencyFormat();
}
