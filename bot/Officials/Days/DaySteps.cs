using CivicBot.Dialogues;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials.Days;

/// <summary>How far a step of a day is.</summary>
internal enum Standing
{
    Done,

    /// <summary>To be done next; nothing is missing.</summary>
    Now,

    /// <summary>Not yet, or something is missing.</summary>
    Later,
}

/// <param name="Note">What was done, or what is missing.</param>
internal sealed record DayStepLine(DayStep Step, string Name, Standing Standing, string Note);

/// <summary>The way of a day from plan to published result, with what is missing at each step. Pure.</summary>
internal static class DaySteps
{
    public static IReadOnlyList<DayStepLine> Of(DialogueDay day, (int People, int Officials)? counted, DateTimeOffset now)
    {
        if (day.State == DayState.Cancelled)
        {
            return [];
        }

        var lines = new List<DayStepLine>();
        if (day.Kind == DayKind.Dialogue)
        {
            lines.Add(day.AnnouncedAt is { } announced
                ? new(DayStep.Announce, "Thông báo cho người dân", Standing.Done, $"{Date(announced)}, qua {string.Join(", ", day.AnnouncedThrough)}")
                : new(DayStep.Announce, "Thông báo cho người dân", Standing.Now, $"Chậm nhất {DialogueTexts.Date(LegalTerms.AnnounceBy(day.Date))}"));
            lines.Add(CutOff(day, now));
        }

        lines.Add(day.HeldAt is { } held
            ? new(DayStep.Hold, "Khai mạc", Standing.Done, Date(held))
            : Open(day, new DayAction.Hold(), "Khai mạc", counted, now, "Bấm khi bắt đầu họp"));
        lines.Add(counted is var (people, officials)
            ? new(DayStep.Count, "Điểm danh, ghi ý kiến tại phòng", Standing.Done, $"{people} người dân, {officials} cán bộ")
            : Open(day, new DayAction.Count(1, 0, null, null), "Điểm danh, ghi ý kiến tại phòng", counted, now, "Chưa ghi số người dự"));
        lines.Add(day.Conclusion is { } conclusion && !string.IsNullOrWhiteSpace(conclusion)
            ? new(DayStep.Conclude, "Kết luận của người chủ trì", Standing.Done, conclusion)
            : Open(day, new DayAction.Conclude("-", CarryOver: false), "Kết luận của người chủ trì", counted, now, "Chưa có kết luận"));
        lines.Add(day.ReportedAt is { } reported
            ? new(DayStep.Report, "Chốt số liệu", Standing.Done, Date(reported))
            : Open(day, new DayAction.Report(), "Chốt số liệu", counted, now, "Xem lại các con số rồi chốt"));
        lines.Add(day.PublishedAt is { } published
            ? new(DayStep.Publish, "Công khai kết quả", Standing.Done, $"{Date(published)}, qua {string.Join(", ", day.PublishedThrough)}")
            : Open(day, new DayAction.Publish(["-"], On: null), "Công khai kết quả", counted, now, Term(day)));
        return lines;
    }

    private static DayStepLine CutOff(DialogueDay day, DateTimeOffset now)
    {
        var until = $"{DialogueTexts.Hour(TimeOnly.FromDateTime(VietnamTime.ToVietnam(day.CutOff).DateTime))} ngày {Date(day.CutOff)}";
        return (day.State, now >= day.CutOff || day.State.WasHeld()) switch
        {
            (_, true) => new(DayStep.CutOff, "Nhận ý kiến gửi trước", Standing.Done, $"Đã hết hạn {until}; gửi sau vẫn nhận"),
            (DayState.Announced, _) => new(DayStep.CutOff, "Nhận ý kiến gửi trước", Standing.Now, $"Đến {until}"),
            _ => new(DayStep.CutOff, "Nhận ý kiến gửi trước", Standing.Later, $"Sau khi thông báo, đến {until}"),
        };
    }

    private static DayStepLine Open(DialogueDay day, DayAction action, string name, (int People, int Officials)? counted, DateTimeOffset now, string ready) =>
        (DayTransitions.Find(day.State, action.Step), DayLife.Decide(day, action, counted, now)) switch
        {
            (null, _) => new(action.Step, name, Standing.Later, "Làm xong các bước trên rồi mới đến bước này"),
            (_, DayDecision.NotAllowed refused) => new(action.Step, name, Standing.Later, refused.Why),
            _ => new(action.Step, name, Standing.Now, ready),
        };

    private static string Term(DialogueDay day) =>
        day.Kind == DayKind.Dialogue ? $"Chậm nhất {DialogueTexts.Date(LegalTerms.PublishBy(day.Date))}" : "Luật không bắt buộc với chuyến đi cơ sở";

    private static string Date(DateTimeOffset at) => DialogueTexts.Date(VietnamTime.DateOf(at));
}
