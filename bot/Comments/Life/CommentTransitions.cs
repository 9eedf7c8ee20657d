using System.Collections.Frozen;
using static CivicBot.Comments.Life.ActorKind;
using static CivicBot.Comments.Life.CommentState;

namespace CivicBot.Comments.Life;

/// <summary>One allowed step.</summary>
/// <param name="By">Who may take it.</param>
/// <param name="Tells">Whether the citizen is told; never about what the citizen did.</param>
public sealed record CommentTransition(CommentState From, CommentState To, ActorKind By, bool Tells);

/// <summary>The one table of what may become of a comment.</summary>
public static class CommentTransitions
{
    private static readonly CommentState[] WithAnOfficer = [Assigned, NeedsInformation, Forwarded, Promised, Reopened];

    /// <summary>Every allowed step, once.</summary>
    public static IReadOnlyList<CommentTransition> All { get; } =
    [
        new(Received, Confirmed, Citizen | Official, Tells: false),

        .. From([Received, Confirmed, .. WithAnOfficer], Assigned, Official, tells: false),
        .. From([Assigned, Forwarded, Reopened], Confirmed, Official, tells: false),
        .. From([Received, Confirmed, Assigned, Forwarded, Promised, Reopened], NeedsInformation, Official, tells: true),
        new(NeedsInformation, Assigned, Citizen, Tells: false),
        .. From([Received, Confirmed, .. WithAnOfficer], Forwarded, Official, tells: true),
        .. From([Received, Confirmed, .. WithAnOfficer], Promised, Official, tells: true),

        .. From([Received, Confirmed, .. WithAnOfficer], AnsweredOnSpot, Official, tells: true),
        .. From([Received, Confirmed, .. WithAnOfficer], Answered, Official, tells: true),
        .. From([Received, Confirmed, .. WithAnOfficer, AnsweredOnSpot, Answered], Done, Official, tells: true),
        .. From([Received, Confirmed, .. WithAnOfficer], Refused, Official, tells: true),
        .. From([Received, Confirmed, .. WithAnOfficer], Duplicate, Official, tells: true),
        .. From([Received, Confirmed, .. WithAnOfficer], Withdrawn, Citizen, tells: false),

        .. From([AnsweredOnSpot, Answered, Done, Refused], Reopened, Citizen | Official, tells: true),

        // By the program where the comment that it was a duplicate of is withdrawn.
        new(Duplicate, Reopened, Citizen | Official | ActorKind.System, Tells: true),
        new(Withdrawn, Reopened, Citizen, Tells: false),
    ];

    private static readonly FrozenDictionary<(CommentState, CommentState), CommentTransition> ByStep = Merge(All);

    /// <summary>Null where this step is not allowed to anybody.</summary>
    public static CommentTransition? Find(CommentState from, CommentState to) => ByStep.GetValueOrDefault((from, to));

    /// <summary>What may follow.</summary>
    public static IEnumerable<CommentTransition> After(CommentState from) => ByStep.Values.Where(t => t.From == from);

    private static IEnumerable<CommentTransition> From(CommentState[] states, CommentState to, ActorKind by, bool tells) =>
        states.Select(from => new CommentTransition(from, to, by, tells));

    // Two lines may allow one step to different people.
    private static FrozenDictionary<(CommentState, CommentState), CommentTransition> Merge(IReadOnlyList<CommentTransition> all) => all
        .GroupBy(t => (t.From, t.To))
        .ToFrozenDictionary(g => g.Key, g => g.Aggregate((one, other) => one with { By = one.By | other.By, Tells = one.Tells || other.Tells }));
}
