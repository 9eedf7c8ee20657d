namespace CivicBot.Comments.Intake;

/// <summary>What the commune knows around a comment that is about to be filed. Asked inside the transaction, perhaps again: answers from memory.</summary>
public interface IFilingAdvice
{
    FilingAdvice For(NewComment comment);
}

/// <param name="DueOn">By when it is to be answered; null: no clock runs yet.</param>
/// <param name="GroupId">The open comment about the same matter at the same place, the first of its group.</param>
/// <param name="RecurrenceOf">A comment about the same, closed not long ago.</param>
public sealed record FilingAdvice(DateOnly? DueOn, Guid? GroupId, Guid? RecurrenceOf)
{
    public static FilingAdvice None { get; } = new(null, null, null);
}
