using System.Text;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Text;
using CivicBot.Storage;
using CivicBot.Storage.Backup;
using CivicBot.Storage.Export;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using CivicBot.Tests.EndToEnd;
using CivicBot.Tests.Storage.Records;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Citizen = CivicBot.ZaloStandIn.Citizens.Citizen;

namespace CivicBot.Tests.Privacy;

/// <summary>After "xóa dữ liệu của tôi" a search of every byte of the data, of exports and backups made afterwards finds nothing of the citizen; the statistics stay.</summary>
[TestFixture]
internal sealed class ErasedTracesTests
{
    private const string Marked = "bàng lục bảo";
    private const string Name = "Trần Thị Ngọc Bích";
    private const string Phone = "0987654321";

    [Test]
    public async Task Nothing_of_an_erased_citizen_is_left_in_any_file_and_the_numbers_stay([Values] RecordsStore store)
    {
        await using var bot = await RunningBot.StartAsync(
            behaviour: new Behaviour { Echoes = EchoTiming.AfterAnswer, Receipts = Receipts.Both }, store: store);
        var citizen = await bot.KnownCitizenAsync();
        var neighbour = await bot.KnownCitizenAsync();
        await FileAsync(bot, neighbour, "Cống khu phố 2 nghẹt, nước tràn vào nhà");
        await FileAsync(bot, citizen, $"Cây {Marked} đầu hẻm 12 khu phố 3 sắp đổ, tôi là {Name}, số {Phone}", withPhoto: true);
        await SayAsync(bot, citizen, $"Nhờ gọi {Phone}, cây {Marked} nghiêng thêm");
        await SayAsync(bot, citizen, $"làm giấy {Marked} thì cần gì");
        await AnswerAsync(bot);
        var before = await NumbersAsync(bot);
        string[] secrets = [citizen.UserId, Marked, Name, Phone, Phone[1..], "0987 654 321", "0987.654.321", VietnameseLetters.Fold(Name), VietnameseLetters.Fold(Marked)];
        Assert.That(Holding(bot.Folder, citizen.UserId), Is.Not.Empty, "there is nothing to find");
        if (store == RecordsStore.Sqlite)
        {
            Assert.That(Holding(bot.Folder, Marked, Name, Phone), Is.Not.Empty, "there is nothing to find");
        }

        await SayAsync(bot, citizen, "xóa dữ liệu của tôi");
        await SayAsync(bot, citizen, "Đồng ý xóa");
        await bot.Services.GetRequiredService<TraceSweep>().SweepAsync(settled: true, CancellationToken.None);

        using var elsewhere = new TempDirectory();
        await TakeAwayAsync(bot, elsewhere.Path);
        Assert.Multiple(() =>
        {
            Assert.That(Holding(bot.Folder, secrets), Is.Empty, "in the data directory");
            Assert.That(Holding(elsewhere.Path, secrets), Is.Empty, "in what was taken away afterwards");
            Assert.That(Holding(bot.Folder, neighbour.UserId), Is.Not.Empty, "of others everything stays");
        });
        Assert.That(await NumbersAsync(bot), Is.EqualTo(before));
    }

    private static async Task FileAsync(RunningBot bot, Citizen citizen, string text, bool withPhoto = false)
    {
        await SayAsync(bot, citizen, "Gửi ý kiến");
        await SayAsync(bot, citizen, text);
        if (withPhoto)
        {
            await citizen.SendImageAsync($"ảnh cây {Marked}");
            await bot.IdleAsync();
        }

        await SayAsync(bot, citizen, "Gửi");
    }

    private static async Task SayAsync(RunningBot bot, Citizen citizen, string text)
    {
        await citizen.SayAsync(text);
        await bot.IdleAsync();
    }

    private static async Task AnswerAsync(RunningBot bot)
    {
        await using var context = bot.Services.GetRequiredService<RecordsDatabase>().Read();
        var comment = await context.Comments.SingleAsync(one => one.Text.Contains(Marked));
        var citizen = await context.Citizens.SingleAsync(one => one.Id == comment.CitizenId);
        var contacts = bot.Services.GetRequiredService<CitizenContacts>();
        await bot.Services.GetRequiredService<RecordsDatabase>().WriteAsync(
            async (write, token) =>
            {
                contacts.Keep((await write.Citizens.FindAsync([citizen.Id], token))!, Name, Phone);
                return 0;
            },
            CancellationToken.None);
        var outcome = await bot.Services.GetRequiredService<CommentDesk>().ActAsync(
            comment.Code, new CommentAction.AnswerOnSpot($"Đã cắt cây, bà {Name} ({Phone}) đã xem."), Actor.Official("Đô thị"), version: null, "answer", $"gọi {Phone}", CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<DeskOutcome.Done>());
        await bot.IdleAsync();
    }

    private static async Task<string> NumbersAsync(RunningBot bot)
    {
        await using var context = bot.Services.GetRequiredService<RecordsDatabase>().Read();
        var comments = await context.Comments.OrderBy(comment => comment.Code).ToListAsync();
        var moves = await context.Changes.CountAsync(change => change.Kind == ChangeKind.Moved);
        return string.Join('\n', comments.Select(comment => $"{comment.Code} {comment.State} {string.Join(',', comment.Topics)} {comment.Neighbourhood} {comment.Body} {comment.ReceivedAt:O} {comment.ClosedAt:O}")) + $"\n{moves}";
    }

    /// <summary>Exports in both forms and a backup; what is in the backup is unpacked, because a search does not see through compression.</summary>
    private static async Task TakeAwayAsync(RunningBot bot, string folder)
    {
        var records = bot.Services.GetRequiredService<RecordsDatabase>();
        var export = new RecordsExport(records, bot.Services.GetRequiredService<DataSeal>());
        await using (var json = File.Create(Path.Combine(folder, "all.json")))
        {
            await export.WriteJsonAsync(new ExportOrder(ExportFormat.Json, WithContacts: true), json, CancellationToken.None);
        }

        await export.WriteFolderAsync(new ExportOrder(ExportFormat.Csv, WithContacts: true), Path.Combine(folder, "csv"), CancellationToken.None);
        var backup = Path.Combine(folder, "all.backup");
        var writer = new BackupWriter(
            records, bot.Services.GetRequiredService<SqliteDatabase>(), bot.Services.GetRequiredService<AttachmentFiles>(), bot.Services.GetRequiredService<IOptions<StorageOptions>>(), TimeProvider.System);
        await writer.WriteAsync(backup, passphrase: null, CancellationToken.None);
        await using var file = File.OpenRead(backup);
        await new BackupContent(file, passphrase: null).ForEachAsync(
            async (name, data) =>
            {
                await using var part = File.Create(Path.Combine(folder, name.Replace('/', '-')));
                await data.CopyToAsync(part);
            },
            CancellationToken.None);
        Assert.That(Directory.GetFiles(folder, "records-comment.jsonl"), Has.Length.EqualTo(1));
    }

    /// <summary>Files with one of the secrets, in any of the ways in which it could be written.</summary>
    private static List<string> Holding(string folder, params string[] secrets)
    {
        var needles = Written(secrets).ToList();
        string[] locks = [".serving", ".lock"]; // empty, and held
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !locks.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .SelectMany(file => needles.Where(needle => Bytes(file).AsSpan().IndexOf(needle.Bytes) >= 0).Select(needle => $"{Path.GetRelativePath(folder, file)}: {needle.Secret}"))];
    }

    private static IEnumerable<(string Secret, byte[] Bytes)> Written(IEnumerable<string> secrets) =>
        from secret in secrets
        from form in new[] { NormalizationForm.FormC, NormalizationForm.FormD }
        from text in new[] { secret.Normalize(form), secret.Normalize(form).ToLowerInvariant(), Escaped(secret.Normalize(form)) }.Distinct(StringComparer.Ordinal)
        from encoding in new[] { Encoding.UTF8, Encoding.Unicode }
        select (secret, encoding.GetBytes(text));

    private static string Escaped(string text) => string.Concat(text.Select(letter => letter < 128 ? letter.ToString() : $"\\u{(int)letter:x4}"));

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
