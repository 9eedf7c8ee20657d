using CivicBot.Comments.Life;
using CivicBot.Conversation.Reading;

namespace CivicBot.Comments.Import;

/// <summary>What the columns about the outcome mean: an action at the desk, or why they mean none.</summary>
internal static class ImportResult
{
    private const int FewestLettersOfAnAnswer = 25;

    private static readonly (string Words, CommentState State)[] ByWords =
    [
        ("tai cho", CommentState.AnsweredOnSpot), ("truc tiep tai hoi nghi", CommentState.AnsweredOnSpot), ("khong giai quyet", CommentState.Refused), ("tu choi", CommentState.Refused),
        ("lam xong", CommentState.Done), ("hoan thanh", CommentState.Done), ("giai quyet xong", CommentState.Done), ("khac phuc xong", CommentState.Done),
        ("hen", CommentState.Promised), ("hua", CommentState.Promised), ("chuyen", CommentState.Forwarded), ("dang xu ly", CommentState.Assigned), ("da giao", CommentState.Assigned),
        ("dang giai quyet", CommentState.Assigned), ("chua tra loi", CommentState.Received), ("chua giai quyet", CommentState.Received), ("chua xu ly", CommentState.Received), ("moi", CommentState.Received),
        ("da tiep nhan", CommentState.Received), ("ghi nhan", CommentState.Received), ("da tra loi", CommentState.Answered), ("tra loi", CommentState.Answered), ("da giai trinh", CommentState.Answered),
    ];

    /// <param name="due">Day promised or expected; null: none was given.</param>
    /// <param name="problems">What is wrong, as a clerk reads it.</param>
    /// <param name="remarks">What was understood otherwise than written.</param>
    /// <returns>Null: no outcome yet.</returns>
    public static CommentAction? Read(ListRow row, DateOnly? due, List<string> problems, List<string> remarks)
    {
        var (result, answer) = (row[ImportColumn.Result], row[ImportColumn.Answer]);
        var state = result is null ? null : StateOf(result);
        if (result is not null && state is null)
        {
            if (answer is not null || result.Length < FewestLettersOfAnAnswer)
            {
                problems.Add(TextsImport.UnknownResult(result));
                return null;
            }

            remarks.Add(TextsImport.TakenAsAnswer);
            answer = result;
        }

        return (state ?? (answer is null ? CommentState.Received : CommentState.Answered)) switch
        {
            CommentState.Received => null,
            CommentState.AnsweredOnSpot => new CommentAction.AnswerOnSpot(answer ?? result!),
            CommentState.Answered => new CommentAction.Answer(answer ?? result!, row[ImportColumn.Proof], row[ImportColumn.LegalGround]),
            CommentState.Done when row[ImportColumn.Proof] is { } proof && answer is not null => new CommentAction.Finish(answer, proof),
            CommentState.Done => Problem(TextsImport.DoneNeedsProof),
            CommentState.Promised when due is { } day => new CommentAction.Promise(answer ?? row[ImportColumn.Note] ?? "", day),
            CommentState.Promised => Problem(TextsImport.NeedsDue),
            CommentState.Forwarded => new CommentAction.Forward(row[ImportColumn.Body] ?? "", answer ?? row[ImportColumn.Note] ?? "", due),
            CommentState.Assigned => row[ImportColumn.Officer] is { } officer ? new CommentAction.Assign(officer) : null,
            CommentState.Refused => Problem(TextsImport.RefuseAtDesk),
            _ => Problem(TextsImport.UnknownResult(result!)),
        };

        CommentAction? Problem(string what)
        {
            problems.Add(what);
            return null;
        }
    }

    private static CommentState? StateOf(string result)
    {
        if (CommentStates.OfWireName(result.Trim().ToLowerInvariant()) is { } named)
        {
            return named;
        }

        // A whole sentence is an answer, whatever words it has.
        var folded = TypedText.Folded(result);
        return folded.Length > 2 * FewestLettersOfAnAnswer
            ? null
            : ByWords.Where(one => TypedText.Has(folded, one.Words)).Select(one => (CommentState?)one.State).FirstOrDefault();
    }
}
