namespace CivicBot.Knowledge.Questions;

/// <summary>What officials decided about a question that got no answer. The question's words are not in it, so that it may outlive them.</summary>
public sealed class QuestionMark
{
    /// <summary>Made of the commune and the folded words.</summary>
    public required Guid Id { get; init; }

    public required string Commune { get; init; }

    public required QuestionState State { get; set; }

    public required string By { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>Stored by number: never renumber.</summary>
public enum QuestionState
{
    /// <summary>Nobody has decided anything; not stored.</summary>
    Open = 0,

    /// <summary>Đã trả lời riêng: somebody called or wrote.</summary>
    AnsweredByHand = 1,

    /// <summary>Cần viết mục mới: the knowledge lacks it.</summary>
    ToBeWritten = 2,

    /// <summary>Không phải việc của xã.</summary>
    NotForUs = 3,
}
