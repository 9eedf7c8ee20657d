namespace CivicBot.Conversation.Records;

/// <summary>Questions that got no answer, for the people who write the knowledge. Nothing tells who asked.</summary>
public interface IUnansweredQuestions
{
    /// <summary>The same question (without regard to case, signs and diacritics) counted once; most frequent first, then newest.</summary>
    /// <param name="since">First day counted; null: all.</param>
    IReadOnlyList<UnansweredGroup> Groups(string? commune, DateOnly? since);

    /// <summary>Deletes what was asked before a day (retention).</summary>
    Task<int> ForgetAsync(DateOnly before, CancellationToken cancellationToken);
}
