using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Messages;

public class EntityTests
{
    [Test]
    public void Kinds_of_entities_name_themselves_whatever_they_are_told() => Assert.Multiple(() =>
    {
        Assert.That(new Mention().Type, Is.EqualTo("mention"));
        Assert.That(new Mention(type: "other").Type, Is.EqualTo("mention"));
        Assert.That(new GeoCoordinates().Type, Is.EqualTo("GeoCoordinates"));
        Assert.That(new GeoCoordinates(type: "other").Type, Is.EqualTo("GeoCoordinates"));
        Assert.That(new Place().Type, Is.EqualTo("Place"));
        Assert.That(new Place(type: "other").Type, Is.EqualTo("Place"));
        Assert.That(new Entity("other").Type, Is.EqualTo("other"));
    });

    [Test]
    public void An_entity_takes_over_another_and_gives_it_back()
    {
        var entity = new Entity();
        entity.SetAs(new Place(address: "12 Trần Hưng Đạo", name: "UBND"));
        Assert.Multiple(() =>
        {
            Assert.That(entity.Type, Is.EqualTo("Place"));
            Assert.That((string)entity.Properties["name"], Is.EqualTo("UBND"));
            Assert.That(entity.GetAs<Place>().Address, Is.EqualTo("12 Trần Hưng Đạo"));
        });
    }

    [Test]
    public void Entities_are_equal_when_their_json_is()
    {
        var one = new Entity("a") { Properties = { ["n"] = 1 } };
        var same = new Entity("a") { Properties = { ["n"] = 1 } };
        var other = new Entity("a") { Properties = { ["n"] = 2 } };
        Assert.Multiple(() =>
        {
            Assert.That(one.Equals(same), Is.True);
            Assert.That(one.Equals((object)same), Is.True);
            Assert.That(one.Equals(other), Is.False);
            Assert.That(one.Equals(null), Is.False);
        });
    }
}
