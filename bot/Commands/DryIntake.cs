using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Knowledge.Comments;

namespace CivicBot.Commands;

/// <summary>Answers a conversation's requests on the command line as the records would, and writes nothing.</summary>
internal static class DryIntake
{
    public static IReadOnlyList<CitizenRequestResult> Apply(string occasion, IReadOnlyList<CitizenRequest> requests) =>
        [.. requests.Select((request, index) => Result(request, CommentCode.For($"{occasion}/{index}", attempt: 0)))];

    private static CitizenRequestResult Result(CitizenRequest request, string code) => request switch
    {
        CitizenRequest.File file => new CitizenRequestResult.Filed(code, file.DayId, file.Late),
        CitizenRequest.Join join => new CitizenRequestResult.Joined(join.Code, 2, CommentState.Confirmed),
        CitizenRequest.Add add => new CitizenRequestResult.Done(add.Code, CommentState.Confirmed),
        CitizenRequest.GiveContact contact => new CitizenRequestResult.Done(contact.Code, CommentState.Confirmed),
        CitizenRequest.EraseMe => new CitizenRequestResult.Erased(),
        CitizenRequest.ExportMe => new CitizenRequestResult.Exported(""),
        _ => new CitizenRequestResult.NotFound(code),
    };
}

/// <summary>Learns to read comments only when the first one has to be read: most questions need it not.</summary>
internal sealed class LazyCommentReader(Func<CommentUnderstanding> learn) : ICommentReader
{
    private readonly Lazy<CommentUnderstanding> learned = new(learn);

    public Task Ready => Task.CompletedTask;

    public CommentReading Read(string text, Commune commune) => learned.Value.Read(text, commune.Neighbourhoods);

    public string TopicName(string topic) => learned.Value.Scheme[topic].Name;
}
