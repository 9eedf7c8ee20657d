using System.ComponentModel.DataAnnotations;

namespace CivicBot.Comments.Privacy;

/// <summary>How long personal parts are kept, section <c>Comments</c>.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Comments";

    /// <summary>Days after closing for which a comment keeps words, attachments and whose it is; afterwards it is a number in the statistics.</summary>
    [Range(30, 36_500, ErrorMessage = "Comments:RetentionDays must be 30 to 36500: how many days after its closing a comment keeps its words and whose it is.")]
    public int RetentionDays { get; set; } = 730;
}
