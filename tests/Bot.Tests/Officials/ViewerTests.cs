using System.Security.Claims;
using CivicBot.Comments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Files;
using CivicBot.Officials;
using CivicBot.Officials.Accounts;
using CivicBot.Testing;
using CivicBot.Tests.Communes;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Tests.Officials;

/// <summary>Nothing crosses from one commune to another, and a body sees what was forwarded to it: for every role, what it sees of two communes.</summary>
[TestFixture]
internal sealed class ViewerTests : IDisposable
{
    private const string One = "xa-dong";
    private const string Other = "xa-tay";

    private readonly CommuneFolder folder = new();
    private readonly CommuneDirectory communes;

    public ViewerTests()
    {
        folder.With($"{One}.yaml", File("Xã Đông", isDefault: true)).With($"{Other}.yaml", File("Xã Tây", isDefault: false));
        communes = new CommuneDirectory(folder.Root, RepositoryRoot.Folder("knowledge"), DirectoryWatchTimes.Default, TimeProvider.System, RunLog.For<CommuneDirectory>());
    }

    public void Dispose()
    {
        communes.Dispose();
        folder.Dispose();
    }

    // Codes of the comments: 1 and 2 of the one commune, 3 and 4 of the other; 2 and 4 forwarded to so-xay-dung, 2 by its other name.
    [TestCase(OfficialRole.Clerk, One, null, null, "12")]
    [TestCase(OfficialRole.Officer, One, null, null, "12")]
    [TestCase(OfficialRole.Leader, One, null, null, "12")]
    [TestCase(OfficialRole.Administrator, One, null, null, "12")]
    [TestCase(OfficialRole.Clerk, Other, null, null, "34")]
    [TestCase(OfficialRole.Clerk, null, null, null, "")]
    [TestCase(OfficialRole.Officer, null, null, null, "")]
    [TestCase(OfficialRole.Leader, null, null, null, "1234")]
    [TestCase(OfficialRole.Administrator, null, null, null, "1234")]
    [TestCase(OfficialRole.Administrator, null, null, Other, "34")]
    [TestCase(OfficialRole.Leader, null, null, One, "12")]
    [TestCase(OfficialRole.Leader, null, null, "xa-khac", "1234")]
    [TestCase(OfficialRole.Clerk, One, null, Other, "12")]
    [TestCase(OfficialRole.Clerk, null, null, Other, "")]
    [TestCase(OfficialRole.Department, null, "so-xay-dung", null, "24")]
    [TestCase(OfficialRole.Department, null, "so-xay-dung", One, "24")]
    [TestCase(OfficialRole.Department, Other, "so-xay-dung", null, "4")]
    [TestCase(OfficialRole.Department, null, "so-noi-vu", null, "")]
    [TestCase(OfficialRole.Department, null, null, null, "")]
    [TestCase(OfficialRole.Department, One, null, null, "")]
    public async Task Sees_comments(OfficialRole role, string? commune, string? body, string? picked, string seen)
    {
        using var records = await FiledAsync();
        var viewer = As(role, commune, body, picked);
        var queries = new CommentQueries(records.Database, new DueDates(communes, Microsoft.Extensions.Options.Options.Create(new CommentHandlingOptions())), TimeProvider.System);
        await using var context = records.Database.Read();

        var own = await viewer.Comments(context.Comments).Select(comment => comment.Code).ToListAsync();
        Assert.That(string.Concat(own.Select(code => code[^1]).Order()), Is.EqualTo(seen));
        var scoped = viewer.Scope is { } scope ? await queries.Where(context, scope).Select(comment => comment.Code).ToListAsync() : [];
        Assert.That(scoped, Is.EquivalentTo(own), "lists and pages must agree");
    }

    [TestCase(OfficialRole.Clerk, One, null, "12")]
    [TestCase(OfficialRole.Officer, Other, null, "34")]
    [TestCase(OfficialRole.Leader, null, null, "1234")]
    [TestCase(OfficialRole.Leader, null, Other, "34")]
    [TestCase(OfficialRole.Clerk, null, null, "")]
    [TestCase(OfficialRole.Department, null, null, "")]
    [TestCase(OfficialRole.Department, One, null, "")]
    public async Task Sees_days(OfficialRole role, string? commune, string? picked, string seen)
    {
        using var records = await FiledAsync();
        await using var context = records.Database.Read();

        var days = await As(role, commune, "so-xay-dung", picked).Days(context.Days).Select(day => day.Id).ToListAsync();
        Assert.That(string.Concat(days.Select(id => id[^1]).Order()), Is.EqualTo(seen));
    }

    [TestCase(OfficialRole.Clerk, One, One, true)]
    [TestCase(OfficialRole.Clerk, One, Other, false)]
    [TestCase(OfficialRole.Officer, One, Other, false)]
    [TestCase(OfficialRole.Administrator, One, Other, false)]
    [TestCase(OfficialRole.Administrator, null, Other, true)]
    [TestCase(OfficialRole.Leader, null, Other, true)]
    [TestCase(OfficialRole.Clerk, null, Other, false)]
    [TestCase(OfficialRole.Department, One, One, false)]
    [TestCase(OfficialRole.Department, null, One, false)]
    public void Sees_the_commune(OfficialRole role, string? commune, string asked, bool sees) => Assert.That(As(role, commune, "so-xay-dung", picked: null).Sees(asked), Is.EqualTo(sees));

    [TestCase(OfficialRole.Administrator, null, true)]
    [TestCase(OfficialRole.Administrator, One, false)]
    [TestCase(OfficialRole.Leader, null, false)]
    [TestCase(OfficialRole.Clerk, One, false)]
    public void Looks_after_the_installation(OfficialRole role, string? commune, bool central) => Assert.That(As(role, commune, body: null, picked: One).IsCentral, Is.EqualTo(central));

    [TestCase(OfficialRole.Leader, null, null, "Toàn hệ thống")]
    [TestCase(OfficialRole.Leader, null, One, "Xã Đông")]
    [TestCase(OfficialRole.Clerk, Other, One, "Xã Tây")]
    [TestCase(OfficialRole.Department, null, null, "Sở Xây dựng")]
    public void The_page_is_headed(OfficialRole role, string? commune, string? picked, string place) => Assert.That(As(role, commune, "so-xay-dung", picked).Place, Is.EqualTo(place));

    private Viewer As(OfficialRole role, string? commune, string? body, string? picked)
    {
        var claims = new List<Claim> { new(ClaimTypes.Role, role.ToString()), new(OfficialClaims.DisplayName, "Trần Văn Thử (Văn phòng)") };
        claims.AddRange(commune is null ? [] : [new Claim(OfficialClaims.Commune, commune)]);
        claims.AddRange(body is null ? [] : [new Claim(OfficialClaims.Body, body)]);
        var http = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims, "test")) };
        if (picked is not null)
        {
            http.Request.Headers.Cookie = $"{CommunePick.Cookie}={picked}";
        }

        var bodies = new CompetentBodies(Microsoft.Extensions.Options.Options.Create(new KnowledgeOptions { Directory = RepositoryRoot.Folder("knowledge") }));
        return new Viewer(new HttpContextAccessor { HttpContext = http }, communes, new ForwardingBodies(bodies, communes));
    }

    private static async Task<TestRecords> FiledAsync()
    {
        var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await records.Database.WriteAsync(
            (context, _) =>
            {
                context.Comments.AddRange(Comment(1, One, null), Comment(2, One, "so-xay-dung-duong"), Comment(3, Other, null), Comment(4, Other, "so-xay-dung"));
                context.Days.AddRange(Day(1, One), Day(2, One), Day(3, Other), Day(4, Other));
                return Task.FromResult(0);
            },
            CancellationToken.None);
        return records;
    }

    private static Comment Comment(int number, string commune, string? body) => new()
    {
        Id = Guid.CreateVersion7(), Code = $"00000{number}", Commune = commune, Channel = CommentChannel.Paper, Text = "Đường hư.", Masked = "Đường hư.", Topics = ["giao-thong"], Body = "so-xay-dung", Level = "so",
        Urgency = "thuong", State = body is null ? CommentState.Confirmed : CommentState.Forwarded, ForwardedBody = body, ForwardedTo = body, ReceivedAt = DateTimeOffset.UtcNow, ChangedAt = DateTimeOffset.UtcNow,
    };

    private static DialogueDay Day(int number, string commune) => new()
    {
        Id = $"ngay-{number}", Commune = commune, Title = "Đối thoại", Date = new DateOnly(2026, 12, number), Place = "Nhà văn hóa", State = DayState.Planned, CutOff = DateTimeOffset.UtcNow,
    };

    private static string File(string name, bool isDefault) => $$"""
        name: {{name}}
        kind: xã
        province: {id: tinh-thu, name: Tỉnh Thử}
        default: {{(isDefault ? "true" : "false")}}
        offices:
          - name: Trung tâm Phục vụ hành chính công {{name}}
            address: Số 1 đường Thử
            hours: {ngay-thuong: ["07:30-11:30"]}
        """;
}
