using CivicBot.Dialogues.Records;

namespace CivicBot.Dialogues.Desk;

/// <summary>A dialogue day about to be planned.</summary>
public sealed record NewDay
{
    public required string Commune { get; init; }

    public required DateOnly Date { get; init; }

    public required string Place { get; init; }

    public DayKind Kind { get; init; }

    public string? ProgrammeId { get; init; }

    /// <summary>Null: a general title.</summary>
    public string? Title { get; init; }

    public string? Subject { get; init; }

    public TimeOnly? From { get; init; }

    public TimeOnly? To { get; init; }

    public IReadOnlyList<string> Neighbourhoods { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Hosts { get; init; } = [];

    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>Null: by the settings.</summary>
    public DateTimeOffset? CutOff { get; init; }

    /// <summary>True: it took place already and is recorded afterwards.</summary>
    public bool Past { get; init; }
}
