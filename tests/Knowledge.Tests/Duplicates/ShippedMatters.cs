using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Tests.Understanding;

namespace CivicBot.Knowledge.Tests.Duplicates;

/// <summary>The shipped words for matters, read once.</summary>
internal static class ShippedMatters
{
    public static MatterLexicon Lexicon { get; } = MatterLexicon.Load(Shipped.Knowledge, Shipped.Analyzer);
}
