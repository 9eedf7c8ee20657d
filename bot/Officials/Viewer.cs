using System.Security.Claims;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Officials.Accounts;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials;

/// <summary>Who looks at a page, and what of the records that person may see. Every query of a page goes through here, so that nothing crosses from one commune to another.</summary>
internal sealed class Viewer(IHttpContextAccessor http, ICommuneDirectory communes)
{
    private ClaimsPrincipal User => http.HttpContext?.User ?? throw new InvalidOperationException("Pages run inside a request.");

    public OfficialRole Role => OfficialClaims.RoleOf(User);

    /// <summary>As written into stories and audit.</summary>
    public string Signature => OfficialClaims.SignatureOf(User);

    public string? Commune => OfficialClaims.CommuneOf(User);

    public bool MaySort => Role is OfficialRole.Clerk or OfficialRole.Administrator;

    public bool MayWork => Role is OfficialRole.Clerk or OfficialRole.Administrator or OfficialRole.Officer;

    /// <summary>What the page is headed with.</summary>
    public string Place => Commune is { } id && communes.Find(id) is { } commune ? commune.Name : AccountTexts.Everywhere;

    /// <summary>The comments that this person may see; an account without commune that is no administrator's sees only what was forwarded to its body, and no account sees all by accident.</summary>
    public IQueryable<Comment> Comments(IQueryable<Comment> all) => (Role, Commune) switch
    {
        (OfficialRole.Department, _) => Forwarded(all),
        (_, { } commune) => all.Where(comment => comment.Commune == commune),
        (OfficialRole.Administrator or OfficialRole.Leader, null) => all,
        _ => all.Where(_ => false),
    };

    public bool Sees(string commune) => Role != OfficialRole.Department && (Commune is { } own ? own == commune : Role is OfficialRole.Administrator or OfficialRole.Leader);

    /// <summary>The same as a filter; null: this person sees nothing. A department's list is not made of it.</summary>
    public CommentFilter? Scope => (Role, Commune) switch
    {
        (OfficialRole.Department, _) => null,
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

    private IQueryable<Comment> Forwarded(IQueryable<Comment> all)
    {
        var body = User.FindFirstValue(OfficialClaims.Body);
        return all.Where(comment => comment.Body == body && comment.ForwardedTo != null);
    }
}
