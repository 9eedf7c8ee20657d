using System.Net.Sockets;
using System.Text;
using CivicBot.Mail;

namespace CivicBot.Commands.Doctor;

/// <summary>The mail server: reached, a mail server, STARTTLS where it is asked for. No mail is sent; the officials' pages have a button for that.</summary>
internal static class DoctorMail
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var mail = configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new MailOptions();
        if (!mail.IsOn)
        {
            return [Finding.Ok("mail", "off; digests are fetched in the browser.")];
        }

        if (mail.Problems().ToList() is { Count: > 0 } problems)
        {
            return [.. problems.Select(problem => Finding.Fail("mail", problem))];
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(mail.Host, mail.Port, cancellationToken);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            if (await AnswerAsync(reader, cancellationToken) is not ['2', '2', '0', ..] greeting)
            {
                return [Finding.Fail("mail", $"{mail.Host}:{mail.Port} does not greet as a mail server; check Mail__Port.")];
            }

            await stream.WriteAsync("EHLO civicbot\r\n"u8.ToArray(), cancellationToken);
            var offers = await AnswerAsync(reader, cancellationToken);
            await stream.WriteAsync("QUIT\r\n"u8.ToArray(), cancellationToken);
            return mail.Tls == MailOptions.TlsRequired && !offers.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase)
                ? [Finding.Fail("mail", $"{mail.Host}:{mail.Port} offers no STARTTLS; use its submission port (587), or a relay on this machine with Mail__Tls=none.")]
                : [Finding.Ok("mail", $"{mail.Host}:{mail.Port} is reached{(mail.Tls == MailOptions.TlsRequired ? " and offers STARTTLS" : "")}.")];
        }
        catch (Exception failure) when (failure is SocketException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return [Finding.Fail("mail", $"{mail.Host}:{mail.Port} is not reached ({failure.Message}); check Mail__Host, Mail__Port and the firewall.")];
        }
    }

    /// <summary>All lines of one answer: "250-…" goes on, "250 …" ends.</summary>
    private static async Task<string> AnswerAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            answer.AppendLine(line);
            if (line.Length < 4 || line[3] != '-')
            {
                break;
            }
        }

        return answer.ToString();
    }
}
