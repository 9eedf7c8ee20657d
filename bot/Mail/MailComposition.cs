using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace CivicBot.Mail;

/// <summary>Makes of a mail what SMTP carries. No text can begin a header of its own: control characters become blanks before anything is written.</summary>
internal static class MailComposition
{
    /// <summary>A name as a parameter of a header stands in one line of at most 998 bytes, and a Vietnamese letter takes up to nine.</summary>
    private const int LongestFileName = 90;

    private const int LongestLine = 200;

    /// <summary>The caller disposes it.</summary>
    /// <param name="from">Valid.</param>
    public static MailMessage Compose(OutgoingMail mail, string from)
    {
        var message = new MailMessage
        {
            From = new MailAddress(from, OneLine(mail.FromName), Encoding.UTF8),
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
            IsBodyHtml = false,
        };
        message.To.Add(new MailAddress(mail.Address, OneLine(mail.Name), Encoding.UTF8));
        message.Headers["Message-ID"] = MessageId(mail.Id, from);

        // Tells programs that answer by themselves not to (RFC 3834).
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.Headers["Content-Language"] = "vi";
        foreach (var file in mail.Files)
        {
            message.Attachments.Add(FileOf(file));
        }

        return message;
    }

    public static string MessageId(Guid id, string from) => $"<{id:N}{from[from.LastIndexOf('@')..]}>";

    /// <summary>Control characters become blanks, and what goes beyond a line is cut.</summary>
    internal static string OneLine(string text)
    {
        var line = string.Join(' ', new string([.. text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestLine ? line : line[..LongestLine];
    }

    private static Attachment FileOf(MailFile file)
    {
        var attachment = new Attachment(new MemoryStream(file.Content, writable: false), new ContentType(file.ContentType) { Name = Plain(file.PlainName) }) { TransferEncoding = TransferEncoding.Base64 };
        attachment.ContentDisposition!.Inline = false;

        // RFC 2231: the one form of a name with other letters that every program of today reads alike.
        attachment.ContentDisposition.Parameters.Add("filename*", $"UTF-8''{Uri.EscapeDataString(Shortened(OneLine(file.Name)))}");
        return attachment;
    }

    private static string Plain(string name) => Shortened(new string([.. OneLine(name).Select(letter => letter is >= ' ' and < '\u007f' and not ('"' or '\\') ? letter : '_')]));

    private static string Shortened(string name)
    {
        var ending = Path.GetExtension(name);
        return name.Length <= LongestFileName ? name : name[..(LongestFileName - ending.Length)].TrimEnd() + ending;
    }
}
