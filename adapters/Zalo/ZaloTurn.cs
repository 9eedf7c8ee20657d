using System.Globalization;
using CivicBot.Adapters.Channels;

namespace CivicBot.Adapters.Zalo;

/// <summary>Counts what a turn sends, so that a second run of the turn gives its messages the same keys. Kept in the turn's <c>TurnState</c>.</summary>
internal sealed class ZaloTurn
{
    private int activities;

    /// <summary>The "working on it" reaction was queued: typing activities after it say nothing new.</summary>
    public bool ShowsWork { get; set; }

    public static string Key(ITurnOutput output, int activity, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{output.TurnKey}/{activity}.{part}");

    /// <summary>The number of the next activity, from 1.</summary>
    public int Next() => ++activities;
}
