using System.Net;

namespace CivicBot.Mail;

/// <summary>The mail server (máy chủ thư) that digests are handed to; configuration section <c>Mail</c>. Without a host mail is off.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>STARTTLS or nothing is sent.</summary>
    public const string TlsRequired = "required";

    /// <summary>In the clear: for a relay on this machine, or one in the same room that knows no TLS and asks for no password.</summary>
    public const string TlsNone = "none";

    private const int TlsFromTheFirstByte = 465;

    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Address that mail comes from; answers go there.</summary>
    public string From { get; set; } = "";

    /// <summary>Account at the mail server; empty: it asks for none.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary><see cref="TlsRequired"/> or <see cref="TlsNone"/>.</summary>
    public string Tls { get; set; } = TlsRequired;

    /// <summary>How long handing over one mail may take before it is tried again later.</summary>
    public int TimeoutSeconds { get; set; } = 120;

    public bool IsOn => Host.Length > 0;

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems() => IsOn ? ServerProblems() : OffProblems();

    private IEnumerable<string> OffProblems()
    {
        var set = new[] { (nameof(From), From), (nameof(User), User), (nameof(Password), Password) }.Where(key => key.Item2.Length > 0).Select(key => $"Mail__{key.Item1}").ToList();
        if (set.Count > 0)
        {
            yield return $"{string.Join(", ", set)} is set without Mail__Host; name the mail server, or leave all of Mail empty.";
        }
    }

    private IEnumerable<string> ServerProblems()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            yield return "Mail__Host must be the name or the address of a mail server, for example mail.example.vn, without a scheme and a port.";
        }

        if (Port is < 1 or > 65535)
        {
            yield return "Mail__Port must be from 1 to 65535; 587 is usual.";
        }
        else if (Port == TlsFromTheFirstByte)
        {
            yield return "Mail__Port=465 speaks TLS from the first byte, which CivicBot does not; use the server's port for STARTTLS, usually 587.";
        }

        if (!MailAddresses.IsValid(From))
        {
            yield return "Mail__From must be the address that mail comes from, for example doithoai@example.vn.";
        }

        if (User.Length > 0 != Password.Length > 0)
        {
            yield return "Mail__User and Mail__Password belong together; set both or none.";
        }

        if (Tls is not (TlsRequired or TlsNone))
        {
            yield return $"Mail__Tls must be {TlsRequired} or {TlsNone}.";
        }
        else if (Tls == TlsNone && User.Length > 0 && !IsLocal)
        {
            yield return "Mail__Tls=none would send Mail__Password in the clear; leave it at required, or use a server on this machine.";
        }

        if (TimeoutSeconds is < 1 or > 240)
        {
            yield return "Mail__TimeoutSeconds must be from 1 to 240.";
        }
    }

    private bool IsLocal => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
