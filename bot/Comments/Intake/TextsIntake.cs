namespace CivicBot.Comments.Intake;

/// <summary>What intake writes for officials.</summary>
internal static class IntakeTexts
{
    public const string ContactGiven = "Người dân để lại cách liên hệ.";
    public const string WantsAnonymity = "Người dân xin ẩn danh.";
}
