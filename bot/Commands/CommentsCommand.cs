using Command = System.CommandLine.Command;

namespace CivicBot.Commands;

/// <summary>
/// <c>comments …</c>: what officials do with comments, from the command line. Ends with 0 (done), 1 (there is no such comment, or it may not be done: the reason is said) or 2 (bad use).
/// </summary>
public static class CommentsCommand
{
    /// <param name="configuration">Where records, knowledge and communes lie.</param>
    /// <param name="time">Clock for when it was done.</param>
    public static Command Create(IConfiguration configuration, TimeProvider time)
    {
        var command = new Command("comments", "Comments of citizens: list them, work on them, answer them.") { CommentsEnter.Create(configuration, time) };
        foreach (var part in CommentsLists.Create(configuration, time).Concat(CommentsActions.Create(configuration, time)).Concat(CommentsCasefile.Create(configuration, time)))
        {
            command.Add(part);
        }

        return command;
    }
}
