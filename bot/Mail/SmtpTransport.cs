using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace CivicBot.Mail;

/// <summary>
/// Hands mail to the configured server, one connection for each. SMTP promises at least once: where the connection breaks after the last byte and before the server's answer, nobody knows whether
/// it was taken, and it is sent again under the same Message-ID.
/// </summary>
public sealed class SmtpTransport(IOptions<MailOptions> options)
{
    public bool IsOn => options.Value.IsOn;

    /// <exception cref="InvalidOperationException">Mail is off.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the mail may have been taken.</exception>
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.IsOn)
        {
            throw new InvalidOperationException("Mail is off.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        using var message = MailComposition.Compose(mail, settings.From);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls == MailOptions.TlsRequired, UseDefaultCredentials = false, DeliveryFormat = SmtpDeliveryFormat.SevenBit };
        if (settings.User.Length > 0)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        try
        {
            await client.SendMailAsync(message, limit.Token);
            return new MailOutcome.Accepted();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailOutcome.Later(MailTrouble.TimedOut, null, ServerAway: true);
        }
        catch (SmtpException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested ? new MailOutcome.Later(MailTrouble.TimedOut, null, ServerAway: true) : OutcomeOf(failure);
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new MailOutcome.Later(failure is AuthenticationException ? MailTrouble.Tls : MailTrouble.Unreachable, null, ServerAway: true);
        }
    }

    private static MailOutcome OutcomeOf(SmtpException failure)
    {
        var code = (int)failure.StatusCode;
        return failure switch
        {
            SmtpFailedRecipientException when code >= 500 => new MailOutcome.Refused(MailTrouble.Recipient, code),
            SmtpFailedRecipientException => new MailOutcome.Later(MailTrouble.TryLater, code, ServerAway: false),
            _ when IsTls(failure) => new MailOutcome.Later(MailTrouble.Tls, null, ServerAway: true),
            { StatusCode: SmtpStatusCode.ExceededStorageAllocation or SmtpStatusCode.TransactionFailed } => new MailOutcome.Refused(MailTrouble.Content, code),
            { StatusCode: SmtpStatusCode.ServiceNotAvailable } => new MailOutcome.Later(MailTrouble.TryLater, code, ServerAway: true),
            _ when code >= 500 => new MailOutcome.Later(MailTrouble.Account, code, ServerAway: true),
            _ when code >= 400 => new MailOutcome.Later(MailTrouble.TryLater, code, ServerAway: false),
            _ => new MailOutcome.Later(MailTrouble.Unreachable, null, ServerAway: true),
        };
    }

    // The client says "secure connection" only in words; what it wraps, and that no answer code came with it, tells.
    private static bool IsTls(SmtpException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException)
            {
                return true;
            }
        }

        return failure.StatusCode is SmtpStatusCode.GeneralFailure && failure.InnerException is null;
    }
}
