using CivicBot.Comments.Attachments.Metadata;
using CivicBot.Comments.Attachments.Recognition;
using CivicBot.Comments.Records;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Attachments;

/// <summary>Looks at a content before it is kept: is it of a kind that is kept, is it harmless to show, does it tell more than its sender meant to tell.</summary>
internal sealed class AttachmentIntake(IOptions<AttachmentOptions> options)
{
    /// <param name="content">Readable and writable; without what is personal afterwards.</param>
    /// <param name="claimed">What the sender or channel said it is.</param>
    public Examination Examine(Stream content, AttachmentKind claimed)
    {
        if (ContentRecognition.Recognise(content) is not { } format)
        {
            return Refuse(AttachmentTrouble.TypeNotAllowed);
        }

        if (!format.IsA(claimed))
        {
            return Refuse(AttachmentTrouble.NotThisKind);
        }

        if (format.Extension is "docx" or "xlsx" or "odt" or "ods" && OfficeDocument.HasMacros(content))
        {
            return Refuse(AttachmentTrouble.Macros);
        }

        if (format.Shown == AttachmentKind.Image && ProblemOfPicture(format, content) is { } problem)
        {
            return Refuse(problem);
        }

        return PersonalMetadata.Strip(format, content) ? new Examination.Fine(format) : Refuse(AttachmentTrouble.Damaged);
    }

    private string? ProblemOfPicture(ContentFormat format, Stream content)
    {
        var picture = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(picture);
        return PicturePixels.Of(format, picture) switch
        {
            null or 0 => AttachmentTrouble.Damaged,
            { } pixels when pixels > options.Value.MaxPixels => AttachmentTrouble.TooManyPixels,
            _ => null,
        };
    }

    private static Examination.NotKept Refuse(string why) => new(why);
}

/// <summary>What was found.</summary>
internal abstract record Examination
{
    private Examination()
    {
    }

    public sealed record Fine(ContentFormat Format) : Examination;

    public sealed record NotKept(string Why) : Examination;
}
