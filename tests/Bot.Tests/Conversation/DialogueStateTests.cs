using CivicBot.Conversation;
using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Understanding;
using Newtonsoft.Json;

namespace CivicBot.Tests.Conversation;

internal sealed class DialogueStateTests
{
    [Test]
    public void A_state_survives_being_stored()
    {
        var talk = Talk.Small(new ScriptedUnderstanding().Means("giấy tờ", Intent.Procedure, Facet.Papers, Samples.Birth));
        talk.Say("giấy tờ");
        talk.Show(ThingKind.Image, "https://zalo.example/1.jpg");
        talk.Say("Gửi ý kiến");

        var read = JsonConvert.DeserializeObject<DialogueState>(JsonConvert.SerializeObject(talk.State))!;

        Assert.That(read.Choices, Is.EqualTo(talk.State.Choices));
        Assert.That(read.Things, Is.EqualTo(talk.State.Things));
        Assert.That(read.Draft!.Things, Is.EqualTo(talk.State.Draft!.Things).And.Length.EqualTo(1));
        Assert.That(WithoutLists(read), Is.EqualTo(WithoutLists(talk.State)));
    }

    [Test]
    public void What_another_version_wrote_is_read_as_far_as_it_is_known()
    {
        const string stored = """
            {"Version":9,"Introduced":true,"ProcedureSlug":"khai-sinh-mau","Part":"Hologram","Awaiting":77,"Unheard":{"of":[1]},
             "Things":[{"Kind":99,"Reference":"x"},{"Kind":0,"Reference":"y"}],"Choices":[{"Label":"Bay","Action":"Fly|||"},{"Label":"Lệ phí","Action":"Open|khai-sinh-mau|Fee|"}]}
            """;
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.State = JsonConvert.DeserializeObject<DialogueState>(stored)!;

        var outcome = talk.Choose(2);

        Assert.That(outcome.Answered, Is.EqualTo(new AnsweredProcedure(Samples.Birth, AnswerPart.Fee)));
        Assert.That(talk.State.Awaiting, Is.Null);
    }

    [Test]
    public void A_choice_of_another_version_is_no_choice_any_more()
    {
        var talk = Talk.Small(new ScriptedUnderstanding());
        talk.State = new DialogueState { Introduced = true, Choices = [new OfferedChoice("Bay", "Fly|||")] };

        Assert.That(talk.Choose(1).Status, Is.EqualTo(TurnStatus.NumberNotOffered));
    }

    private static DialogueState WithoutLists(DialogueState state) =>
        state with { Choices = [], Things = [], Draft = state.Draft! with { Texts = [], Things = [] } };

    [TestCase("Open|a|Fee|")]
    [TestCase("Call|||0292 3 123 456")]
    [TestCase("OpenUrl|||https://dichvucong.gov.vn/x?a=1|2")]
    [TestCase("Menu|||")]
    public void Commands_are_read_as_they_were_written(string line) => Assert.That(Command.Decode(line)?.Encode(), Is.EqualTo(line));
}
