using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CivicBot.Digests;
using CivicBot.Mail;
using CivicBot.Tests.Digests;
using CivicBot.Tests.Storage.Records;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Mail;

/// <summary>Against a real server, with what servers and networks do.</summary>
[TestFixture]
internal sealed class SmtpTransportTests
{
    private MailServer server = null!;

    [SetUp]
    public void Start() => server = MailServer.Start();

    [TearDown]
    public void Stop() => server.Dispose();

    [Test]
    public async Task A_mail_arrives_with_its_subject_its_words_and_its_files_byte_for_byte()
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 3, count: 25);
        var digest = await ExampleDigests.MakeAsync(records.Database, DigestKind.Host);
        var (document, table) = (DigestDrawing.Draw(digest, DigestFormat.Docx), DigestDrawing.Draw(digest, DigestFormat.Xlsx));
        var mail = Mail("hoa@example.vn") with
        {
            Files =
            [
                new MailFile("Tổng hợp ý kiến trước ngày đối thoại 14-11-2026, An Mẫu.docx", "tong hop.docx", DigestFormat.Docx.ContentType(), document),
                new MailFile("Tổng hợp ý kiến trước ngày đối thoại 14-11-2026, An Mẫu.xlsx", "tong hop.xlsx", DigestFormat.Xlsx.ContentType(), table),
            ],
        };

        Assert.That(await Transport().SendAsync(mail, default), Is.TypeOf<MailOutcome.Accepted>());

        var received = server.Taken.Single();
        Assert.Multiple(() =>
        {
            Assert.That(received.Subject, Is.EqualTo(mail.Subject));
            Assert.That(received.Body, Is.EqualTo(mail.Body));
            Assert.That(received.To, Does.Contain("hoa@example.vn").And.Contain("Nguyễn Thị Hoa (Văn phòng)"));
            Assert.That(received.From, Does.Contain("Phường An Mẫu").And.Contain("bot@example.vn"));
            Assert.That(received.Recipients, Is.EqualTo(new[] { "hoa@example.vn" }));
            Assert.That(received.MessageId, Is.EqualTo($"<{mail.Id:N}@example.vn>"));
            Assert.That(received.Files.Select(file => file.Name), Is.EqualTo(mail.Files.Select(file => file.Name)));
            Assert.That(received.Files.Select(file => file.Plain), Is.EqualTo(mail.Files.Select(file => file.PlainName)));
            Assert.That(received.Files.Select(file => file.Sha256), Is.EqualTo(mail.Files.Select(file => Convert.ToHexStringLower(SHA256.HashData(file.Content)))));
            Assert.That(received.Defects, Is.Empty);
        });
        using var opened = WordprocessingDocument.Open(received.Files[0].Path, isEditable: false);
        Assert.That(opened.MainDocumentPart!.Document.Body!.InnerText, Does.Contain(CivicBot.Comments.CommentCode.Show(digest.Listed.First().Code)));
        using var sheet = SpreadsheetDocument.Open(received.Files[1].Path, isEditable: false);
        Assert.That(sheet.WorkbookPart!.WorksheetParts, Is.Not.Empty);
    }

    [Test]
    public async Task No_text_can_begin_a_header_or_name_another_recipient()
    {
        var mail = Mail("hoa@example.vn") with
        {
            Subject = "Tổng hợp\r\nBcc: lạ@example.com\r\n\r\nxin chào",
            Name = "Hoa\r\nBcc: la@example.com",
            FromName = "Phường\nX-Evil: 1\" <la@example.com>",
            Files = [new MailFile("a\r\nX-Evil: 2\".docx", "a\"\r\nX-Evil: 3.docx", DigestFormat.Docx.ContentType(), [1, 2, 3])],
        };

        Assert.That(await Transport().SendAsync(mail, default), Is.TypeOf<MailOutcome.Accepted>());

        var received = server.Taken.Single();
        Assert.Multiple(() =>
        {
            Assert.That(received.Recipients, Is.EqualTo(new[] { "hoa@example.vn" }));
            Assert.That(received.Headers, Does.Not.Contain("bcc").And.Not.Contain("x-evil"));
            Assert.That(received.Headers, Is.EquivalentTo(new[] { "message-id", "auto-submitted", "content-language", "mime-version", "from", "to", "date", "subject", "content-type" }));
            Assert.That(received.Subject, Is.EqualTo("Tổng hợp Bcc: lạ@example.com xin chào"));
            Assert.That(received.Body, Is.EqualTo(mail.Body));
            Assert.That(received.Files, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_mailbox_that_does_not_exist_is_an_end() =>
        Assert.That(await Transport().SendAsync(Mail("refused@example.vn"), default), Is.EqualTo(new MailOutcome.Refused(MailTrouble.Recipient, 550)));

    [Test]
    public async Task A_mail_that_is_refused_for_what_is_in_it_is_an_end() =>
        Assert.That(await Transport().SendAsync(Mail("large@example.vn"), default), Is.EqualTo(new MailOutcome.Refused(MailTrouble.Content, 554)));

    [Test]
    public async Task A_server_that_greylists_takes_it_the_second_time()
    {
        var mail = Mail("greylisted@example.vn");

        Assert.That(await Transport().SendAsync(mail, default), Is.EqualTo(new MailOutcome.Later(MailTrouble.TryLater, 451, ServerAway: false)));
        Assert.That(server.Taken, Is.Empty);
        Assert.That(await Transport().SendAsync(mail, default), Is.TypeOf<MailOutcome.Accepted>());
        Assert.That(server.Taken, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_hangs_is_left_after_the_time_set()
    {
        var watch = Stopwatch.StartNew();

        Assert.That(await Transport(options => options.TimeoutSeconds = 2).SendAsync(Mail("hangs@example.vn"), default), Is.EqualTo(new MailOutcome.Later(MailTrouble.TimedOut, null, ServerAway: true)));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void Whoever_stops_the_program_does_not_wait_for_a_server_that_hangs()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        Assert.That(async () => await Transport().SendAsync(Mail("hangs@example.vn"), stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_connection_that_breaks_within_the_message_leaves_nothing_and_is_tried_again()
    {
        Assert.That(await Transport().SendAsync(Mail("cut@example.vn"), default), Is.EqualTo(new MailOutcome.Later(MailTrouble.Unreachable, null, ServerAway: true)));
        Assert.That(server.Taken, Is.Empty);
    }

    [Test]
    public async Task Where_nobody_knows_whether_it_was_taken_it_is_sent_again_under_the_same_id()
    {
        var mail = Mail("unsaid@example.vn");

        Assert.That(await Transport().SendAsync(mail, default), Is.TypeOf<MailOutcome.Later>());
        Assert.That(await Transport().SendAsync(mail, default), Is.TypeOf<MailOutcome.Later>());
        Assert.That(server.Taken.Select(taken => taken.MessageId), Is.EqualTo(new[] { $"<{mail.Id:N}@example.vn>", $"<{mail.Id:N}@example.vn>" }));
    }

    [Test]
    public async Task A_dead_server_is_away()
    {
        server.Kill();

        Assert.That(await Transport().SendAsync(Mail("hoa@example.vn"), default), Is.EqualTo(new MailOutcome.Later(MailTrouble.Unreachable, null, ServerAway: true)));
    }

    [Test]
    public async Task Something_that_is_no_mail_server_is_away()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var answering = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        });

        var outcome = await Transport(options => options.Port = port).SendAsync(Mail("hoa@example.vn"), default);

        await answering;
        Assert.That(outcome, Is.InstanceOf<MailOutcome.Later>().With.Property("ServerAway").True);
    }

    [Test]
    public async Task Without_encryption_nothing_is_sent_where_it_is_required()
    {
        Assert.That(await Transport(options => options.Tls = MailOptions.TlsRequired).SendAsync(Mail("hoa@example.vn"), default), Is.EqualTo(new MailOutcome.Later(MailTrouble.Tls, null, ServerAway: true)));
        Assert.That(server.Taken, Is.Empty);
    }

    private SmtpTransport Transport(Action<MailOptions>? change = null)
    {
        var options = new MailOptions { Host = "127.0.0.1", Port = server.Port, From = "bot@example.vn", Tls = MailOptions.TlsNone, TimeoutSeconds = 30 };
        change?.Invoke(options);
        return new SmtpTransport(Options.Create(options));
    }

    private static OutgoingMail Mail(string address) => new(
        Guid.NewGuid(), address, "Nguyễn Thị Hoa (Văn phòng)", "Phường An Mẫu", "Phường An Mẫu: Tổng hợp ý kiến, kiến nghị của Nhân dân – Ngày đối thoại 14/11/2026",
        "Kính gửi ông/bà,\n\n.\nCó 25 ý kiến.\nFrom đầu dòng\n", []);
}
