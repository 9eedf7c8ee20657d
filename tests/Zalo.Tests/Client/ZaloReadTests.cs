using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tests.Tokens;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.Adapters.Zalo.Tests.Client;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloReadTests : ZaloFixture
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task The_OA_is_read_in_both_spellings_and_its_type_is_kept(bool old)
    {
        Zalo.Behaviour.OldOaIdSpelling = old;
        var node = Node();
        var oa = await node.Client.GetOaAsync(OaId, None);
        Assert.That(oa, Is.EqualTo(new ZaloResult<ZaloOaInfo>(new ZaloOaInfo(OaId, "UBND phường Mẫu", 4, true, "Standard"), null)));
        Assert.That((await node.Store.GetTraitsAsync(OaId, None)).OaType, Is.EqualTo(4));
    }

    [TestCase(AccountOptions.Government, ZaloSendFlavor.V2Message)]
    [TestCase(AccountOptions.Government, ZaloSendFlavor.V3Cs)]
    [TestCase(AccountOptions.Business, ZaloSendFlavor.V3Cs)]
    [TestCase(AccountOptions.Business, ZaloSendFlavor.V2Message)]
    public async Task A_citizen_is_read_by_the_generation_that_the_OA_has(int oaType, ZaloSendFlavor believed)
    {
        var zalo = await PlayAsync(oaType);
        await zalo.Citizen(OaId, UserId).FollowAsync();
        zalo.Account(OaId).SetProfile(UserId, "Trần Thị B", null);
        var node = Node(zalo: zalo);
        await node.Store.SetFlavorAsync(OaId, believed, None);
        Assert.That((await node.Client.GetUserAsync(OaId, UserId, None)).Value, Is.EqualTo(new ZaloUser(UserId, "Trần Thị B", true, false)));
    }

    [Test]
    public async Task A_conversation_is_read_over_several_pages_newest_first()
    {
        for (var number = 0; number < 25; number++)
        {
            Clock.Move(TimeSpan.FromSeconds(1));
            Zalo.Account(OaId).NoteMessage(UserId, $"m-{number}", $"câu {number}");
        }

        var node = Node();
        await node.Client.SendAsync(OaId, new ZaloMessage(UserId, null, Clock.Now, new ZaloContent.Text("trả lời", null, [])), None);
        var messages = (await node.Client.GetConversationAsync(OaId, UserId, 23, None)).Value!;
        Assert.Multiple(() =>
        {
            Assert.That(messages, Has.Count.EqualTo(23));
            Assert.That((messages[0].Text, messages[0].FromOa), Is.EqualTo(("trả lời", true)));
            Assert.That((messages[1].Text, messages[1].FromOa, messages[1].MessageId), Is.EqualTo(("câu 24", false, "m-24")));
            Assert.That(messages, Is.Ordered.Descending.By(nameof(ZaloHistoryMessage.At)));
            Assert.That(messages.Select(message => message.MessageId), Is.Unique);
        });
        Assert.That((await node.Client.GetConversationAsync(OaId, UserId, 50, None)).Value, Has.Count.EqualTo(26));
    }

    [Test]
    public async Task Numbers_and_strings_hidden_presses_and_unsupported_kinds_are_understood()
    {
        var scripted = Own(await ScriptedZalo.SayingAsync("""
            {"error":"0","message":"Success","data":[
              {"src":1,"time":1763712000123,"type":"text","message":"query:#menu","message_id":"a"},
              {"src":"0","time":"1763712000124","type":"nosupport","message":"Tin nhắn không hỗ trợ","message_id":"b"},
              {"src":0,"time":1763712000125,"type":"text","message":"Chào","message_id":7712345678901234567},
              {"src":0,"type":"text","message":"no time","message_id":"d"}]}
            """));
        var messages = await Node(url: scripted.Url).Client.GetConversationAsync(OaId, UserId, 10, None);
        Assert.That(messages.Value, Is.EqualTo(new[]
        {
            new ZaloHistoryMessage("7712345678901234567", true, DateTimeOffset.FromUnixTimeMilliseconds(1763712000125), "Chào"),
            new ZaloHistoryMessage("b", true, DateTimeOffset.FromUnixTimeMilliseconds(1763712000124), null, "nosupport"),
            new ZaloHistoryMessage("a", false, DateTimeOffset.FromUnixTimeMilliseconds(1763712000123), "#menu"),
        }));
        Assert.That(scripted.Calls.Single().Headers["access_token"], Is.EqualTo("AT-seed"));
    }

    [TestCase(FaultAnswer.ServerError)]
    [TestCase(FaultAnswer.Html)]
    [TestCase(FaultAnswer.Cut)]
    public async Task A_read_is_made_again_after_what_passes(FaultAnswer answer)
    {
        var node = Node();
        Zalo.Faults.Add(new Fault(answer) { Endpoint = "oa", Times = 2 });
        Assert.That((await node.Client.GetOaAsync(OaId, None)).IsSuccess, Is.True);
        Assert.That(Zalo.Faults.Hits, Is.EqualTo(2));
    }

    [Test]
    public async Task A_read_gives_up_after_three_attempts()
    {
        var node = Node();
        Zalo.Faults.Add(new Fault(FaultAnswer.ServerError) { Endpoint = "oa" });
        var oa = await node.Client.GetOaAsync(OaId, None);
        Assert.That(oa.Error, Is.EqualTo(new ZaloError(ZaloLocalErrors.NoAnswer, ZaloErrorClass.Backoff, "HTTP 500")));
        Assert.That(Zalo.Faults.Hits, Is.EqualTo(3));
    }

    [Test]
    public void A_caller_that_cancels_gets_its_cancellation()
    {
        var node = Node();
        Zalo.Faults.Add(new Fault(FaultAnswer.Silence) { Endpoint = "oa" });
        using var cancelled = new CancellationTokenSource();
        var call = node.Client.GetOaAsync(OaId, cancelled.Token);
        cancelled.Cancel();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }
}
