using System.ComponentModel.DataAnnotations;

namespace CivicBot.Conversation;

/// <summary>Settings of the conversation, section <c>Conversation</c>.</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversation";

    /// <summary>Days for which an answered note of a citizen is kept; told to citizens at first contact.</summary>
    [Range(7, 3650, ErrorMessage = "Conversation:RetentionDays must be 7 to 3650: how many days an answered note of a citizen is kept.")]
    public int RetentionDays { get; set; } = 90;

    /// <summary>Days for which questions without an answer are kept for the knowledge team; they carry no identity.</summary>
    [Range(7, 3650, ErrorMessage = "Conversation:QuestionRetentionDays must be 7 to 3650: how many days a question without an answer is kept.")]
    public int QuestionRetentionDays { get; set; } = 365;

    /// <summary>An entry whose validity ends within so many days is answered with the date.</summary>
    [Range(0, 365, ErrorMessage = "Conversation:ExpiryNoticeDays must be 0 to 365: how many days before its end an entry's last day is told.")]
    public int ExpiryNoticeDays { get; set; } = 120;

    /// <summary>After so many hours without a message open questions are forgotten: "1" then means nothing any more.</summary>
    [Range(1, 168, ErrorMessage = "Conversation:ForgetAfterHours must be 1 to 168: after how many hours of silence open choices are forgotten.")]
    public int ForgetAfterHours { get; set; } = 24;

    /// <summary>After so many days without a message the state of a conversation (what was talked about last) is forgotten.</summary>
    [Range(30, 3650, ErrorMessage = "Conversation:SilentDays must be 30 to 3650: after how many days without a message what was talked about last is forgotten.")]
    public int SilentDays { get; set; } = 180;
}
