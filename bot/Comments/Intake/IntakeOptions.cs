using System.ComponentModel.DataAnnotations;

namespace CivicBot.Comments.Intake;

/// <summary>Settings of the taking of comments, section <c>Comments</c>.</summary>
public sealed class IntakeOptions
{
    public const string Section = "Comments";

    /// <summary>Days for which a comment that was begun and not sent is kept.</summary>
    [Range(1, 60, ErrorMessage = "Comments:DraftDays must be 1 to 60: how many days a comment that was not sent is kept.")]
    public int DraftDays { get; set; } = 7;

    /// <summary>How long a citizen's turn waits for the program to have learned to read comments; it then runs again later.</summary>
    public TimeSpan LearningWait { get; set; } = TimeSpan.FromSeconds(8);
}
