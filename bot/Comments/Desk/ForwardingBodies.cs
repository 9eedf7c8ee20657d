using System.Text.RegularExpressions;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Text;

namespace CivicBot.Comments.Desk;

/// <summary>A body to which comments can be forwarded.</summary>
/// <param name="Id">Of <c>competence/bodies.tsv</c>, or of a department in the commune's file.</param>
/// <param name="Name">As citizens read it.</param>
public sealed record ForwardingBody(string Id, string Name);

/// <summary>
/// To whom a matter beyond the commune is forwarded (cơ quan nhận). What an official typed becomes the id of a body where it names one, so that the body's own account finds it; any other name stays as typed.
/// </summary>
public sealed partial class ForwardingBodies(CompetentBodies bodies, ICommuneDirectory communes)
{
    private readonly Lazy<IReadOnlyList<CompetentBody>> central = new(() =>
        [.. bodies.All.Where(body => body.Level is not (CompetenceLevel.Commune or CompetenceLevel.Private))]);

    /// <summary>One of each name, in order of names: for an account of a body that serves the whole province.</summary>
    public IReadOnlyList<ForwardingBody> Central =>
        [.. central.Value.Select(body => new ForwardingBody(body.Id, body.Name)).DistinctBy(body => Folded(body.Name), StringComparer.Ordinal).OrderBy(body => body.Name, StringComparer.Ordinal)];

    /// <summary>The departments that a commune's file names, then those of the province.</summary>
    public IReadOnlyList<ForwardingBody> Of(string commune) => [.. OwnOf(commune), .. Central];

    public IReadOnlyList<ForwardingBody> OwnOf(string commune) =>
        [.. (communes.Find(commune)?.Departments ?? []).Select(department => new ForwardingBody(department.Id, department.Name))];

    /// <param name="typed">An id or a name, accents and capitals aside.</param>
    /// <returns>Null: no body that is known.</returns>
    public ForwardingBody? Find(string commune, string typed)
    {
        var wanted = Folded(typed);
        return OwnOf(commune).Concat(central.Value.Select(body => new ForwardingBody(body.Id, body.Name)))
            .FirstOrDefault(body => body.Id == typed.Trim() || Folded(body.Name) == wanted);
    }

    /// <summary>Name of a body for officials; the id itself where nothing is known of it.</summary>
    public string NameOf(string id, string? commune) =>
        (commune is null ? null : OwnOf(commune).FirstOrDefault(body => body.Id == id)?.Name) ?? bodies.Find(id)?.Name ?? id;

    /// <summary>
    /// The ids under which one body receives: the list names some bodies once for each kind of matter, with what the matter is in brackets ("Sở Xây dựng (Khu Quản lý đường bộ)").
    /// </summary>
    public IReadOnlyList<string> SameAs(string id)
    {
        if (bodies.Find(id) is not { } body)
        {
            return [id];
        }

        var house = House(body.Name);
        return [.. central.Value.Where(other => House(other.Name) == house).Select(other => other.Id).Append(id).Distinct(StringComparer.Ordinal)];
    }

    internal CommentAction.Forward Named(string commune, CommentAction.Forward forward) =>
        Find(commune, forward.Body) is { } body ? forward with { Body = body.Name, BodyId = body.Id } : forward with { BodyId = null };

    private static string House(string name) => Folded(Bracket().Replace(name, ""));

    private static string Folded(string name) =>
        string.Join(' ', VietnameseLetters.Fold(name.ToLowerInvariant()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\s*\([^()]*\)\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Bracket();
}
