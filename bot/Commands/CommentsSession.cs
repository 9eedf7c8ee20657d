using System.CommandLine;
using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Knowledge.Comments;

namespace CivicBot.Commands;

/// <summary>What a command about comments works with: the records and everything around them, without serving. Works beside a running server.</summary>
internal sealed class CommentsSession(IServiceProvider services, ParseResult parsed)
{
    public ParseResult Parsed => parsed;

    public TextWriter Output => parsed.InvocationConfiguration.Output;

    public TextWriter Error => parsed.InvocationConfiguration.Error;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens the records, does the work of a command and gives its exit code; 2 where settings are wrong.</summary>
    public static Task<int> RunAsync(
        IConfiguration configuration, TimeProvider time, ParseResult parsed, Func<CommentsSession, CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        CommandServices.RunAsync(
            configuration, time, parsed.InvocationConfiguration.Error, services => work(new CommentsSession(services, parsed), cancellationToken), cancellationToken);

    /// <summary>Learns to read comments, with what officials corrected.</summary>
    public Task<CommentUnderstanding> LearnAsync(CancellationToken cancellationToken) => CommandServices.LearnAsync(services, Error, cancellationToken);

    /// <summary>The digits of a code as people type it, with or without YK, spaces and dashes; null where it is none, and the person is told.</summary>
    public async Task<string?> CodeAsync(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (CommentCode.IsValid(digits))
        {
            return digits;
        }

        await Error.WriteLineAsync($"'{typed}' is no code of a comment; write it like YK 482-915-736. A mistyped digit is found by the last one.");
        return null;
    }

    /// <summary>Null where nobody is named, and the person is told.</summary>
    public async Task<Actor?> ByAsync(string by)
    {
        if (!string.IsNullOrWhiteSpace(by))
        {
            return Actor.Official(by.Trim());
        }

        await Error.WriteLineAsync("Say with --by who does this (office or title).");
        return null;
    }
}
