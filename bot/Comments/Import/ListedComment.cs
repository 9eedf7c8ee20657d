using System.Globalization;
using System.Text;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Comments;

namespace CivicBot.Comments.Import;

/// <summary>One row as it is filed.</summary>
internal sealed record ListedComment
{
    public required int Row { get; init; }

    public required Commune Commune { get; init; }

    public required CommentChannel Channel { get; init; }

    public required string Text { get; init; }

    public required CommentReading Reading { get; init; }

    /// <summary>Null: the machine's.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    public string? Place { get; init; }

    public string? Neighbourhood { get; init; }

    public string? DayId { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public bool Anonymous { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null: no outcome yet.</summary>
    public CommentAction? Outcome { get; init; }

    public required DateTimeOffset OutcomeAt { get; init; }

    /// <summary>What makes it the same comment when the list comes again, also in a longer one; not the running number.</summary>
    public string Content => string.Join(
        '\n', Commune.Id, At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Text, Name, Phone, Place, Neighbourhood);

    /// <summary>Reads a row.</summary>
    /// <param name="problems">Why it cannot be taken; then the result is null.</param>
    /// <param name="remarks">What was understood otherwise than written.</param>
    public static ListedComment? Of(ListRow row, bool datesFrom1904, ImportContext context, List<string> problems, List<string> remarks)
    {
        var text = (row[ImportColumn.Text] ?? "").Normalize(NormalizationForm.FormC);
        var commune = CommuneOf(row, context, problems);
        var today = DateOnly.FromDateTime(context.Now.DateTime);
        var day = DayOf(row, commune, datesFrom1904, context, problems);
        var at = MomentOf(row[ImportColumn.ReceivedOn], datesFrom1904, problems) ?? (day is null ? context.Now : VietnamTime.At(day.Date < today ? day.Date : today, day.From ?? new TimeOnly(8, 0)));
        var outcomeAt = MomentOf(row[ImportColumn.AnsweredOn], datesFrom1904, problems) ?? at;
        var due = MomentOf(row[ImportColumn.Due], datesFrom1904, problems);
        var outcome = ImportResult.Read(row, due is { } promised ? VietnamTime.DateOf(promised) : null, problems, remarks);
        var channel = ChannelOf(row[ImportColumn.Channel], problems);
        Check(text.Length == 0, TextsImport.NoText);
        Check(text.Length > 20_000, TextsImport.TextTooLong);
        Check(VietnamTime.DateOf(at) > today, TextsImport.FutureDate);
        Check(outcomeAt < at, TextsImport.AnswerBeforeComment);
        if (problems.Count > 0)
        {
            return null;
        }

        var place = row[ImportColumn.Place]?.Normalize(NormalizationForm.FormC);
        return new ListedComment
        {
            Row = row.Number,
            Commune = commune,
            Channel = channel,
            Text = text,
            Reading = context.Read(text, commune.Neighbourhoods),
            Topics = TopicsOf(row[ImportColumn.Topic], context, remarks),
            Place = place,
            Neighbourhood = place is null ? null : context.Read(place, commune.Neighbourhoods).Place.Neighbourhood?.Id,
            DayId = day?.Id,
            Name = row[ImportColumn.Name],
            Phone = PhoneOf(row[ImportColumn.Phone], remarks),
            Anonymous = row[ImportColumn.Anonymous] is { } hidden && TypedText.Folded(hidden) is not ("khong" or "no" or "0" or ""),
            Note = row[ImportColumn.Note],
            At = at,
            Outcome = outcome,
            OutcomeAt = outcomeAt,
        };

        void Check(bool wrong, string problem)
        {
            if (wrong)
            {
                problems.Add(problem);
            }
        }
    }

    private static Commune CommuneOf(ListRow row, ImportContext context, List<string> problems)
    {
        if (row[ImportColumn.Commune] is not { } cell)
        {
            return context.Default;
        }

        var folded = TypedText.Folded(cell);
        var named = context.Communes.Where(commune => commune.Id == cell.Trim() || TypedText.Folded(commune.Name) == folded || TypedText.Folded(commune.Name).EndsWith(" " + folded, StringComparison.Ordinal)).ToList();
        if (named.Count != 1)
        {
            problems.Add(TextsImport.UnknownCommune(cell));
        }

        return named.Count == 1 ? named[0] : context.Default;
    }

    private static Dialogues.Records.DialogueDay? DayOf(ListRow row, Commune commune, bool datesFrom1904, ImportContext context, List<string> problems)
    {
        if (row[ImportColumn.Day] is not { } cell)
        {
            return context.Days.SingleOrDefault(day => day.Id == context.DayId);
        }

        DateOnly? date = ImportDates.Read(cell, datesFrom1904) is { } moment ? DateOnly.FromDateTime(moment) : null;
        var found = context.Days.Where(day => day.Id == cell.Trim() || (day.Commune == commune.Id && day.Date == date)).ToList();
        if (found.Count != 1)
        {
            problems.Add(TextsImport.UnknownDay(cell));
        }

        return found.Count == 1 ? found[0] : null;
    }

    private static DateTimeOffset? MomentOf(string? cell, bool datesFrom1904, List<string> problems)
    {
        if (cell is null)
        {
            return null;
        }

        if (ImportDates.Read(cell, datesFrom1904) is { } local)
        {
            return VietnamTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        }

        problems.Add(TextsImport.NotADate(cell));
        return null;
    }

    private static IReadOnlyList<string>? TopicsOf(string? cell, ImportContext context, List<string> remarks)
    {
        if (cell is null)
        {
            return null;
        }

        var topics = context.Topics.Of(cell);
        if (topics.Count == 0)
        {
            remarks.Add(TextsImport.UnknownTopic(cell));
        }

        return topics.Count == 0 ? null : topics;
    }

    private static CommentChannel ChannelOf(string? cell, List<string> problems)
    {
        var folded = TypedText.Folded(cell ?? "");
        (string Word, CommentChannel Channel)[] words =
        [
            ("giay", CommentChannel.Paper), ("phieu", CommentChannel.Paper), ("hom thu", CommentChannel.Paper), ("don", CommentChannel.Paper), ("paper", CommentChannel.Paper),
            ("dien thoai", CommentChannel.Phone), ("duong day nong", CommentChannel.Phone), ("phone", CommentChannel.Phone),
            ("truc tiep", CommentChannel.Room), ("hoi nghi", CommentChannel.Room), ("tai cho", CommentChannel.Room), ("doi thoai", CommentChannel.Room), ("hoi truong", CommentChannel.Room), ("room", CommentChannel.Room),
            ("zalo", CommentChannel.Import), ("facebook", CommentChannel.Import), ("mang", CommentChannel.Import), ("import", CommentChannel.Import), ("khac", CommentChannel.Import),
        ];
        if (folded.Length == 0)
        {
            return CommentChannel.Import;
        }

        if (Array.Find(words, one => TypedText.Has(folded, one.Word)) is { Word: not null } found)
        {
            return found.Channel;
        }

        problems.Add(TextsImport.UnknownChannel(cell!));
        return CommentChannel.Import;
    }

    /// <summary>Spreadsheets take the zero off a number.</summary>
    private static string? PhoneOf(string? cell, List<string> remarks)
    {
        if (cell is { Length: 9 } && cell.All(char.IsAsciiDigit) && cell[0] != '0')
        {
            remarks.Add(TextsImport.WithoutPhoneZero);
            return "0" + cell;
        }

        return cell;
    }
}
