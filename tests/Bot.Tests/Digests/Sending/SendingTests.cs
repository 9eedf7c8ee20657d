using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Digests;
using CivicBot.Digests.Sending;
using CivicBot.Tests.Storage.Records;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Tests.Digests.Sending;

/// <summary>From the schedule to the mailbox, with a real mail server that does what mail servers do.</summary>
[TestFixture]
internal sealed class SendingTests
{
    [Test]
    public async Task A_due_digest_goes_to_each_of_its_readers_once_however_often_the_schedule_is_looked_at([Values] RecordsStore store)
    {
        using var rig = await SendingRig.CreateAsync(store);
        await rig.AddAsync("chutich@example.vn");
        await rig.AddAsync("vanphong@example.vn", RecipientRole.Office, name: "Văn phòng");
        await rig.AddAsync("diachinh@example.vn", RecipientRole.Officer, "Công chức Địa chính – môi trường");
        rig.GoTo(-7, 6, 59);
        Assert.That(await rig.TickAsync(), Is.Zero, "Nothing is due a minute before.");

        rig.GoTo(-7);
        Assert.That(await rig.TickAsync(), Is.EqualTo(2));
        await rig.TickAsync();
        rig.NewSender();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.TickAsync();

        var taken = rig.Server.Taken;
        Assert.That(taken.SelectMany(mail => mail.Recipients), Is.EquivalentTo(new[] { "chutich@example.vn", "vanphong@example.vn" }), "The officer's turn comes three days before.");
        var mail = taken.Single(one => one.Recipients[0] == "chutich@example.vn");
        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Is.EqualTo("Phường An Mẫu: Tổng hợp ý kiến, kiến nghị của Nhân dân – Ngày đối thoại 12/12/2026"));
            Assert.That(mail.Body, Does.StartWith("Kính gửi: Nguyễn Thị Hoa").And.Contain("https://civicbot.example.vn/officials/digests?kind=host&scope=day%3Aphuong-an-mau-2026-12-12"));
            Assert.That(mail.Files.Select(file => Path.GetExtension(file.Name)), Is.EqualTo(new[] { ".docx", ".xlsx" }));
            Assert.That(taken.Select(one => one.Files[0].Sha256).Distinct(), Has.Exactly(1).Items, "All readers of one sending get the same.");
        });
        await AssertHoldsEveryCommentAsync(rig, mail.Files[0].Path);
        await using var context = rig.Records.Database.Read();
        var issue = await context.DigestIssues.SingleAsync();
        Assert.That((issue.Kind, issue.By, issue.Sha256), Is.EqualTo(("host", "CivicBot", mail.Files[0].Sha256)));
        Assert.That(await context.Audit.CountAsync(entry => entry.Action == "digest.send.queue"), Is.EqualTo(1));
    }

    [Test]
    public async Task Each_officer_gets_the_own_field_only_and_the_host_the_next_edition_with_what_is_new()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("chutich@example.vn");
        await rig.AddAsync("diachinh@example.vn", RecipientRole.Officer, "Công chức Địa chính – môi trường");
        await rig.AddAsync("xaydung@example.vn", RecipientRole.Officer, "Công chức Xây dựng – đô thị");
        rig.GoTo(-7);
        await rig.TickAsync();
        rig.GoTo(-3);
        await rig.TickAsync();

        var taken = rig.Server.Taken;
        Assert.That(taken.Select(mail => mail.Recipients[0]), Is.EquivalentTo(new[] { "chutich@example.vn", "chutich@example.vn", "diachinh@example.vn", "xaydung@example.vn" }));
        Assert.That(taken.Single(mail => mail.Recipients[0] == "diachinh@example.vn").Subject, Does.Contain("Công chức Địa chính – môi trường"));
        Assert.That(taken[^1].Files.Concat(taken[0].Files).Select(file => file.Sha256), Is.Unique);
        Assert.That(taken.Last(mail => mail.Recipients[0] == "chutich@example.vn").Body, Does.Contain("So với bản gửi lúc 07:00 ngày 05/12/2026"));
    }

    [Test]
    public async Task A_dead_server_delays_reports_and_loses_nothing([Values] RecordsStore store)
    {
        using var rig = await SendingRig.CreateAsync(store);
        await rig.AddAsync("mot@example.vn");
        await rig.AddAsync("hai@example.vn");
        await rig.AddAsync("ba@example.vn", RecipientRole.Leader);
        rig.Server.Kill();
        rig.GoTo(-7);
        for (var minute = 0; minute < 40; minute++)
        {
            Assert.That(await rig.TickAsync(), Is.Zero);
            rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var waiting = await rig.DeliveriesAsync();
        var health = await rig.HealthAsync();
        Assert.Multiple(() =>
        {
            Assert.That(waiting, Has.Count.EqualTo(3).And.All.Matches<DigestDelivery>(delivery => delivery is { State: DeliveryState.Waiting, Trouble: "Unreachable", LeaseUntil: null }));
            Assert.That(waiting.Max(delivery => delivery.Attempts), Is.InRange(2, 8), "It backs off.");
            Assert.That(health.Status, Is.EqualTo(HealthStatus.Degraded));
            Assert.That(health.Description, Does.Contain("3 mail(s)").And.Contain("Unreachable"));
            Assert.That(SendingTexts.TroubleOf(waiting[0]), Is.EqualTo("không nối được máy chủ thư"));
        });

        rig.NewSender();
        rig.Server.StartAgain();
        for (var minute = 0; minute < 40; minute++)
        {
            await rig.TickAsync();
            rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(rig.Server.Taken.SelectMany(mail => mail.Recipients), Is.EquivalentTo(new[] { "mot@example.vn", "hai@example.vn", "ba@example.vn" }));
        Assert.That((await rig.HealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task A_mailbox_that_does_not_exist_keeps_nobody_else_waiting_and_can_be_mended()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("refused@example.vn");
        await rig.AddAsync("greylisted@example.vn");
        await rig.AddAsync("hoa@example.vn");
        rig.GoTo(-3);
        await rig.TickAsync();
        Assert.That((await rig.DeliveriesAsync()).Where(one => one.Address == "greylisted@example.vn").Select(one => one.State), Is.All.EqualTo(DeliveryState.Waiting));
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await rig.TickAsync();

        var deliveries = (await rig.DeliveriesAsync()).ToLookup(one => one.Address);
        Assert.Multiple(() =>
        {
            Assert.That(deliveries["hoa@example.vn"].Select(one => one.State), Is.All.EqualTo(DeliveryState.Sent));
            Assert.That(deliveries["greylisted@example.vn"].Select(one => one.State), Is.All.EqualTo(DeliveryState.Sent));
            Assert.That(deliveries["refused@example.vn"].Select(one => (one.State, one.Trouble)), Is.All.EqualTo((DeliveryState.Refused, "Recipient 550")));
        });
        Assert.That((await rig.HealthAsync()).Status, Is.EqualTo(HealthStatus.Degraded));

        var sending = (await rig.Desk.ListAsync(SendingRig.Commune, null, default)).First(one => one.MayRetry);
        Assert.That((await rig.Desk.StopAsync(SendingRig.Commune, sending.Sending.Id, SendingRig.Clerk, default)).Recipients, Is.Zero, "Nothing waits.");
        Assert.That((await rig.Desk.RetryAsync("xa-khac", sending.Sending.Id, SendingRig.Clerk, default)).Problem, Is.Not.Null, "Another commune's.");
        Assert.That((await rig.Desk.RetryAsync(SendingRig.Commune, sending.Sending.Id, SendingRig.Clerk, default)).Recipients, Is.EqualTo(1));
        Assert.That((await rig.DeliveriesAsync()).Count(one => one.State == DeliveryState.Waiting), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_dies_before_handing_over_leaves_the_mail_to_the_next()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn", RecipientRole.Leader);
        rig.GoTo(-3);
        await rig.Planner.QueueDueAsync(default);
        Assert.That(await rig.Sender.ClaimAsync(default), Is.Not.Null);

        rig.NewSender();
        Assert.That(await rig.TickAsync(), Is.Zero, "Somebody is at it.");
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.That(await rig.TickAsync(), Is.EqualTo(1));
        Assert.That(rig.Server.Taken, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Whoever_dies_between_the_servers_answer_and_writing_it_down_sends_once_more_under_the_same_id()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn", RecipientRole.Leader);
        rig.GoTo(-3);
        await rig.Planner.QueueDueAsync(default);
        var (delivery, sending) = (await rig.Sender.ClaimAsync(default))!.Value;
        await rig.Mail.SendAsync(rig.Composer.MailOf(delivery, (Composed.Ready)await rig.Composer.ComposeAsync(sending, default)), default);

        rig.NewSender();
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await rig.TickAsync();
        rig.Time.Advance(TimeSpan.FromHours(3));
        await rig.TickAsync();

        Assert.That(rig.Server.Taken, Has.Count.EqualTo(2));
        Assert.That(rig.Server.Taken.Select(mail => mail.MessageId).Distinct(), Has.Exactly(1).Items);
        await using var context = rig.Records.Database.Read();
        Assert.That(await context.DigestIssues.CountAsync(), Is.EqualTo(1), "It went out once, as far as the history goes.");
    }

    [Test]
    public async Task Two_nodes_that_look_at_the_same_time_send_once([Values] RecordsStore store)
    {
        using var rig = await SendingRig.CreateAsync(store);
        await rig.AddAsync("mot@example.vn");
        await rig.AddAsync("hai@example.vn");
        rig.GoTo(-7);
        await Task.WhenAll(rig.Planner.QueueDueAsync(default), rig.Planner.QueueDueAsync(default));
        var (one, other) = (rig.NewSender(), rig.NewSender());
        await Task.WhenAll(Task.Run(() => one.SendDueAsync(default)), Task.Run(() => other.SendDueAsync(default)));

        Assert.That(rig.Server.Taken.SelectMany(mail => mail.Recipients), Is.EquivalentTo(new[] { "mot@example.vn", "hai@example.vn" }));
    }

    [Test]
    public async Task A_mail_that_could_not_leave_before_the_day_was_over_is_not_sent_afterwards()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn", RecipientRole.Leader);
        rig.Server.Kill();
        rig.GoTo(-1);
        await rig.TickAsync();
        rig.Server.StartAgain();
        rig.GoTo(1, 0, 1);
        await rig.TickAsync();

        Assert.That(rig.Server.Taken, Is.Empty);
        Assert.That((await rig.DeliveriesAsync()).Select(one => one.State), Is.EqualTo(new[] { DeliveryState.Overtaken }));
        Assert.That((await rig.HealthAsync()).Status, Is.EqualTo(HealthStatus.Degraded), "Somebody should know.");
    }

    [Test]
    public async Task A_day_that_is_cancelled_while_its_mail_waits_sends_nothing()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn", RecipientRole.Leader);
        rig.GoTo(-3);
        await rig.Planner.QueueDueAsync(default);
        await rig.SetStateAsync(DayState.Cancelled);
        await rig.TickAsync();

        Assert.That(rig.Server.Taken, Is.Empty);
        Assert.That((await rig.DeliveriesAsync()).Select(one => one.State), Is.EqualTo(new[] { DeliveryState.Overtaken }));
    }

    [Test]
    public async Task After_the_day_the_report_follows_as_soon_as_the_day_is_written_down_as_held()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn", RecipientRole.Leader);
        rig.GoTo(1, 9);
        Assert.That(await rig.TickAsync(), Is.Zero);
        await rig.SetStateAsync(DayState.Held);
        rig.GoTo(2, 15);
        Assert.That(await rig.TickAsync(), Is.EqualTo(1));

        Assert.That(rig.Server.Taken.Single().Subject, Does.Contain("Kết quả Ngày đối thoại 12/12/2026"));
    }

    [Test]
    public async Task What_was_switched_off_is_not_sent_and_can_be_switched_on_again()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn", RecipientRole.Leader);
        var first = (await rig.Desk.ForeseenAsync(SendingRig.Commune, ForeseenSending.DaysAhead, default)).First(one => one.Planned.Kind == DigestKind.Host);
        Assert.That((await rig.Desk.SwitchOffAsync(SendingRig.Commune, first.Planned.Occasion, SendingRig.Clerk, default)).Problem, Is.Null);
        rig.GoTo(-7, 8);
        Assert.That(await rig.TickAsync(), Is.Zero);
        Assert.That((await rig.Desk.ForeseenAsync(SendingRig.Commune, ForeseenSending.DaysAhead, default)).Single(one => one.Planned.Occasion == first.Planned.Occasion).OffBy, Is.EqualTo(SendingRig.Clerk.Name));

        await rig.Desk.SwitchOnAsync(SendingRig.Commune, first.Planned.Occasion, SendingRig.Clerk, default);
        Assert.That(await rig.TickAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_sent_early_by_hand_is_not_sent_again_at_its_time()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn", RecipientRole.Leader);
        var first = (await rig.Desk.ForeseenAsync(SendingRig.Commune, ForeseenSending.DaysAhead, default)).First(one => one.Planned.Kind == DigestKind.Host);
        Assert.That((await rig.Desk.SendNowAsync(SendingRig.Commune, first.Planned.Occasion, SendingRig.Clerk, default)).Recipients, Is.EqualTo(1));
        Assert.That((await rig.Desk.SendNowAsync(SendingRig.Commune, first.Planned.Occasion, SendingRig.Clerk, default)).Problem, Is.EqualTo(SendingTexts.SentBefore));
        Assert.That((await rig.Desk.SendNowAsync("xa-khac", first.Planned.Occasion, SendingRig.Clerk, default)).Problem, Is.EqualTo(SendingTexts.NotPlanned));
        await rig.TickAsync();
        rig.GoTo(-7, 8);
        await rig.TickAsync();

        Assert.That(rig.Server.Taken, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pressed_twice_a_digest_is_sent_once_and_only_to_the_communes_own_recipients()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn");
        var request = new DigestRequest(DigestKind.Sheet, SendingRig.Commune, new DigestScope.Day(SendingRig.Day));
        var to = (await rig.Desk.RecipientsAsync(request, default)).Select(one => one.Id).Append(Guid.NewGuid()).ToList();
        for (var press = 0; press < 2; press++)
        {
            Assert.That(await rig.Desk.SendAsync(request, [DigestFormat.Docx], to, SendingRig.Clerk, "press", default), Is.EqualTo(new SendingOutcome(null, 1)));
        }

        Assert.That((await rig.Desk.SendAsync(request, [DigestFormat.Docx], [Guid.NewGuid()], SendingRig.Clerk, "other", default)).Problem, Is.EqualTo(SendingTexts.NoRecipients));
        Assert.That((await rig.Desk.SendAsync(request, [], to, SendingRig.Clerk, "none", default)).Problem, Is.EqualTo(SendingTexts.NoFormat));
        await rig.TickAsync();
        Assert.That(rig.Server.Taken, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_letter_about_nothing_is_not_sent()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("so@example.vn", RecipientRole.Department, "so-xay-dung-duong", "Sở Xây dựng");
        var request = new DigestRequest(DigestKind.Department, SendingRig.Commune, DigestScope.Period.OfMonth(new DateOnly(2024, 1, 1))) { Body = "so-xay-dung-duong" };
        var to = (await rig.Desk.RecipientsAsync(request, default)).Select(one => one.Id).ToList();
        await rig.Desk.SendAsync(request, [DigestFormat.Docx], to, SendingRig.Clerk, "press", default);
        await rig.TickAsync();

        Assert.That(rig.Server.Taken, Is.Empty);
        Assert.That((await rig.DeliveriesAsync()).Single().State, Is.EqualTo(DeliveryState.Nothing));
    }

    [Test]
    public async Task A_test_mail_says_at_once_whether_it_works()
    {
        using var rig = await SendingRig.CreateAsync();
        await rig.AddAsync("hoa@example.vn");
        await rig.AddAsync("refused@example.vn");
        var recipients = await rig.Recipients.ListAsync(SendingRig.Commune, default);

        Assert.That(await rig.Desk.TestAsync(recipients.Single(one => one.Address == "hoa@example.vn"), SendingRig.Clerk, default), Is.Null);
        Assert.That(await rig.Desk.TestAsync(recipients.Single(one => one.Address == "refused@example.vn"), SendingRig.Clerk, default), Does.Contain("không có địa chỉ này").And.Contain("550"));
        Assert.That(rig.Server.Taken.Single().Subject, Is.EqualTo("Phường An Mẫu: thư thử của CivicBot"));
    }

    private static async Task AssertHoldsEveryCommentAsync(SendingRig rig, string path)
    {
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        await using var context = rig.Records.Database.Read();
        var codes = await context.Comments
            .Where(comment => comment.DayId == SendingRig.Day && comment.ErasedAt == null && comment.State != CommentState.Withdrawn && (comment.Flags & Concerns.Denunciation) == Concerns.None)
            .Select(comment => comment.Code).ToListAsync();
        Assert.That(codes, Is.Not.Empty);
        Assert.That(codes.Where(code => !text.Contains(CommentCode.Show(code), StringComparison.Ordinal)), Is.Empty);
        Assert.That(text, Does.Not.Contain(ExampleRecords.Secret).And.Not.Contain(ExampleRecords.Phone).And.Not.Contain(ExampleRecords.Accusation));
    }
}
