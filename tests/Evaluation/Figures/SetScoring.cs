namespace CivicBot.Evaluation.Figures;

/// <summary>All figures of a set, whatever its kind.</summary>
public static class SetScoring
{
    /// <param name="set">The labelled lines.</param>
    /// <param name="book">What the program said to them.</param>
    /// <param name="fieldOf">Folder of a procedure's slug; null where unknown.</param>
    public static SetReport Of(LabelledSet set, AnswerBook book, Func<string, string?> fieldOf) => set.Kind switch
    {
        SetKind.Questions => QuestionFigures.Of(set, book, fieldOf),
        SetKind.FollowUps => FollowUpFigures.Of(set, book),
        SetKind.OutOfScope => PolicyFigures.Of(set, book),
        SetKind.Comments => TopicFigures.Of(set, book),
        SetKind.Duplicates => DuplicateFigures.Of(set, book),
        SetKind.Sensitive => ScreeningFigures.Of(set, book),
        _ => throw new ArgumentOutOfRangeException(nameof(set), set.Kind, "Unknown kind of set."),
    };
}
