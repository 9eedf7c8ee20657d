using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Search;

/// <summary>The score of every procedure for one message, and the opinions it is made of.</summary>
public sealed class Ranking
{
    private readonly float[] totals;
    private readonly float[][] parts;

    internal Ranking(IReadOnlyList<Procedure> procedures, float[] totals, float[][] parts)
    {
        Procedures = procedures;
        this.totals = totals;
        this.parts = parts;
    }

    public IReadOnlyList<Procedure> Procedures { get; }

    /// <summary>Blended scores, in the order of <see cref="Procedures"/>.</summary>
    internal ReadOnlySpan<float> Totals => totals;

    /// <summary>How much a procedure's nearest examples resemble the message, 0 to 1.5.</summary>
    internal double ExampleSimilarity(int procedure) => parts[(int)Opinion.NearestExample][procedure];

    /// <summary>Which share of the message's words the entry holds, weighted, 0 to 1.</summary>
    internal double FieldShare(int procedure) => parts[(int)Opinion.Fields][procedure];

    internal ReadOnlySpan<float> Part(Opinion opinion) => parts[(int)opinion];

    /// <summary>Numbers of the best procedures, best first; equal scores stand in the order of the slugs.</summary>
    internal static int[] Best(ReadOnlySpan<float> scores, int count)
    {
        var best = new List<int>(count + 1);
        for (var i = 0; i < scores.Length; i++)
        {
            var place = best.Count;
            while (place > 0 && scores[best[place - 1]] < scores[i])
            {
                place--;
            }

            if (place < count)
            {
                best.Insert(place, i);
                if (best.Count > count)
                {
                    best.RemoveAt(count);
                }
            }
        }

        return [.. best];
    }
}

/// <summary>Whose score it is, in the order in which <see cref="ProcedureIndex"/> asks.</summary>
internal enum Opinion
{
    Classifier,
    NearestExample,
    Fields,
    Sections,
    OftenAsked,
}
