using System.Diagnostics;
using System.Globalization;
using CivicBot.Digests;
using CivicBot.Digests.Sending;
using CivicBot.Storage.Records;
using CivicBot.Tests.Mail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Digests.Sending;

/// <summary>The program itself, killed while it hands over a mail.</summary>
[TestFixture]
internal sealed class KilledSendingTests
{
    [Test]
    [CancelAfter(600_000)]
    public async Task A_kill_while_a_mail_is_handed_over_loses_nothing_and_repeats_only_what_nobody_can_know(CancellationToken cancellationToken)
    {
        using var directory = new TempDirectory();
        using var server = MailServer.Start();
        var file = Path.Combine(directory.Path, "records.db");
        using (var records = RecordsDatabase.Open("", file))
        {
            await records.MigrateAsync(cancellationToken);
            await ExampleRecords.FillAsync(records, seed: 7, count: 10);
            await QueueAsync(records, "a-slow", "slow@example.vn", cancellationToken);
        }

        using (new RunningProgram(directory.Path, server.Port))
        {
            await server.TakenAsync(1);
        }

        using (var records = RecordsDatabase.Open("", file))
        {
            await QueueAsync(records, "b-quick", "hoa@example.vn", cancellationToken);

            // As if the five minutes were over in which a process that lives would have written down what came of it.
            await records.WriteAsync(async (context, token) => await context.DigestDeliveries.ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.LeaseUntil, (DateTimeOffset?)null), token), cancellationToken);
        }

        using (new RunningProgram(directory.Path, server.Port))
        {
            await server.TakenAsync(3);
            await AllSentAsync(file, cancellationToken);
        }

        SqliteConnection.ClearAllPools();
        var taken = server.Taken.ToLookup(mail => mail.Recipients[0]);
        Assert.That(taken["hoa@example.vn"].Count(), Is.EqualTo(1));
        Assert.That(taken["slow@example.vn"].Select(mail => mail.MessageId).ToList(), Has.Count.EqualTo(2).And.All.EqualTo(taken["slow@example.vn"].First().MessageId));
    }

    private static Task<bool> QueueAsync(RecordsDatabase records, string occasion, string address, CancellationToken cancellationToken) => records.WriteAsync(
        (context, _) =>
        {
            var id = RecordIds.For("sending", occasion);
            context.DigestSendings.Add(new DigestSending
            {
                Id = id, Occasion = occasion, Commune = ExampleRecords.Commune, Kind = DigestKind.Host.WireName(), Scope = $"day:{ExampleRecords.Day}", Addressee = "", Formats = ["docx"],
                DueAt = DateTimeOffset.UtcNow, State = SendingState.Sent, By = "Lê Thị Tiếp Dân", At = DateTimeOffset.UtcNow,
            });
            context.DigestDeliveries.Add(new DigestDelivery
            {
                Id = RecordIds.For("delivery", occasion), SendingId = id, Channel = DeliveryChannel.Mail, Name = "Hoa", Address = address, State = DeliveryState.Waiting, NotBefore = DateTimeOffset.UtcNow,
            });
            return Task.FromResult(true);
        },
        cancellationToken);

    private static async Task AllSentAsync(string file, CancellationToken cancellationToken)
    {
        using var records = RecordsDatabase.Open("", file);
        await using var context = records.Read();
        while (await context.DigestDeliveries.AnyAsync(delivery => delivery.State != DeliveryState.Sent, cancellationToken))
        {
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Ends as a power cut ends it.</summary>
    private sealed class RunningProgram : IDisposable
    {
        private readonly Process process;

        public RunningProgram(string data, int port)
        {
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
            foreach (var argument in (string[])
                [
                    typeof(DigestSending).Assembly.Location, "serve", "--Urls=http://127.0.0.1:0", $"--Data:Directory={data}", "--Logging:LogLevel:Default=Error", "--Mail:Host=127.0.0.1",
                    string.Create(CultureInfo.InvariantCulture, $"--Mail:Port={port}"), "--Mail:From=bot@example.vn", "--Mail:Tls=none",
                ])
            {
                start.ArgumentList.Add(argument);
            }

            process = Process.Start(start) ?? throw new InvalidOperationException("The program does not start.");
        }

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }
}
