using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CivicBot.Mail;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Mail;

/// <summary>STARTTLS and the account, against a real server with a certificate that nobody vouches for.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class EncryptedMailTests
{
    private TempDirectory directory = null!;
    private MailServer server = null!;
    private X509Certificate2 certificate = null!;

    [OneTimeSetUp]
    public void Start()
    {
        directory = new TempDirectory();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(directory.Path, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(directory.Path, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        server = MailServer.Start(Path.Combine(directory.Path, "certificate.pem"), Path.Combine(directory.Path, "key.pem"), "bot", "mật khẩu dài");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        server.Dispose();
        certificate.Dispose();
        directory.Dispose();
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_before_the_password_is_told()
    {
        Assert.That(await Transport("mật khẩu dài").SendAsync(Mail, default), Is.EqualTo(new MailOutcome.Later(MailTrouble.Tls, null, ServerAway: true)));
        Assert.That(server.Taken, Is.Empty);
    }

    [Test]
    public async Task With_a_trusted_certificate_mail_goes_encrypted_and_under_the_account()
    {
        using var trust = new Trusted(certificate);

        Assert.That(await Transport("mật khẩu dài").SendAsync(Mail, default), Is.TypeOf<MailOutcome.Accepted>());
        Assert.That(server.Taken, Has.Count.EqualTo(1).And.All.Matches<ReceivedMail>(mail => mail is { Tls: true, Account: "bot" }));
    }

    [Test]
    public async Task A_wrong_password_is_said_to_be_the_accounts()
    {
        using var trust = new Trusted(certificate);

        Assert.That(await Transport("sai").SendAsync(Mail, default), Is.InstanceOf<MailOutcome.Later>().With.Property("Trouble").EqualTo(MailTrouble.Account).And.Property("ServerAway").True);
    }

    private static OutgoingMail Mail => new(Guid.NewGuid(), "hoa@example.vn", "Hoa", "Phường An Mẫu", "Thử", "Thử\n", []);

    private SmtpTransport Transport(string password) => new(Options.Create(new MailOptions { Host = "localhost", Port = server.Port, From = "bot@example.vn", User = "bot", Password = password, TimeoutSeconds = 30 }));

#pragma warning disable SYSLIB0014, MA0039 // The mail client of .NET asks nobody else which certificates hold.
    private sealed class Trusted : IDisposable
    {
        public Trusted(X509Certificate2 trusted) => ServicePointManager.ServerCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == trusted.GetCertHashString(HashAlgorithmName.SHA256);

        public void Dispose() => ServicePointManager.ServerCertificateValidationCallback = null;
    }
#pragma warning restore SYSLIB0014, MA0039
}
