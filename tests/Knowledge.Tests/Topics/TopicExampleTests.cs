using CivicBot.Knowledge.Tests.Understanding;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Knowledge.Tests.Topics;

[TestFixture]
internal sealed class TopicExampleTests
{
    [Test]
    public void What_is_kept_already_is_kept_once_and_what_differs_is_read_anew()
    {
        var folder = Path.Combine(Shipped.Knowledge, "topics");
        var kept = TopicExample.Load(folder).ToList();
        kept[0] = kept[0] with { Text = "đường khác" };
        kept[1] = kept[1] with { Topics = ["khac", "khac"] };
        kept.RemoveAt(kept.Count - 1);

        var read = TopicExample.Load(folder, kept);

        Assert.That(read.Select((example, i) => i < kept.Count && ReferenceEquals(example, kept[i])), Is.EqualTo(read.Select((_, i) => i > 1 && i < kept.Count)));
        Assert.That(read.Select(e => (e.Text, string.Join(',', e.Topics))), Is.EqualTo(TopicExample.Load(folder).Select(e => (e.Text, string.Join(',', e.Topics)))));
    }
}
