using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo.Tests.Client;

internal sealed class ZaloErrorsTests
{
    private static readonly DateTimeOffset Afternoon = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [TestCase(-32, ZaloErrorClass.Backoff)]
    [TestCase(-200, ZaloErrorClass.Uncertain)]
    [TestCase(-201, ZaloErrorClass.Drop)]
    [TestCase(-209, ZaloErrorClass.Config)]
    [TestCase(-211, ZaloErrorClass.Quota)]
    [TestCase(-213, ZaloErrorClass.Window)]
    [TestCase(-216, ZaloErrorClass.Refresh)]
    [TestCase(-220, ZaloErrorClass.Refresh)]
    [TestCase(-124, ZaloErrorClass.Refresh)]
    [TestCase(-1001, ZaloErrorClass.Refresh)]
    [TestCase(3, ZaloErrorClass.Refresh)]
    [TestCase(452, ZaloErrorClass.Refresh)]
    [TestCase(-227, ZaloErrorClass.Window)]
    [TestCase(-230, ZaloErrorClass.Window)]
    [TestCase(-232, ZaloErrorClass.Window)]
    [TestCase(-233, ZaloErrorClass.Drop)]
    [TestCase(-235, ZaloErrorClass.Switch)]
    [TestCase(-240, ZaloErrorClass.Switch)]
    [TestCase(-242, ZaloErrorClass.Config)]
    [TestCase(-244, ZaloErrorClass.Window)]
    [TestCase(-248, ZaloErrorClass.Drop)]
    [TestCase(-321, ZaloErrorClass.Config)]
    public void An_OA_code_asks_for(int code, ZaloErrorClass expected) =>
        Assert.That(ZaloErrors.Classify(ZaloErrorFamily.Oa, code, null, Afternoon).Class, Is.EqualTo(expected));

    [TestCase(-100, ZaloErrorClass.Backoff)]
    [TestCase(-104, ZaloErrorClass.Config)]
    [TestCase(-108, ZaloErrorClass.Drop)]
    [TestCase(-124, ZaloErrorClass.Refresh)]
    [TestCase(-137, ZaloErrorClass.Config)]
    [TestCase(-144, ZaloErrorClass.Quota)]
    [TestCase(-146, ZaloErrorClass.Config)]
    [TestCase(-1241, ZaloErrorClass.Config)]
    public void A_template_code_asks_for_something_else(int code, ZaloErrorClass expected) =>
        Assert.That(ZaloErrors.Classify(ZaloErrorFamily.Zns, code, null, Afternoon).Class, Is.EqualTo(expected));

    [Test]
    public void The_OA_list_holds_every_documented_code_and_no_other() => Assert.That(
        ZaloErrors.Classes(ZaloErrorFamily.Oa).Keys,
        Is.EquivalentTo(new[]
        {
            -32, -100, -200, -201, -204, -205, -209, -210, -211, -212, -213, -214, -216, -217, -218, -219, -220, -221, -223, -224, -227, -230, -232, -233,
            -234, -235, -237, -238, -240, -241, -242, -244, -248, -249, -320, -321, -403, -1340, -1341, -124, -1001, 3, 452,
        }));

    [Test]
    public void The_template_list_holds_every_documented_code_and_no_other()
    {
        int[] inRow = [.. Enumerable.Range(100, 28), .. Enumerable.Range(131, 3), .. Enumerable.Range(135, 19), .. Enumerable.Range(158, 5)];
        int[] between = [32, 1091, 1121, 1122, 1124, 1131, 1201, 1202, 1241, 1351, 1381, 1441, 1471, 1472];
        Assert.That(ZaloErrors.Classes(ZaloErrorFamily.Zns).Keys, Is.EquivalentTo(inRow.Concat(between).Select(code => -code)));
    }

    [Test]
    public void A_code_that_nobody_documented_is_dropped()
    {
        Assert.That(ZaloErrors.IsKnown(ZaloErrorFamily.Oa, -9999), Is.False);
        Assert.That(ZaloErrors.Classify(ZaloErrorFamily.Oa, -9999, "hm", Afternoon), Is.EqualTo(new ZaloError(-9999, ZaloErrorClass.Drop, "unknown code: hm")));
    }

    [Test]
    public void One_code_with_two_meanings_is_told_apart_by_its_text()
    {
        Assert.That(ZaloErrors.Classify(ZaloErrorFamily.Oa, -223, "OA has not authorized", Afternoon).Class, Is.EqualTo(ZaloErrorClass.Config));
        Assert.That(ZaloErrors.Classify(ZaloErrorFamily.Oa, -223, "Article quota reached", Afternoon).Class, Is.EqualTo(ZaloErrorClass.Quota));
    }

    [Test]
    public void The_night_ends_at_five_past_six_in_Vietnam()
    {
        // 23:30 in Vietnam.
        var night = new DateTimeOffset(2026, 11, 21, 16, 30, 0, TimeSpan.Zero);
        Assert.That(ZaloErrors.Classify(ZaloErrorFamily.Oa, -234, null, night).RetryAfter, Is.EqualTo(new TimeSpan(6, 35, 0)));
        Assert.That(ZaloErrors.Classify(ZaloErrorFamily.Zns, -144, null, night).RetryAfter, Is.EqualTo(new TimeSpan(0, 35, 0)));
    }

    [TestCase("user_id 2512523625412515000 is invalid", "user_id # is invalid")]
    [TestCase("phone 84912345678 has no Zalo", "phone # has no Zalo")]
    [TestCase("token Ab12Cd34Ef56Gh78Ij90Kl12Mn34 expired", "token # expired")]
    [TestCase("quote_message_id is invalid", "quote_message_id is invalid")]
    [TestCase("count must be 1 to 10", "count must be 1 to 10")]
    public void What_Zalo_repeats_of_a_citizen_does_not_get_into_logs(string said, string kept) =>
        Assert.That(ZaloErrorText.Redact(said), Is.EqualTo(kept));
}
