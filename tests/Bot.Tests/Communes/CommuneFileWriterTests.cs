using System.Text.Json;
using CivicBot.Communes;
using CivicBot.Communes.Files;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Files;
using CivicBot.Tests.Conversation;

namespace CivicBot.Tests.Communes;

/// <summary>What is written is read again as it was, whatever people typed.</summary>
[TestFixture]
internal sealed class CommuneFileWriterTests
{
    [Test]
    public void The_sample_comes_back_as_it_was() => AssertComesBack(ShippedKnowledge.Communes.Find("phuong-an-mau")!);

    [TestCase("Phường \"An\" Mẫu: số 1")]
    [TestCase("Xã Đông # không phải ghi chú")]
    [TestCase("Xã {a: b} [c] 'd' \\e")]
    [TestCase("- true")]
    public void Signs_of_the_format_in_names_are_only_letters(string name) => AssertComesBack(Small() with
    {
        Name = name,
        Neighbourhoods = [new(name, name, ["a, b", "yes", "12"])],
        Officers = [new Officer(name, name, "0277 3851 234", ["ho-tich"])],
        Closures = [new Closure(new DateOnly(2027, 1, 15), new DateOnly(2027, 1, 16), name)],
    });

    [Test]
    public void Days_with_hours_of_their_own_come_back() => AssertComesBack(Small() with
    {
        Offices =
        [
            Small().OneStop with
            {
                Hours = new OpeningHours(new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>>
                {
                    [DayOfWeek.Monday] = [new(new(7, 0), new(11, 0)), new(new(13, 30), new(17, 0))], [DayOfWeek.Wednesday] = [new(new(8, 0), new(11, 0))], [DayOfWeek.Sunday] = [new(new(8, 0), new(9, 0))],
                }),
            },
        ],
    });

    internal static Commune Small() => new()
    {
        Id = "xa-thu",
        Name = "Xã Thử",
        Kind = CommuneKind.Commune,
        Province = new Province("tinh-thu", "Tỉnh Thử"),
        Offices = [new Office { Name = "Một cửa", Address = "Số 1", Hours = new OpeningHours(new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>> { [DayOfWeek.Friday] = [new(new(7, 30), new(11, 30))] }) }],
    };

    private static void AssertComesBack(Commune commune)
    {
        var log = new ProblemLog($"{commune.Id}.yaml");
        var read = CommuneFileReader.Read(EditedFile.Decode(System.Text.Encoding.UTF8.GetBytes(CommuneFileWriter.Write(commune)), log)!, log);

        Assert.That(log.Problems.Select(problem => problem.Message), Is.Empty);
        Assert.That(Json(read!.Commune), Is.EqualTo(Json(commune)));
    }

    private static string Json(Commune commune) => JsonSerializer.Serialize(commune with
    {
        // Days without hours may stand as empty or not at all.
        Offices = [.. commune.Offices.Select(office => office with { Hours = new OpeningHours(office.Hours.Days.Where(day => day.Value.Count > 0).OrderBy(day => day.Key).ToDictionary()) })],
        DueWorkingDays = commune.DueWorkingDays.OrderBy(due => due.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
    });
}
