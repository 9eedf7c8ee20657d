namespace CivicBot.Storage.Records;

/// <summary>A setting of the installation that administrators change in the browser (cài đặt). No secrets: those stay in the configuration.</summary>
public sealed class Setting
{
    /// <summary>For example <c>second-factor-roles</c>.</summary>
    public required string Name { get; init; }

    public required string Value { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Signature of the official.</summary>
    public required string ChangedBy { get; set; }
}
