using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Digests.Making;

/// <summary>Decides how a comment is shown in a kind of digest.</summary>
internal sealed class CommentShowing(DigestKind kind, DigestMaterial material, DigestKnowledge knowledge, DateOnly today, HashSet<string>? known)
{
    /// <summary>Of the nine digits, those that a public digest shows: the citizen finds the own comment, nobody else can ask for it.</summary>
    private const int PublicDigits = 3;

    private const string Usual = "thuong";

    private static readonly HashSet<string> Private = new(StringComparer.Ordinal) { "dan-su", "toa-an" };

    private bool IsPublic => kind == DigestKind.Public;

    /// <summary>Leaves the house: how the commune is getting on with it is nobody else's business.</summary>
    private bool IsOutward => kind is DigestKind.Public or DigestKind.Department;

    public DigestComment Show(CommentRow row)
    {
        var withheld = WithheldBecauseOf(row);
        var story = material.Story[row.Id].OrderBy(line => line.Number).ToList();
        return new DigestComment
        {
            Code = IsPublic ? row.Code[^PublicDigits..] : row.Code,
            Text = withheld is null ? Soften(row, row.Masked) : "",
            Withheld = withheld,
            Topics = row.Topics,
            TopicUnsure = row.TopicUnsure && !IsOutward,
            Place = IsPublic ? null : row.Place,
            Neighbourhood = row.Neighbourhood is { } id ? DigestNames.Neighbourhood(material.Commune, id) : null,
            Body = row.Body,
            BodyName = DigestNames.Body(knowledge, row.Body),
            Level = row.Level,
            Officer = DigestMembership.OfficerOf(row, material),
            State = row.State,
            ForwardedTo = row.ForwardedTo is { } to ? DigestNames.Body(knowledge, to) : null,
            ReceivedAt = VietnamTime.ToVietnam(row.ReceivedAt),
            DueOn = IsOutward ? null : row.DueOn,
            PromisedFor = row.PromisedFor,
            Overdue = row.IsOverdue(today) && !IsOutward,
            Late = row.Late && !IsOutward,
            Urgency = IsPublic ? Usual : row.Urgency,
            Emergency = row.Has(Concerns.Emergency) && !IsPublic,
            Softened = row.IsAbusive,
            Recurring = row.RecurrenceOfId is not null && !IsOutward,
            Supporters = row.Supporters,
            Attachments = material.Attachments.GetValueOrDefault(row.Id),
            Additions = IsPublic ? [] : [.. story.Where(line => line is { Kind: ChangeKind.Added, By: ActorKind.Citizen } && !string.IsNullOrWhiteSpace(line.Text)).Select(line => Soften(row, line.Text!))],
            Findings = IsPublic ? [] : [.. material.Findings[row.Id]],
            Result = withheld is null ? Result(row, story) : null,
            IsNew = !IsPublic && known is not null && !known.Contains(row.Code),
        };
    }

    private string Soften(CommentRow row, string text) => row.IsAbusive ? knowledge.Soften(text) : text;

    private WithheldBecause? WithheldBecauseOf(CommentRow row)
    {
        if (!IsPublic)
        {
            return null;
        }

        return row.IsAbusive ? WithheldBecause.Abuse : Private.Contains(row.Level) ? WithheldBecause.PrivateMatter : null;
    }

    /// <summary>The line that brought the comment where it stands, if it says something that may be read here.</summary>
    private DigestResult? Result(CommentRow row, List<StoryRow> story)
    {
        if (!Says(row.State) || story.LastOrDefault(line => line.Kind == ChangeKind.Moved && line.To == row.State) is not { } line || (line.Text ?? line.Target ?? line.Checked) is null)
        {
            return null;
        }

        var target = row.State == CommentState.Forwarded && line.Target is { } body ? DigestNames.Body(knowledge, body) : line.Target;
        return new DigestResult(
            line.Text, line.Checked, line.LegalGround, IsPublic && row.State == CommentState.Duplicate ? target?[^PublicDigits..] : target, line.Date, VietnamTime.DateOf(line.At));
    }

    // Questions to the citizen and what the citizen contests are between the two.
    private bool Says(CommentState state) => state is not (CommentState.Received or CommentState.Confirmed or CommentState.Assigned)
        && !(IsPublic && state is CommentState.NeedsInformation or CommentState.Reopened);
}
