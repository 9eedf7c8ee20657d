using CivicBot.Communes;
using CivicBot.Knowledge.Procedures;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Knowledge.Local;

/// <summary>
/// Brings what communes changed in the browser from the records into the library, at start, after each change, when another node tells of one, and every few seconds for what nobody told. Until everything has taken
/// the new state over, citizens are answered from the old one.
/// </summary>
public sealed class LocalKnowledge(RecordsDatabase records, ILocalTexts library, ICommuneDirectory communes) : IDisposable
{
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private (int Steps, CommuneSnapshot? Communes) known = (-1, null);

    /// <summary>Puts in force what stands in the records now; cheap where nothing is new.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // One at a time: what is put in force last must be the newest.
        await refreshing.WaitAsync(cancellationToken);
        try
        {
            await using var context = records.Read();
            var (steps, homes) = (await context.KnowledgeEdits.CountAsync(cancellationToken), communes.Current);
            if (known == (steps, homes))
            {
                return;
            }

            var texts = await TextsAsync(context, cancellationToken);
            await Task.Run(() => library.Use(texts), cancellationToken);
            known = (steps, homes);
        }
        finally
        {
            refreshing.Release();
        }
    }

    public async Task<LocalState> StateAsync(string commune, string slug, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await StateAsync(context, commune, slug, cancellationToken);
    }

    /// <summary>Procedures of a commune with a text of their own or switched off, by slug.</summary>
    public async Task<IReadOnlyDictionary<string, LocalState>> StatesAsync(string commune, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var steps = await context.KnowledgeEdits.Where(step => step.Commune == commune).OrderBy(step => step.Number).ToListAsync(cancellationToken);
        return steps.GroupBy(step => step.Slug, StringComparer.Ordinal)
            .Select(group => (group.Key, State: new LocalState([.. group])))
            .Where(one => one.State.Text is not null || one.State.Off is not null)
            .ToDictionary(one => one.Key, one => one.State, StringComparer.Ordinal);
    }

    public void Dispose() => refreshing.Dispose();

    internal static async Task<LocalState> StateAsync(RecordsContext context, string commune, string slug, CancellationToken cancellationToken) =>
        new(await context.KnowledgeEdits.Where(step => step.Commune == commune && step.Slug == slug).OrderBy(step => step.Number).ToListAsync(cancellationToken));

    private async Task<IReadOnlyList<LocalText>> TextsAsync(RecordsContext context, CancellationToken cancellationToken)
    {
        var steps = await context.KnowledgeEdits.OrderBy(step => step.Commune).ThenBy(step => step.Slug).ThenBy(step => step.Number).ToListAsync(cancellationToken);
        return
        [
            .. steps.GroupBy(step => (step.Commune, step.Slug))
                .Select(group => (group.Key, State: new LocalState([.. group]), Home: communes.Find(group.Key.Commune)))
                .Where(one => one.Home is not null && (one.State.Text is not null || one.State.Off is not null))
                .Select(one => new LocalText(one.Home!.Locality, one.Key.Slug, one.State.Text, one.State.Off is not null)),
        ];
    }
}
