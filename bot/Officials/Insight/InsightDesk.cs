using CivicBot.Communes;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Officials.Insight;

/// <summary>The charts as the signed-in official may see them; for the page and for the file of the same numbers.</summary>
internal sealed class InsightDesk(InsightQueries queries, Viewer viewer, TopicScheme scheme, ICommuneDirectory communes)
{
    /// <returns>Null: this official sees no comments.</returns>
    public async Task<InsightReport?> ReportAsync(InsightPeriod period, CancellationToken cancellationToken)
    {
        if (viewer.Scope is not { } scope)
        {
            return null;
        }

        return new InsightReport(await queries.CountAsync(scope, period, cancellationToken), period, scheme, communes, viewer.Commune);
    }
}
