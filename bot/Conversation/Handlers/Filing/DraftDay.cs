using CivicBot.Dialogues;
using CivicBot.Dialogues.Upcoming;
using CivicBot.Knowledge.Comments;

namespace CivicBot.Conversation.Handlers.Filing;

/// <summary>The dialogue day that a draft is for.</summary>
/// <param name="Day">Null: kept for the next one.</param>
/// <param name="Late">The day's cut-off has passed; the comment is taken all the same.</param>
internal sealed record DraftDay(UpcomingDay? Day, bool Late)
{
    /// <summary>The day chosen by the citizen, else the one that takes such matters and places in.</summary>
    public static DraftDay For(Turn turn, CommentDraft draft, CommentReading reading)
    {
        var days = turn.Comments.Opened.Days;
        var day = draft.DayId switch
        {
            null => DayChoice.For(days, reading.Topics.Assigned, draft.Neighbourhood ?? reading.Place.Neighbourhood?.Id),
            CommentDraft.NoDay => null,
            var chosen => days.FirstOrDefault(one => one.Id == chosen),
        };
        return new DraftDay(day, day is not null && turn.Now >= day.CutOff);
    }

    public static string InWords(UpcomingDay day) => Texts.DayInShort(day.Date, day.From, day.Place);
}
