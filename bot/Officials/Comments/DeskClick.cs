using CivicBot.Comments.Desk;

namespace CivicBot.Officials.Comments;

/// <summary>What a part of a comment's page wants done; the page does it and says what came of it.</summary>
/// <param name="Said">One sentence where it was done.</param>
public sealed record DeskClick(Func<Task<DeskOutcome>> Work, string Said = "Đã lưu.");
