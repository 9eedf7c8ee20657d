using System.Globalization;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Topics;
using CivicBot.Storage;

namespace CivicBot.Comments.Corrections;

/// <summary>
/// The ledger of what officials corrected (sổ chỉnh sửa lĩnh vực). It only grows, oldest first: replayed from the beginning it gives the same classifier, and it
/// tells who corrected what and when. Texts are masked, and nothing tells whose comment it was.
/// </summary>
public sealed class TopicCorrections
{
    private const string FirstStep = """
        CREATE TABLE topic_correction(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL,
            topics TEXT NOT NULL,
            corrected_at TEXT NOT NULL,
            corrected_by TEXT NOT NULL);
        """;

    private readonly SqliteReaders readers;
    private readonly SqliteWriter writer;

    public TopicCorrections(SqliteDatabase database, SqliteReaders readers, SqliteWriter writer)
    {
        database.Migrate("topic-corrections", [FirstStep]);
        this.readers = readers;
        this.writer = writer;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<TopicCorrection> All() => readers.Read(session =>
    {
        var rows = session.Prepare("SELECT text, topics, corrected_at, corrected_by FROM topic_correction ORDER BY id");
        var corrections = new List<TopicCorrection>();
        while (rows.Step())
        {
            corrections.Add(new TopicCorrection(
                rows.Text(0), rows.Text(1).Split(','), DateTimeOffset.Parse(rows.Text(2), CultureInfo.InvariantCulture), rows.Text(3)));
        }

        return corrections;
    });

    /// <summary>How many there are; tells cheaply whether there is something new to learn.</summary>
    public long Count() => readers.Read(session =>
    {
        var rows = session.Prepare("SELECT count(*) FROM topic_correction");
        return rows.Step() ? rows.Integer(0) : 0;
    });

    /// <summary>Adds a correction.</summary>
    /// <param name="comment">As it was read: taken instead of a text, so that only its masked form can be stored.</param>
    /// <param name="topics">Topic ids, the main one first.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who: office, title or account name.</param>
    /// <param name="cancellationToken">Lets it be left out while it has not begun.</param>
    /// <returns>What was stored.</returns>
    /// <exception cref="ArgumentException">The topics, the name or the comment cannot be used; the message says why.</exception>
    public async Task<TopicCorrection> AddAsync(CommentReading comment, IReadOnlyList<string> topics, DateTimeOffset at, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(comment.Masked, nameof(comment));
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (TopicCorrection.ProblemOf(topics) is { } problem)
        {
            throw new ArgumentException(problem, nameof(topics));
        }

        var moment = VietnamTime.ToVietnam(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var correction = new TopicCorrection(comment.Masked.Trim(), topics, DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), by.Trim());
        await writer.WriteAsync(
            session => session.Prepare("INSERT INTO topic_correction(text, topics, corrected_at, corrected_by) VALUES (?, ?, ?, ?)")
                .Bind(correction.Text).Bind(string.Join(',', topics)).Bind(moment).Bind(correction.By).Execute(),
            cancellationToken);
        return correction;
    }
}
