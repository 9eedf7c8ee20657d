using Microsoft.Bot.Builder;

namespace CivicBot.Sdk.Tests.Turns;

public class TurnStateTests
{
    private TurnContextStateCollection _state;

    [SetUp]
    public void SetUp() => _state = new TurnContextStateCollection();

    [TearDown]
    public void TearDown() => _state.Dispose();

    [Test]
    public void Keys_are_compared_without_regard_to_case()
    {
        _state.Add("Commune", "Mỹ Thạnh");
        Assert.That(_state.Get<string>("cOMMUNE"), Is.EqualTo("Mỹ Thạnh"));
    }

    [Test]
    public void Adding_twice_is_refused_and_setting_overwrites()
    {
        _state.Add("key", "một");
        Assert.That(() => _state.Add("KEY", "hai"), Throws.ArgumentException);

        _state.Set("key", "ba");
        Assert.That(_state.Get<string>("key"), Is.EqualTo("ba"));
    }

    [Test]
    public void Nothing_cannot_be_added()
    {
        Assert.That(() => _state.Add<string>("key", null), Throws.TypeOf<ArgumentNullException>());
        Assert.That(() => _state.Add<string>(null, "value"), Throws.TypeOf<ArgumentNullException>());
    }

    [Test]
    public void A_value_without_a_key_stands_under_the_full_name_of_its_type()
    {
        var value = new Version(1, 2);
        _state.Add(value);
        Assert.That(_state.Get<Version>(), Is.SameAs(value));
        Assert.That(_state[typeof(Version).FullName], Is.SameAs(value));

        var other = new Version(3, 4);
        _state.Set(other);
        Assert.That(_state.Get<Version>(), Is.SameAs(other));
    }

    [Test]
    public void What_is_missing_or_of_another_type_is_null()
    {
        _state.Add("key", "text");
        Assert.That(_state.Get<string>("other"), Is.Null);
        Assert.That(_state.Get<Version>("key"), Is.Null);
        Assert.That(_state.Get<Version>(), Is.Null);
    }
}
