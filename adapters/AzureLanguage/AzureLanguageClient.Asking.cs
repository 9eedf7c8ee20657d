using System.Text.Json;
using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging;

namespace CivicBot.Adapters.AzureLanguage;

/// <content>What holds for every question: limits, money, troubles.</content>
public sealed partial class AzureLanguageClient
{
    private delegate Task<IReadOnlyList<DocumentAnswer<T>>> Ask<T>(TextAnalyticsClient service, IReadOnlyList<OutgoingText> texts, CancellationToken limit)
        where T : class;

    private async Task<CloudAnswer<T>> AskAsync<T>(CloudFeature feature, IReadOnlyList<string> texts, TimeSpan limit, Ask<T> ask, CancellationToken cancellationToken)
        where T : class
    {
        var prepared = client is null ? [] : texts.Select(Prepare).ToList();
        var outgoing = prepared.Where(text => text.Elements > 0).ToList();
        var answers = new List<DocumentAnswer<T>>();
        var worst = client is null ? CloudOutcome.Off : CloudOutcome.Answered;
        using var timer = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        using (RetryWithinDeadline.Until(time.GetUtcNow() + limit))
        {
            foreach (var batch in Batches.Of(outgoing, feature))
            {
                var (found, outcome) = await AskAsync(feature, batch, ask, both.Token, cancellationToken);
                answers.AddRange(found);
                worst = outcome > worst ? outcome : worst;
                if (outcome > CloudOutcome.Partial)
                {
                    break;
                }
            }
        }

        return new CloudAnswer<T>(InPlace(texts.Count, prepared, answers, new DocumentAnswer<T>(null, worst.ToString())), worst);
    }

    /// <summary>An answer for each text: empty ones were not sent, and what was not asked any more has the outcome of what was.</summary>
    private static List<DocumentAnswer<T>> InPlace<T>(int count, List<OutgoingText> prepared, List<DocumentAnswer<T>> answers, DocumentAnswer<T> notAsked)
        where T : class
    {
        var next = 0;
        return
        [
            .. Enumerable.Range(0, count).Select(index => prepared.Count > index && prepared[index].Elements == 0
                ? new DocumentAnswer<T>(null, "Empty")
                : next < answers.Count ? answers[next++] : notAsked),
        ];
    }

    private async Task<(IReadOnlyList<DocumentAnswer<T>> Answers, CloudOutcome Outcome)> AskAsync<T>(
        CloudFeature feature, IReadOnlyList<OutgoingText> batch, Ask<T> ask, CancellationToken limit, CancellationToken cancellationToken)
        where T : class
    {
        var records = batch.Sum(text => text.Records);
        if (Rest.IsOn)
        {
            return ([], CloudOutcome.Resting);
        }

        if (options.RecordsPerMonth > 0 && spending.ThisMonth + records > options.RecordsPerMonth)
        {
            return ([], CloudOutcome.OverBudget);
        }

        var started = time.GetTimestamp();
        var (answers, outcome, refusal) = await TryAsync(batch, ask, limit, cancellationToken);
        var elapsed = time.GetElapsedTime(started);

        // An error answer costs nothing. Whatever was taken is paid, also what nobody waited for; that the call may have been lost on its way is not known here.
        if (outcome is CloudOutcome.Answered or CloudOutcome.Partial or CloudOutcome.Late || refusal is { WasTaken: true })
        {
            var paid = batch.Where((_, index) => outcome == CloudOutcome.Late || answers.Count == 0 || !IsInvalid(answers[index].Trouble)).Sum(text => text.Records);
            metrics.Spent(feature, paid);
            await spending.AddAsync(feature, paid);
        }

        metrics.Ended(feature, outcome, elapsed);
        if (Rest.Note(outcome, refusal?.Pause, refusal?.Code))
        {
            Log.NoAnswer(logger, feature, outcome, refusal?.Code ?? "no code");
        }

        return (answers, outcome);
    }

    /// <summary>Documents that the service cannot read are not billed.</summary>
    private static bool IsInvalid(string? trouble) => trouble is not null && trouble != "Missing";

    private async Task<(IReadOnlyList<DocumentAnswer<T>> Answers, CloudOutcome Outcome, Refusal? Refusal)> TryAsync<T>(
        IReadOnlyList<OutgoingText> batch, Ask<T> ask, CancellationToken limit, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var answers = await ask(client!, batch, limit);
            return (answers, answers.All(one => one.Trouble is null) ? CloudOutcome.Answered : CloudOutcome.Partial, null);
        }
        catch (Exception late) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested && late is OperationCanceledException or AggregateException)
        {
            return ([], CloudOutcome.Late, null);
        }
        catch (RequestFailedException failure)
        {
            return ([], OutcomeOf(failure), new Refusal(failure.ErrorCode ?? $"HTTP {failure.Status}", RetryWithinDeadline.AskedPause(failure.GetRawResponse()), failure.Status == 200));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && failure is HttpRequestException or IOException or AggregateException or OperationCanceledException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // No connection, or an answer that nobody can read. Its text is not logged: it may repeat what was sent.
            return ([], CloudOutcome.Failed, new Refusal(failure.GetType().Name, null, WasTaken: false));
        }
    }

    private static CloudOutcome OutcomeOf(RequestFailedException failure) => failure switch
    {
        // A job that is gone is no wrong setting.
        { ErrorCode: "OperationNotFound" } => CloudOutcome.Failed,
        { ErrorCode: "ProjectNotFound" or "Unauthorized" or "Forbidden" } or { Status: 401 or 403 or 404 } => CloudOutcome.Misconfigured,
        { Status: 429 } => CloudOutcome.Busy,
        { Status: 400 or 413 } => CloudOutcome.Refused,
        _ => CloudOutcome.Failed,
    };

    /// <param name="Code">What the service calls it.</param>
    /// <param name="Pause">That it asks for.</param>
    /// <param name="WasTaken">The documents were taken and the job failed afterwards.</param>
    private sealed record Refusal(string Code, TimeSpan? Pause, bool WasTaken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Azure AI Language gives no answer about {Feature}: {Outcome} ({Code}). The local reading is used")]
        public static partial void NoAnswer(ILogger logger, CloudFeature feature, CloudOutcome outcome, string code);
    }
}
