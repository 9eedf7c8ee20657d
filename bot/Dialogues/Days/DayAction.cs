using CivicBot.Dialogues.Records;

namespace CivicBot.Dialogues.Days;

/// <summary>What an official does with a dialogue day, with what it must bring.</summary>
public abstract record DayAction
{
    private DayAction()
    {
    }

    public abstract DayStep Step { get; }

    /// <summary>Null members stay as they are. A new date, hour or place of an announced day is announced anew.</summary>
    public sealed record Edit : DayAction
    {
        public override DayStep Step => DayStep.Edit;

        public string? Title { get; init; }

        public string? Subject { get; init; }

        public DateOnly? Date { get; init; }

        public TimeOnly? From { get; init; }

        public TimeOnly? To { get; init; }

        public string? Place { get; init; }

        public IReadOnlyList<string>? Neighbourhoods { get; init; }

        public IReadOnlyList<string>? Topics { get; init; }

        public IReadOnlyList<string>? Hosts { get; init; }

        public IReadOnlyList<string>? Guests { get; init; }

        /// <summary>Through what the change is announced; needed where an announced day moves.</summary>
        public IReadOnlyList<string> Through { get; init; } = [];

        /// <summary>Needed where an announced day moves with less than 7 days left.</summary>
        public string? LateBecause { get; init; }

        /// <summary>Whether people would come to the wrong place or at the wrong time.</summary>
        public bool Moves(DialogueDay day) =>
            (Date is { } date && date != day.Date) || (From is { } from && from != day.From) || (Place is { } place && place != day.Place);
    }

    /// <param name="Through">OA, Zalo groups, loudspeaker, posters …; at least one.</param>
    /// <param name="On">The day on which people were told, where it is recorded later; null: today.</param>
    /// <param name="LateBecause">Needed where fewer than 7 days are left.</param>
    public sealed record Announce(IReadOnlyList<string> Through, DateOnly? On, string? LateBecause) : DayAction
    {
        public override DayStep Step => DayStep.Announce;
    }

    /// <param name="At">From this moment a comment is late; not after the day itself.</param>
    public sealed record CutOff(DateTimeOffset At) : DayAction
    {
        public override DayStep Step => DayStep.CutOff;
    }

    public sealed record Hold : DayAction
    {
        public override DayStep Step => DayStep.Hold;
    }

    /// <param name="People">Negative to correct an earlier count.</param>
    /// <param name="Officials">Likewise.</param>
    /// <param name="Neighbourhood">Id; null: not told.</param>
    public sealed record Count(int People, int Officials, string? Neighbourhood, string? Note) : DayAction
    {
        public override DayStep Step => DayStep.Count;
    }

    /// <summary>So many are present in all, whatever was counted before; becomes a <see cref="Count"/> of the difference.</summary>
    public sealed record CountTo(int People, int Officials) : DayAction
    {
        public override DayStep Step => DayStep.Count;

        public Count From((int People, int Officials)? counted) => new(People - (counted?.People ?? 0), Officials - (counted?.Officials ?? 0), Neighbourhood: null, Note: null);
    }

    /// <param name="Text">What the chair concluded; may be given again until the numbers are fixed.</param>
    /// <param name="CarryOver">True: comments that nobody dealt with go on to the next suitable day.</param>
    public sealed record Conclude(string Text, bool CarryOver) : DayAction
    {
        public override DayStep Step => DayStep.Conclude;
    }

    public sealed record Report : DayAction
    {
        public override DayStep Step => DayStep.Report;
    }

    /// <param name="Through">Posted at the office, OA, heads of neighbourhoods …; at least one.</param>
    /// <param name="On">The day on which it was made public, where it is recorded later; null: today.</param>
    public sealed record Publish(IReadOnlyList<string> Through, DateOnly? On) : DayAction
    {
        public override DayStep Step => DayStep.Publish;
    }

    /// <summary>Mở lại báo cáo: the fixed numbers were wrong; they are dropped, and fixed anew later.</summary>
    public sealed record Reopen(string Reason) : DayAction
    {
        public override DayStep Step => DayStep.Reopen;
    }

    public sealed record Cancel(string Reason) : DayAction
    {
        public override DayStep Step => DayStep.Cancel;
    }
}
