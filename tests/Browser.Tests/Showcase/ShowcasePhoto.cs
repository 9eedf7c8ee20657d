namespace CivicBot.Browser.Tests.Showcase;

/// <summary>The picture that the invented citizens send; null: a small plain one. Screenshots want something to look at.</summary>
internal static class ShowcasePhoto
{
    /// <summary>JPEG.</summary>
    public static byte[]? Current { get; set; }
}
