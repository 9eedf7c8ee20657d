using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Procedures;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Knowledge.Local;

/// <summary>
/// Where officials change what their commune says about procedures (quy định riêng). Each step is one transaction: the step, the audit; then it is put in force, on all nodes and without a restart. A text that
/// <c>check</c> refuses is not taken.
/// </summary>
public sealed class LocalKnowledgeDesk(
    RecordsDatabase records, LocalKnowledge local, IKnowledgeNews news, ILocalTexts library, IProcedureLibrary procedures, ICommuneDirectory communes, TimeProvider time)
{
    /// <summary>Ten times the longest shipped entry.</summary>
    public const int LongestText = 60_000;

    /// <summary>What would come of a text.</summary>
    public LocalTrial Try(Commune commune, string slug, string text) =>
        library.Try(new LocalText(commune.Locality, slug, Clean(text), SwitchedOff: false), VietnamTime.Today(time));

    public async Task<LocalOutcome> PublishAsync(LocalStep step, string text, CancellationToken cancellationToken)
    {
        if (communes.Find(step.Commune) is not { } commune || procedures.Current.Procedures.All(procedure => procedure.Slug != step.Slug))
        {
            return LocalOutcome.NotFound;
        }

        if (text.Length > LongestText)
        {
            return LocalOutcome.TooLong;
        }

        return Try(commune, step.Slug, text).Procedure is null
            ? LocalOutcome.Refused
            : await AddAsync(step, KnowledgeEditKind.Text, "knowledge.publish", state => state.Text == Clean(text), Clean(text), cancellationToken);
    }

    public Task<LocalOutcome> WithdrawAsync(LocalStep step, CancellationToken cancellationToken) =>
        AddAsync(step, KnowledgeEditKind.Withdrawn, "knowledge.withdraw", state => state.Text is null, text: null, cancellationToken);

    public Task<LocalOutcome> SwitchOffAsync(LocalStep step, CancellationToken cancellationToken) => procedures.Current.Find(step.Slug) is null
        ? Task.FromResult(LocalOutcome.NotFound)
        : AddAsync(step, KnowledgeEditKind.SwitchedOff, "knowledge.switch-off", state => state.Off is not null, text: null, cancellationToken);

    public Task<LocalOutcome> SwitchOnAsync(LocalStep step, CancellationToken cancellationToken) =>
        AddAsync(step, KnowledgeEditKind.SwitchedOn, "knowledge.switch-on", state => state.Off is null, text: null, cancellationToken);

    /// <param name="holds">The step would change nothing.</param>
    private async Task<LocalOutcome> AddAsync(
        LocalStep step, KnowledgeEditKind kind, string action, Func<LocalState, bool> holds, string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(step.Reason))
        {
            return LocalOutcome.NeedsReason;
        }

        var now = time.GetUtcNow();
        var outcome = await records.WriteAsync(
            async (context, token) =>
            {
                var state = await LocalKnowledge.StateAsync(context, step.Commune, step.Slug, token);
                if (step.Seen != state.Number)
                {
                    return LocalOutcome.ChangedMeanwhile;
                }

                if (holds(state))
                {
                    return LocalOutcome.Same;
                }

                context.KnowledgeEdits.Add(new KnowledgeEdit
                {
                    Id = Guid.CreateVersion7(),
                    Commune = step.Commune,
                    Slug = step.Slug,
                    Number = state.Number + 1,
                    Kind = kind,
                    Text = text,
                    Reason = step.Reason.Trim(),
                    By = step.By,
                    At = now,
                });
                context.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(), At = now, Who = step.By, Commune = step.Commune, Action = action, Subject = step.Slug, Detail = null });
                return LocalOutcome.Done;
            },
            cancellationToken);
        if (outcome == LocalOutcome.Done)
        {
            // Side by side: neither a caller who goes away nor a Redis that does not answer keeps anybody waiting for the other.
            await Task.WhenAll(news.TellAsync(), local.RefreshAsync(cancellationToken));
        }

        return outcome;
    }

    /// <summary>Browsers send lines that end as on Windows; nobody meant to write them so.</summary>
    private static string Clean(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";
}

/// <param name="Seen">Number of the last step that the person saw; 0: none.</param>
/// <param name="Reason">For colleagues.</param>
public sealed record LocalStep(string Commune, string Slug, int Seen, string Reason, string By);

/// <summary>What became of a step.</summary>
public enum LocalOutcome
{
    Done,

    /// <summary>It is so already.</summary>
    Same,

    /// <summary>A colleague was first.</summary>
    ChangedMeanwhile,
    NeedsReason,
    NotFound,
    TooLong,

    /// <summary>The text cannot be used; trying it says why.</summary>
    Refused,
}
