using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Search;

/// <summary>A message as the opinions see it.</summary>
/// <param name="Text">Its words in order.</param>
/// <param name="Features">The same as counted features.</param>
internal sealed record SearchedMessage(AnalysedText Text, CountedFeature[] Features);
