namespace CivicBot.Knowledge.Competence;

/// <summary>At what level a comment is dealt with; wire names are those of <see cref="CompetenceLevels"/>.</summary>
public enum CompetenceLevel
{
    /// <summary>Xã, phường, đặc khu.</summary>
    Commune,

    /// <summary>A provincial department (sở) or an office under it.</summary>
    Department,

    /// <summary>The province (tỉnh, thành phố) itself.</summary>
    Province,

    /// <summary>A ministry or an office that reports to one.</summary>
    Central,

    /// <summary>Công an.</summary>
    Police,

    /// <summary>A utility: power, water, telecommunication, bank.</summary>
    Utility,

    /// <summary>Court or enforcement of judgments.</summary>
    Court,

    /// <summary>Between private persons; authorities only help.</summary>
    Private,
}

/// <summary>Who deals with comments of a kind.</summary>
/// <param name="Id">Of <c>competence/bodies.tsv</c>.</param>
/// <param name="Level">Where it stands.</param>
/// <param name="Name">Usual name, Vietnamese.</param>
/// <param name="Reason">Legal reason, Vietnamese.</param>
public sealed record CompetentBody(string Id, CompetenceLevel Level, string Name, string Reason);

/// <summary>Who has to deal with a comment.</summary>
/// <param name="Body">The one most probably competent.</param>
/// <param name="Lines">Lines of <c>competence/rules.tsv</c> that spoke for it; empty where it is the default of the topic.</param>
/// <param name="Others">Bodies that rules spoke for as well, strongest first.</param>
public sealed record CompetenceReading(CompetentBody Body, IReadOnlyList<int> Lines, IReadOnlyList<CompetentBody> Others)
{
    public CompetenceLevel Level => Body.Level;

    /// <summary>Wire name of the level: xa, so, tinh, trung-uong, cong-an, doanh-nghiep, toa-an, dan-su.</summary>
    public string Id => CompetenceLevels.WireName(Body.Level);

    /// <summary>True where the commune itself can answer.</summary>
    public bool IsOwn => Body.Level == CompetenceLevel.Commune;
}
