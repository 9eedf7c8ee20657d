using System.Security.Claims;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Digests.Records;
using CivicBot.Officials.Accounts;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials;

/// <summary>Who looks at a page, and what of the records that person may see. Every query of a page goes through here, so that nothing crosses from one commune to another.</summary>
internal sealed class Viewer(IHttpContextAccessor http, ICommuneDirectory communes, ForwardingBodies bodies)
{
    private ClaimsPrincipal User => http.HttpContext?.User ?? throw new InvalidOperationException("Pages run inside a request.");

    public OfficialRole Role => OfficialClaims.RoleOf(User);

    /// <summary>As written into stories and audit.</summary>
    public string Signature => OfficialClaims.SignatureOf(User);

    /// <summary>The commune that the account belongs to; null: the whole installation, or a body of the province.</summary>
    public string? Home => OfficialClaims.CommuneOf(User);

    /// <summary>The commune that the pages are about: the own one, or the one that was picked; null: all.</summary>
    public string? Commune => Home ?? (MayPick && http.HttpContext!.Request.Cookies[CommunePick.Cookie] is { } picked && communes.Find(picked) is not null ? picked : null);

    /// <summary>Whether this person sees several communes and can look at one of them.</summary>
    public bool MayPick => Home is null && Role is (OfficialRole.Administrator or OfficialRole.Leader);

    /// <summary>Whether this person looks after the whole installation: its keys, tokens and backups.</summary>
    public bool IsCentral => Home is null && Role == OfficialRole.Administrator;

    /// <summary>Chức danh; null: the session is older than this claim.</summary>
    public string? Title => User.FindFirstValue(OfficialClaims.Title);

    /// <summary>Role Officer: topic ids of the own field; empty: all.</summary>
    public IReadOnlyList<string> Topics => [.. User.FindAll(OfficialClaims.Topic).Select(claim => claim.Value)];

    public bool MaySort => Role is OfficialRole.Clerk or OfficialRole.Administrator;

    public bool MayWork => Role is OfficialRole.Clerk or OfficialRole.Administrator or OfficialRole.Officer;

    /// <summary>Role Department: ids under which its body receives; empty for others.</summary>
    public IReadOnlyList<string> Bodies => Role == OfficialRole.Department && User.FindFirstValue(OfficialClaims.Body) is { } body ? bodies.SameAs(body) : [];

    /// <summary>What the page is headed with.</summary>
    public string Place => Role == OfficialRole.Department && User.FindFirstValue(OfficialClaims.Body) is { } body
        ? bodies.NameOf(body, Home)
        : Commune is { } id && communes.Find(id) is { } commune ? commune.Name : AccountTexts.Everywhere;

    /// <summary>The comments that this person may see; an account without commune that is no administrator's sees only what was forwarded to its body, and no account sees all by accident.</summary>
    public IQueryable<Comment> Comments(IQueryable<Comment> all) => (Role, Commune) switch
    {
        (OfficialRole.Department, var commune) => Forwarded(all, commune),
        (_, { } commune) => all.Where(comment => comment.Commune == commune),
        (OfficialRole.Administrator or OfficialRole.Leader, null) => all,
        _ => all.Where(_ => false),
    };

    public bool Sees(string commune) => Role != OfficialRole.Department && (Commune is { } own ? own == commune : Role is OfficialRole.Administrator or OfficialRole.Leader);

    /// <summary>Whose days and places this person may see; a department sees none.</summary>
    public IReadOnlyList<Commune> Communes => [.. communes.Current.Communes.Where(commune => Sees(commune.Id))];

    /// <summary>The same as a filter; null: this person sees nothing.</summary>
    public CommentFilter? Scope => (Role, Commune) switch
    {
        (OfficialRole.Department, var commune) => Bodies is { Count: > 0 } own ? new CommentFilter { ForwardedBodies = own, Communes = commune is null ? [] : [commune] } : null,
        (_, { } commune) => new CommentFilter { Communes = [commune] },
        (OfficialRole.Administrator or OfficialRole.Leader, null) => CommentFilter.All,
        _ => null,
    };

    public IQueryable<DialogueDay> Days(IQueryable<DialogueDay> all) => (Role, Commune) switch
    {
        (OfficialRole.Department, _) => all.Where(_ => false),
        (_, { } commune) => all.Where(day => day.Commune == commune),
        (OfficialRole.Administrator or OfficialRole.Leader, null) => all,
        _ => all.Where(_ => false),
    };

    /// <summary>Digests that went out.</summary>
    public IQueryable<DigestIssue> Issues(IQueryable<DigestIssue> all) => (Role, Commune) switch
    {
        (OfficialRole.Department, _) => all.Where(_ => false),
        (_, { } commune) => all.Where(issue => issue.Commune == commune),
        (OfficialRole.Administrator or OfficialRole.Leader, null) => all,
        _ => all.Where(_ => false),
    };

    private IQueryable<Comment> Forwarded(IQueryable<Comment> all, string? commune)
    {
        var own = Bodies;
        return all.Where(comment => comment.ForwardedBody != null && own.Contains(comment.ForwardedBody) && (commune == null || comment.Commune == commune));
    }
}
