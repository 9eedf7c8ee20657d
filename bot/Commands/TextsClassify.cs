using System.Globalization;
using System.Text;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Commands;

/// <summary>A comment as it was read, in words for an official.</summary>
internal static class TextsClassify
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <param name="reading">Of the whole comment.</param>
    /// <param name="issues">Of each separate matter; shown where there is more than one.</param>
    /// <param name="scheme">Names the topics.</param>
    public static string Lines(CommentReading reading, IReadOnlyList<CommentReading> issues, TopicScheme scheme)
    {
        var lines = new StringBuilder();
        Add("Lĩnh vực", string.Join("; ", reading.Topics.Assigned.Select(id => scheme[id].Name)));
        Add("Mức chắc chắn", reading.Topics.Confidence.ToString("P0", Vietnamese) + (reading.Topics.Unsure ? " (cần cán bộ xem lại)" : ""));
        Add("Nơi", reading.Place.Display ?? "không nêu rõ");
        if (reading.Place.Neighbourhood is { } neighbourhood)
        {
            Add("Thuộc", neighbourhood.Name);
        }

        Add("Thẩm quyền", $"{reading.Competence.Body.Name}. {reading.Competence.Body.Reason}");
        Add("Mức gấp", NameOf(reading.Urgency.Urgency));
        Add("Cần lưu ý", reading.Flags.Count == 0 ? "không" : string.Join("; ", reading.Flags.Select(NameOf)));
        Add("Nội dung đã che", reading.Masked);
        for (var i = 0; issues.Count > 1 && i < issues.Count; i++)
        {
            Add(string.Create(Vietnamese, $"Vấn đề {i + 1} ({scheme[issues[i].Topics.Assigned[0]].Name})"), issues[i].Masked);
        }

        return lines.ToString().TrimEnd();

        void Add(string label, string value) => lines.Append(label).Append(": ").AppendLine(value);
    }

    private static string NameOf(Urgency urgency) => urgency switch
    {
        Urgency.Today => "cần xem trong ngày",
        Urgency.Soon => "cần xem sớm",
        Urgency.Usual => "thường",
        _ => throw new ArgumentOutOfRangeException(nameof(urgency), urgency, "Unknown urgency."),
    };

    private static string NameOf(Sensitivity flag) => flag switch
    {
        Sensitivity.PersonalData => "có dữ liệu cá nhân",
        Sensitivity.Denunciation => "có thể là tố cáo",
        Sensitivity.Emergency => "có thể là việc khẩn cấp",
        Sensitivity.Abuse => "có lời lẽ xúc phạm",
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "Unknown flag."),
    };
}
