using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Upcoming;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Screening;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Intake;

/// <summary>What a clerk types for a citizen who called, wrote on paper or spoke in the room.</summary>
public sealed record StaffComment
{
    /// <summary>Stable key of the form; the same again files nothing new.</summary>
    public required string Occasion { get; init; }

    public required string Commune { get; init; }

    /// <summary>Phone, paper or room.</summary>
    public required CommentChannel Channel { get; init; }

    public required string Text { get; init; }

    /// <summary>Null: as the text says.</summary>
    public string? Place { get; init; }

    /// <summary>Id of the neighbourhood that the matter belongs to where the words name none; null: unknown.</summary>
    public string? Neighbourhood { get; init; }

    /// <summary>Id of a dialogue day; null: the next that fits, for the room the day must be named.</summary>
    public string? DayId { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>Only if offered.</summary>
    public string? Name { get; init; }

    /// <summary>Only if offered.</summary>
    public string? Phone { get; init; }

    /// <summary>Topic ids where the clerk knows better; null: as the text says.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Read back to the citizen and confirmed; false for a sheet of paper.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Several matters become a comment each.</summary>
    public bool Split { get; init; }

    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];

    /// <summary>Where on the sheet or list it stands.</summary>
    public string? Source { get; init; }

    public required Actor By { get; init; }
}

/// <summary>What came of a clerk's form.</summary>
public abstract record StaffOutcome
{
    private StaffOutcome()
    {
    }

    /// <param name="Comments">One, or one for each matter.</param>
    /// <param name="Matters">The separate matters that the text holds; more than one where it could have been split.</param>
    /// <param name="Notes">What the clerk should tell or know, Vietnamese, a sentence each.</param>
    public sealed record Filed(IReadOnlyList<FiledComment> Comments, IReadOnlyList<string> Matters, IReadOnlyList<string> Notes) : StaffOutcome;

    /// <param name="Why">One sentence, Vietnamese.</param>
    public sealed record Refused(string Why) : StaffOutcome;
}

/// <summary>Takes comments that were said or written elsewhere (nhập hộ), by the same rules as the conversation: same code, same day, same screening.</summary>
public sealed class StaffEntry(
    RecordsDatabase records, CommentFiling filing, CitizenContacts contacts, ICommentReader reader, ICommuneDirectory communes, IUpcomingDays days, TimeProvider time)
{
    /// <summary>A person waits: the program needs a few seconds after its start.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="CommentsNotReadyException">Comments cannot be read: a list is wrong.</exception>
    public async Task<StaffOutcome> FileAsync(StaffComment form, CancellationToken cancellationToken)
    {
        if (communes.Find(form.Commune) is not { } commune)
        {
            return new StaffOutcome.Refused(IntakeTexts.NoSuchCommune(form.Commune));
        }

        if (await ProblemAsync(form, cancellationToken) is { } problem)
        {
            return new StaffOutcome.Refused(problem);
        }

        await ReadyAsync(cancellationToken);
        var text = form.Text.Normalize().Trim();
        var whole = reader.Read(text, commune);
        var matters = form.Split && whole.Issues.Count > 1 ? whole.Issues : [text];
        var place = form.Place is { } said ? reader.Read(said, commune).Place : null;
        var upcoming = await days.OfAsync(form.Commune, time.GetUtcNow(), cancellationToken);
        var comments = matters
            .Select((matter, index) => New(form, matters.Count == 1 ? form.Occasion : $"{form.Occasion}/{index}", matter, reader.Read(matter, commune), place?.Neighbourhood?.Id, upcoming))
            .ToList();
        var filed = await records.WriteAsync(
            async (context, token) =>
            {
                var citizen = await contacts.FindOrAddAsync(context, form.Commune, form.Name, form.Phone, form.Occasion, time.GetUtcNow(), token);
                var codes = new List<FiledComment>();
                foreach (var comment in comments)
                {
                    codes.Add(await filing.FileAsync(context, comment with { CitizenId = citizen?.Id }, token));
                    await context.SaveChangesAsync(token);
                }

                return codes;
            },
            cancellationToken);
        return new StaffOutcome.Filed(filed, whole.Issues, [.. Notes(form, whole, filed)]);
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await reader.Ready.WaitAsync(Patience, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new CommentsNotReadyException();
        }
    }

    private NewComment New(StaffComment form, string occasion, string text, CommentReading reading, string? neighbourhood, IReadOnlyList<UpcomingDay> upcoming)
    {
        neighbourhood ??= reading.Place.Neighbourhood is null ? form.Neighbourhood : null;
        var day = form.DayId is { } chosen
            ? upcoming.FirstOrDefault(one => one.Id == chosen)
            : DayChoice.For(upcoming, [.. form.Topics ?? reading.Topics.Assigned], neighbourhood ?? reading.Place.Neighbourhood?.Id);
        return new NewComment
        {
            Occasion = occasion,
            Commune = form.Commune,
            Channel = form.Channel,
            Anonymous = form.Anonymous,
            Text = text,
            Reading = reading,
            Topics = form.Topics,
            Place = string.IsNullOrWhiteSpace(form.Place) ? null : form.Place.Trim(),
            Neighbourhood = neighbourhood,
            DayId = form.DayId ?? day?.Id,

            // What is said in the meeting itself is not late.
            Late = form.Channel != CommentChannel.Room && day is not null && time.GetUtcNow() >= day.CutOff,
            By = form.By,
            Confirmed = form.Confirmed,
            At = time.GetUtcNow(),
            Source = form.Source,
            Attachments = form.Attachments,
        };
    }

    private async Task<string?> ProblemAsync(StaffComment form, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(form.Text))
        {
            return IntakeTexts.NeedsText;
        }

        if (form.Channel is not (CommentChannel.Phone or CommentChannel.Paper or CommentChannel.Room))
        {
            return IntakeTexts.WrongChannel;
        }

        if (form.Topics is { } topics && Knowledge.Topics.TopicCorrection.ProblemOf(topics) is not null)
        {
            return IntakeTexts.WrongTopics;
        }

        if (form.Neighbourhood is { } id && communes.Find(form.Commune)!.Neighbourhoods.All(n => n.Id != id))
        {
            return IntakeTexts.NoSuchNeighbourhood;
        }

        if (form.DayId is not { } day)
        {
            return form.Channel == CommentChannel.Room ? IntakeTexts.RoomNeedsDay : null;
        }

        await using var context = records.Read();
        return await context.Days.AnyAsync(d => d.Id == day && d.Commune == form.Commune && d.State != Dialogues.Records.DayState.Cancelled, cancellationToken)
            ? null
            : IntakeTexts.NoSuchDay(day);
    }

    private static IEnumerable<string> Notes(StaffComment form, CommentReading reading, IReadOnlyList<FiledComment> filed)
    {
        if (reading.Screening.Has(Sensitivity.Emergency))
        {
            yield return IntakeTexts.IsEmergency;
        }

        if (reading.Screening.Has(Sensitivity.Denunciation))
        {
            yield return IntakeTexts.IsDenunciation;
        }

        if (!form.Split && reading.Issues.Count > 1)
        {
            yield return IntakeTexts.HoldsSeveral(reading.Issues.Count);
        }

        if (filed.Any(one => one.Late))
        {
            yield return IntakeTexts.IsLate;
        }

        if (filed.All(one => one.DayId is null))
        {
            yield return IntakeTexts.WaitsForDay;
        }
    }
}
