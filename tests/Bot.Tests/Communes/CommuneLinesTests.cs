using CivicBot.Communes;
using CivicBot.Communes.Files;
using CivicBot.Tests.Conversation;

namespace CivicBot.Tests.Communes;

/// <summary>What administrators type into boxes, one thing a line.</summary>
[TestFixture]
internal sealed class CommuneLinesTests
{
    [TestCase("Thứ 2 đến Thứ 6: 07:30-11:30, 13:30-17:00", "Thứ 2 đến Thứ 6: 07:30-11:30, 13:30-17:00")]
    [TestCase("thu 2 - thu 6: 7h30-11h30, 13h30 đến 17h\nT7: 8h-11h", "Thứ 2 đến Thứ 6: 07:30-11:30, 13:30-17:00\nThứ 7: 08:00-11:00")]
    [TestCase("Thứ 2: 7:00-11:00\nThứ 3: 7:00-11:00\nChủ nhật: 8:00-9:00", "Thứ 2 đến Thứ 3: 07:00-11:00\nChủ nhật: 08:00-09:00")]
    public void Hours_are_understood(string typed, string shown)
    {
        var (hours, problem) = CommuneLines.Hours(typed);

        Assert.That(problem, Is.Null);
        Assert.That(CommuneLines.HoursText(hours!), Is.EqualTo(shown));
    }

    [TestCase("")]
    [TestCase("cả tuần")]
    [TestCase("Thứ 2: 11:30-07:30")]
    [TestCase("Thứ 2: 07:30-25:00")]
    [TestCase("Thứ 2: 07:30-11:30, 11:00-12:00")]
    [TestCase("Thứ 2 đến Thứ 6: 07:30-11:30\nThứ 5: 07:30-11:30")]
    [TestCase("Thứ 8: 07:30-11:30")]
    public void Hours_that_cannot_be_are_told(string typed)
    {
        var (hours, problem) = CommuneLines.Hours(typed);

        Assert.That(hours, Is.Null);
        Assert.That(problem, Is.Not.Empty);
    }

    [Test]
    public void Hours_of_the_sample_come_back_as_they_were()
    {
        foreach (var office in ShippedKnowledge.Communes.Find("phuong-an-mau")!.Offices)
        {
            var read = CommuneLines.Hours(CommuneLines.HoursText(office.Hours)).Hours!;
            Assert.That(Enum.GetValues<DayOfWeek>().Select(read.On), Is.EqualTo(Enum.GetValues<DayOfWeek>().Select(office.Hours.On)));
        }
    }

    [Test]
    public void Neighbourhoods_have_names_by_which_people_call_them()
    {
        var (read, problem) = CommuneLines.Neighbourhoods("Khu phố 1: KP1, khóm Chợ\n\n Ấp Vườn Dừa \n");

        Assert.That(problem, Is.Null);
        Assert.That(CommuneLines.NeighbourhoodText(read), Is.EqualTo("Khu phố 1: KP1, khóm Chợ\nẤp Vườn Dừa"));
    }

    [TestCase("Khu phố 1\nkhu phố 1")]
    [TestCase(": KP1")]
    public void Neighbourhoods_without_or_with_the_same_name_are_told(string typed) => Assert.That(CommuneLines.Neighbourhoods(typed).Problem, Is.Not.Null);

    [Test]
    public void Departments_keep_their_ids_and_fields_by_their_names()
    {
        Department[] before = [new("kinh-te-ha-tang", "Phòng Kinh tế", "113", ["dat-dai"])];
        var (read, problem) = CommuneLines.Departments("Phòng Kinh tế; 0277 3851 234\nĐiện lực An Mẫu", before);

        Assert.That(problem, Is.Null);
        Assert.That(read.Select(one => (one.Id, one.Name, one.Phone, string.Join(',', one.Fields))), Is.EqualTo(new[]
        {
            ("kinh-te-ha-tang", "Phòng Kinh tế", "0277 3851 234", "dat-dai"), ("dien-luc-an-mau", "Điện lực An Mẫu", (string?)null, ""),
        }));
    }

    [TestCase("Phòng Kinh tế; gọi ông Ba")]
    [TestCase("Phòng Kinh tế\nPHÒNG KINH TẾ")]
    public void Departments_that_cannot_be_are_told(string typed) => Assert.That(CommuneLines.Departments(typed, []).Problem, Is.Not.Null);

    [TestCase("15/01/2027: tổng kết", "15/01/2027: tổng kết")]
    [TestCase("5/1/2027 - 6/1/2027: tập huấn", "05/01/2027 đến 06/01/2027: tập huấn")]
    public void Closed_days_are_understood(string typed, string shown)
    {
        var (read, problem) = CommuneLines.Closures(typed);

        Assert.That(problem, Is.Null);
        Assert.That(CommuneLines.ClosureText(read), Is.EqualTo(shown));
    }

    [TestCase("15/01/2027")]
    [TestCase("32/01/2027: nghỉ")]
    [TestCase("16/01/2027 đến 15/01/2027: nghỉ")]
    public void Closed_days_that_cannot_be_are_told(string typed) => Assert.That(CommuneLines.Closures(typed).Problem, Is.Not.Null);

    [TestCase("Phường An Mẫu", "phuong-an-mau")]
    [TestCase("Đặc khu  Phú-Quốc!", "dac-khu-phu-quoc")]
    [TestCase("!!!", "")]
    public void Names_become_ids(string name, string id) => Assert.That(CommuneLines.Slug(name), Is.EqualTo(id));
}
