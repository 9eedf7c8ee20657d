using System.Collections.Concurrent;

namespace CivicBot.Adapters.Zalo;

/// <summary>What is wrong with the Zalo channel right now, by Official Account; for the health page and for whoever is on call.</summary>
public sealed class ZaloHealth
{
    private readonly ConcurrentDictionary<(string OaId, string Topic), ZaloHealthReason> reasons = new();

    /// <summary>Everything that is wrong, worst first; empty: all is well.</summary>
    public IReadOnlyList<ZaloHealthReason> Reasons =>
        [.. reasons.Values.OrderByDescending(reason => reason.Level).ThenBy(reason => reason.OaId, StringComparer.Ordinal).ThenBy(reason => reason.Since)];

    public ZaloHealthLevel Level => reasons.IsEmpty ? ZaloHealthLevel.Well : reasons.Values.Max(reason => reason.Level);

    /// <summary>Reports a fault; a fault that is known keeps its beginning.</summary>
    /// <param name="topic">Names the fault for <see cref="Clear"/>, for example <c>consent</c>.</param>
    /// <returns>Whether it is new (or has got another text): then it is worth an alert.</returns>
    public bool Report(string oaId, string topic, ZaloHealthLevel level, string text, DateTimeOffset now)
    {
        var isNew = true;
        reasons.AddOrUpdate(
            (oaId, topic),
            _ => new ZaloHealthReason(oaId, topic, level, text, now),
            (_, known) =>
            {
                isNew = known.Level != level || known.Text != text;
                return known with { Level = level, Text = text };
            });
        return isNew;
    }

    public void Clear(string oaId, string topic) => reasons.TryRemove((oaId, topic), out _);
}

/// <param name="OaId">The Official Account; empty: the app.</param>
/// <param name="Text">A sentence for the operator: what is wrong and what to do.</param>
public sealed record ZaloHealthReason(string OaId, string Topic, ZaloHealthLevel Level, string Text, DateTimeOffset Since);

/// <summary>How bad it is.</summary>
public enum ZaloHealthLevel
{
    /// <summary>Works.</summary>
    Well,

    /// <summary>Works, but somebody should look.</summary>
    Degraded,

    /// <summary>The channel of this OA stands still until a person acts.</summary>
    Down,
}
