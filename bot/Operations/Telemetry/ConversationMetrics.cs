using System.Diagnostics.Metrics;
using CivicBot.Conversation;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Operations.Telemetry;

/// <summary>
/// Meter <c>CivicBot.Conversation</c>: <c>civicbot.turns.ended</c> counts turns by what was meant (<c>intent</c>), how it ended (<c>status</c>) and which share that belongs to (<c>share</c>: answered, clarified, declined, comment,
/// other). A rising share of "declined" says that people ask what the knowledge does not hold.
/// </summary>
public sealed class ConversationMetrics : IDisposable
{
    public const string MeterName = "CivicBot.Conversation";

    private readonly Meter meter;
    private readonly Counter<long> ended;

    public ConversationMetrics(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        meter = factory.Create(MeterName);
        ended = meter.CreateCounter<long>("civicbot.turns.ended", "{turn}", "Turns by intent and ending");
    }

    public void Ended(TurnStatus status, Intent? intent) => ended.Add(
        1,
        new("share", ShareOf(status)),
        new("status", status.ToString()),
        new("intent", intent?.ToString() ?? "none"));

    public void Dispose() => meter.Dispose();

    internal static string ShareOf(TurnStatus status) => status switch
    {
        TurnStatus.Answered or TurnStatus.AnsweredInFull or TurnStatus.AnsweredOutsideValidity or TurnStatus.AnsweredUnsurely or TurnStatus.StatusExplained => "answered",
        TurnStatus.Clarifying or TurnStatus.AskedForQuestion or TurnStatus.NumberNotOffered => "clarified",
        TurnStatus.NotUnderstood or TurnStatus.OtherTopic or TurnStatus.NoneOfTheOffered or TurnStatus.ProcedureGone or TurnStatus.SpamRefused or TurnStatus.AbuseCalmed => "declined",
        TurnStatus.CommentOffered or (>= TurnStatus.DraftAsked and <= TurnStatus.QuestionAnswered) => "comment",
        _ => "other",
    };
}
