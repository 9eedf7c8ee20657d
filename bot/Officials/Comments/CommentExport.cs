using System.Globalization;
using System.Text;
using CivicBot.Comments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Topics;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Export;
using CivicBot.Storage.Records;

namespace CivicBot.Officials.Comments;

/// <summary>The filtered list as a file for spreadsheets (tải danh sách): masked texts, never formulas, and each download is in the audit trail.</summary>
internal static class CommentExport
{
    public const string Path = "/officials/comments/export.csv";

    private const int Batch = 500;

    private static readonly string[] Columns =
        ["Mã", "Ngày nhận", "Nhận qua", "Nội dung", "Lĩnh vực", "Chưa chắc", "Nơi", "Địa bàn", "Cơ quan có thẩm quyền", "Trạng thái", "Hạn", "Cán bộ phụ trách", "Buổi đối thoại", "Số người cùng ý kiến"];

    public static IEndpointRouteBuilder MapCommentExport(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, WriteAsync).RequireAuthorization(Policies.Sorts);
        return endpoints;
    }

    private static async Task WriteAsync(
        HttpContext http, Viewer viewer, CommentQueries queries, TopicScheme scheme, CompetentBodies bodies, ICommuneDirectory communes, RecordsDatabase records, TimeProvider time)
    {
        if (viewer.Scope is not { } scope)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var cancellationToken = http.RequestAborted;
        var search = CommentSearch.Of(http.Request.Query);
        var filter = search.Within(scope);
        await AuditAsync(records, viewer, await queries.CountAsync(filter, cancellationToken), time.GetUtcNow(), cancellationToken);
        var day = VietnamTime.Today(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"y-kien-{day}.csv\"";

        // With the mark, without which spreadsheets take UTF-8 for something else.
        await http.Response.Body.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellationToken);
        await http.Response.WriteAsync(CsvText.Line(Columns), cancellationToken);
        for (var skip = 0; ; skip += Batch)
        {
            var page = await queries.ListAsync(filter, search.CommentOrder, skip, Batch, cancellationToken);
            await http.Response.WriteAsync(string.Concat(page.Lines.Select(line => CsvText.Line(Cells(line, scheme, bodies, communes)))), cancellationToken);
            if (page.Lines.Count < Batch)
            {
                return;
            }
        }
    }

    private static IEnumerable<object?> Cells(CommentListLine line, TopicScheme scheme, CompetentBodies bodies, ICommuneDirectory communes)
    {
        var comment = line.Comment;
        return
        [
            CommentCode.Show(comment.Code),
            CommentWords.Moment(comment.ReceivedAt),
            CommentWords.Channel(comment.Channel),
            comment.Masked.Length > 0 ? comment.Masked : CommentWords.Erased,
            string.Join("; ", comment.Topics.Select(id => scheme[id].Name)),
            comment.TopicUnsure ? "x" : "",
            comment.Place,
            communes.Find(comment.Commune)?.Neighbourhoods.FirstOrDefault(place => place.Id == comment.Neighbourhood)?.Name ?? comment.Neighbourhood,
            bodies.Find(comment.Body)?.Name ?? comment.Body,
            CommentTexts.StateName(comment.State),
            line.Clock is { } clock ? CommentWords.Day(clock.Due) : "",
            comment.Officer,
            comment.DayId,
            comment.Supporters,
        ];
    }

    private static Task<int> AuditAsync(RecordsDatabase records, Viewer viewer, int count, DateTimeOffset now, CancellationToken cancellationToken) => records.WriteAsync(
        (context, _) =>
        {
            context.Audit.Add(new AuditEntry
            {
                Id = Guid.CreateVersion7(), At = now, Who = viewer.Signature, Commune = viewer.Commune, Action = "comments.export", Subject = viewer.Commune ?? "*",
                Detail = string.Create(CultureInfo.InvariantCulture, $"{count} comments"),
            });
            return Task.FromResult(0);
        },
        cancellationToken);
}
