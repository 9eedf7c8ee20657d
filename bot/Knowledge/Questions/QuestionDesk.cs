using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Places;
using CivicBot.Storage.Records;
using CivicBot.Understanding;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Knowledge.Questions;

/// <summary>Questions without an answer, those alike together, with what officials decided about them. Masked words only; nobody knows who asked.</summary>
public sealed class QuestionDesk(IUnansweredQuestions questions, CommentLearning learning, RecordsDatabase records, TimeProvider time)
{
    /// <summary>The most frequent and newest ones; the others wait behind them.</summary>
    public const int Most = 400;

    /// <param name="neighbourhoods">Of the commune: the same list each time.</param>
    /// <returns>Most often asked first.</returns>
    public async Task<IReadOnlyList<QuestionGroup>> GroupsAsync(string commune, IReadOnlyCollection<Neighbourhood> neighbourhoods, CancellationToken cancellationToken)
    {
        var asked = questions.Groups(commune, since: null).Take(Most).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        await using var context = records.Read();
        var marks = await context.QuestionMarks.Where(mark => mark.Commune == commune).ToDictionaryAsync(mark => mark.Id, cancellationToken);
        return Grouped(asked, await ClustersAsync(asked, neighbourhoods), question => marks.GetValueOrDefault(IdOf(commune, question.Folded)));
    }

    /// <summary>Marks questions by their folded words; <see cref="QuestionState.Open"/> takes the mark away.</summary>
    /// <returns>How many were of this commune and marked.</returns>
    public async Task<int> MarkAsync(string commune, IReadOnlyCollection<string> folded, QuestionState state, string by, CancellationToken cancellationToken)
    {
        var known = questions.Groups(commune, since: null).Select(question => question.Folded).Where(folded.Contains).ToList();
        var now = time.GetUtcNow();
        return known.Count == 0 ? 0 : await records.WriteAsync(
            async (context, token) =>
            {
                foreach (var one in known)
                {
                    await SetAsync(context, commune, IdOf(commune, one), state, by, now, token);
                }

                context.Audit.Add(new AuditEntry
                {
                    Id = Guid.CreateVersion7(),
                    At = now,
                    Who = by,
                    Commune = commune,
                    Action = "knowledge.question",
                    Subject = state.ToString(),
                    Detail = known.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                });
                return known.Count;
            },
            cancellationToken);
    }

    private static async Task SetAsync(RecordsContext context, string commune, Guid id, QuestionState state, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mark = await context.QuestionMarks.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        switch (mark, state)
        {
            case (null, QuestionState.Open):
                break;
            case (null, _):
                context.QuestionMarks.Add(new QuestionMark { Id = id, Commune = commune, State = state, By = by, At = now });
                break;
            case (_, QuestionState.Open):
                context.QuestionMarks.Remove(mark);
                break;
            default:
                (mark.State, mark.By, mark.At) = (state, by, now);
                break;
        }
    }

    /// <summary>A group's state is that of its questions while they agree; a new wording opens it again.</summary>
    internal static IReadOnlyList<QuestionGroup> Grouped(IReadOnlyList<UnansweredGroup> asked, IReadOnlyList<int> clusters, Func<UnansweredGroup, QuestionMark?> markOf) =>
    [
        .. asked.Zip(clusters)
            .GroupBy(one => one.Second, one => one.First)
            .Select(group =>
            {
                var marks = group.Select(markOf).ToList();
                var first = marks[0];
                return new QuestionGroup([.. group], first is not null && marks.TrueForAll(mark => mark?.State == first.State) ? marks.OfType<QuestionMark>().MaxBy(mark => mark.At) : null);
            })
            .OrderByDescending(group => group.Count).ThenByDescending(group => group.Last),
    ];

    /// <summary>By the same comparison as comments; while that is still being learned, each question stands alone.</summary>
    private async Task<IReadOnlyList<int>> ClustersAsync(List<UnansweredGroup> asked, IReadOnlyCollection<Neighbourhood> neighbourhoods)
    {
        if (!learning.Learned.IsCompletedSuccessfully)
        {
            return [.. Enumerable.Range(1, asked.Count)];
        }

        var understanding = await learning.Learned;
        var clusters = understanding.NewClusters();
        return [.. asked.Select(question => Add(understanding.Read(question.Text, neighbourhoods), question.Folded))];

        int Add(CommentReading reading, string id) => clusters.Add(id, reading.Text, reading.Place, reading.Topics.Assigned);
    }

    private static Guid IdOf(string commune, string folded) => RecordIds.For("question-mark", $"{commune}\n{folded}");
}

/// <summary>Questions that ask the same.</summary>
/// <param name="Questions">At least one; the most frequent first.</param>
/// <param name="Mark">What was decided for all of them; null: open.</param>
public sealed record QuestionGroup(IReadOnlyList<UnansweredGroup> Questions, QuestionMark? Mark)
{
    public int Count => Questions.Sum(question => question.Count);

    public DateOnly Last => Questions.Max(question => question.Last);

    public QuestionState State => Mark?.State ?? QuestionState.Open;

    /// <summary>The procedure that came nearest most often; null: none.</summary>
    public string? Nearest => Questions.Where(question => question.Nearest is not null).GroupBy(question => question.Nearest, StringComparer.Ordinal).MaxBy(group => group.Sum(question => question.Count))?.Key;
}
