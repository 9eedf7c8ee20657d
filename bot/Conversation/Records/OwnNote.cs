namespace CivicBot.Conversation.Records;

/// <summary>A note as its writer may ask about it.</summary>
/// <param name="ClosedOn">Null while nobody has closed it.</param>
/// <param name="Result">What the officer wrote for the citizen when closing it.</param>
public sealed record OwnNote(string Code, DateOnly LeftOn, DateOnly? ClosedOn, string? Result);
