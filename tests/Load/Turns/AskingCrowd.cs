using System.Collections.Concurrent;
using System.Diagnostics;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.Load.Turns;

/// <summary>Citizens who ask, wait for the answer at the stand-in, and ask again.</summary>
internal sealed class AskingCrowd
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);
    private readonly StandIn standIn;
    private readonly int citizens;

    public AskingCrowd(StandIn standIn, int citizens)
    {
        this.standIn = standIn;
        this.citizens = citizens;
        standIn.Ledger.OnDelivered = Answered;
    }

    /// <param name="webhooks">Of all nodes; each citizen's messages come to them in turn, as a load balancer sends them.</param>
    /// <param name="limit">How long nobody is tired of asking.</param>
    public async Task<Asked> AskAsync(IReadOnlyList<Uri> webhooks, TimeSpan limit, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var unanswered = 0;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, citizens).Select(number => Task.Run(
            async () =>
            {
                var random = new Random(HashCode.Combine(number, limit));
                var ways = new List<(WireConnection Connection, SignedEvents Events)>();
                try
                {
                    foreach (var webhook in webhooks)
                    {
                        ways.Add((await WireConnection.OpenAsync(webhook, cancellationToken), new SignedEvents(standIn.Options, webhook)));
                    }

                    for (var turn = number; Stopwatch.GetElapsedTime(started) < limit; turn++)
                    {
                        var (connection, events) = ways[turn % ways.Count];
                        var user = SignedEvents.UserId(number);
                        var text = SignedEvents.Questions[random.Next(SignedEvents.Questions.Count)];
                        var asked = events.Text(user, Guid.NewGuid().ToString("n")[..20], text, DateTimeOffset.UtcNow);
                        standIn.Accounts.First().NoteMessage(user, asked.MessageId, text);
                        var answer = waiting[user + asked.MessageId] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                        var sent = Stopwatch.GetTimestamp();
                        await connection.PostAsync(asked.Request, cancellationToken);
                        try
                        {
                            await answer.Task.WaitAsync(Patience, cancellationToken);
                            latencies.Add(sent);
                        }
                        catch (TimeoutException)
                        {
                            Interlocked.Increment(ref unanswered);
                            return;
                        }
                    }
                }
                finally
                {
                    foreach (var (connection, _) in ways)
                    {
                        connection.Dispose();
                    }
                }
            },
            cancellationToken)));
        return new Asked(latencies, latencies.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, unanswered);
    }

    private void Answered(DeliveredMessage message)
    {
        if (message.IsMessage && waiting.TryRemove(message.UserId + message.InReplyTo, out var answer))
        {
            answer.TrySetResult();
        }
    }
}

/// <param name="Latencies">From the webhook in to the message out.</param>
/// <param name="PerSecond">Answered questions.</param>
internal sealed record Asked(Latencies Latencies, double PerSecond, int Unanswered);
