using CivicBot.Adapters.AzureLanguage;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Topics;
using Microsoft.Extensions.Options;

namespace CivicBot.Understanding.Cloud;

/// <summary>Puts other topics into a reading, with what follows from them.</summary>
public delegate CommentReading WithTopics(CommentReading reading, TopicReading topics);

/// <summary>
/// Lets a turn be decided with the opinion of Azure AI Language on the comment that it reads back or files. A decision is a function of what it is given: it is made once,
/// and a second time where it wanted an opinion that was not known. In between nobody waits longer than <see cref="AzureLanguageOptions.TurnLimit"/>; without an answer
/// the local reading holds.
/// </summary>
public sealed class CloudTopics(AzureLanguageClient azure, CloudLedger ledger, WithTopics withTopics, IOptions<AzureLanguageOptions> options)
{
    private readonly CloudMemory memory = new();

    public async Task<T> DecideAsync<T>(Func<ITopicAdvice, T> decide, CancellationToken cancellationToken)
    {
        if (azure.IsOff)
        {
            return decide(NoAdvice.Instance);
        }

        var advice = new Advice(memory, withTopics);
        var decision = decide(advice);
        if (advice.Wanted.Count == 0)
        {
            return decision;
        }

        await AskAsync(advice.Wanted, cancellationToken);
        return decide(new Advice(memory, withTopics));
    }

    private async Task AskAsync(IReadOnlyList<CommentReading> readings, CancellationToken cancellationToken)
    {
        var found = await azure.LabelsAsync([.. readings.Select(reading => reading.Masked)], options.Value.TurnLimit, cancellationToken);
        foreach (var (reading, answer) in readings.Zip(found.Documents))
        {
            memory.Keep(reading.Masked, answer.Value?.Labels);
        }

        await ledger.AddAsync(
            found.Outcome, [.. readings.Zip(found.Documents).Where(one => one.Second.Value is not null).Select(one => (one.First.Topics, one.Second.Value!.Labels))]);
    }

    /// <summary>What is known, and what one decision would have liked to know.</summary>
    private sealed class Advice(CloudMemory memory, WithTopics withTopics) : ITopicAdvice
    {
        private readonly Dictionary<string, CommentReading> wanted = new(StringComparer.Ordinal);

        public IReadOnlyList<CommentReading> Wanted => [.. wanted.Values];

        public CommentReading Of(CommentReading reading)
        {
            // Who is accused stands in the words of a denunciation: they stay here.
            if (reading.Screening.Has(Sensitivity.Denunciation))
            {
                return reading;
            }

            if (!memory.TryGet(reading.Masked, out var labels))
            {
                wanted.TryAdd(reading.Masked, reading);
                return reading;
            }

            return labels is null ? reading : withTopics(reading, SecondOpinion.Combine(reading.Topics, labels));
        }
    }
}
