using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Tests.Understanding;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Knowledge.Tests.Screening;

/// <summary>The screening over the shipped rules and their examples, learned once.</summary>
internal static class Screened
{
    private static readonly Lazy<MessageScreening> Learned = new(() => new MessageScreening(
        ScreeningRules.Load(Path.Combine(Shipped.Knowledge, "screening"), Shipped.Lexicon),
        Shipped.Analyzer,
        TopicExample.Load(Path.Combine(Shipped.Knowledge, "topics")).Select(e => e.Text).Concat(Shipped.Engine.Snapshot.Procedures.SelectMany(p => p.Questions))));

    public static ScreeningReading Message(string text) => Learned.Value.Read(Shipped.Analyzer.Analyse(text));

    public static string[] Flags(string text) => [.. Message(text).Flags.Select(ScreeningNames.Of)];
}
