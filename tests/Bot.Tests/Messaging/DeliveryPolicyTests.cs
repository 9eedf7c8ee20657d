using CivicBot.Adapters.Channels;
using CivicBot.Messaging;
using CivicBot.Messaging.Outbox;
using CivicBot.Messaging.Stores;

namespace CivicBot.Tests.Messaging;

internal sealed class DeliveryPolicyTests
{
    private static readonly DateTimeOffset Now = MessagingRig.Start;
    private static readonly MessagingOptions Options = new();

    [TestCase(0, 0.0, 1.5)]
    [TestCase(0, 1.0, 2.5)]
    [TestCase(3, 0.5, 16)]
    [TestCase(6, 0.5, 128)]
    public void Pauses_double_and_are_spread_by_a_quarter(int attempts, double chance, double seconds) =>
        Assert.That(
            DeliveryPolicy.After(Entry(attempts), new Delivery.Retry("x"), Now, Options, chance),
            Is.EqualTo(new Settlement.TryAgain(Now.AddSeconds(seconds), "x", Counts: true)));

    [Test]
    public void The_last_counted_attempt_ends_as_dead_letter() =>
        Assert.That(
            DeliveryPolicy.After(Entry(7), new Delivery.Retry("x"), Now, Options, 0.5), Is.EqualTo(new Settlement.DeadLettered("x")));

    [Test]
    public void Waiting_for_the_channel_never_ends_as_dead_letter() =>
        Assert.That(
            DeliveryPolicy.After(Entry(7, tries: 1_000), new Delivery.Retry("x", CountsAsAttempt: false), Now, Options, 0.5),
            Is.EqualTo(new Settlement.TryAgain(Now.AddMinutes(10), "x", Counts: false)));

    [Test]
    public void An_unknown_outcome_is_asked_about_after_the_echo_had_its_time() =>
        Assert.That(
            DeliveryPolicy.After(Entry(0), new Delivery.Uncertain("x"), Now, Options, 0.5),
            Is.EqualTo(new Settlement.AskAt(Now.AddSeconds(10), "x")));

    [Test]
    public void A_message_found_undelivered_goes_out_again_at_once() =>
        Assert.That(
            DeliveryPolicy.After(Entry(0), new Reconciliation.NotFound(), Now, Options, 0.5),
            Is.InstanceOf<Settlement.TryAgain>().With.Property(nameof(Settlement.TryAgain.At)).EqualTo(Now));

    [Test]
    public void A_channel_that_cannot_tell_is_asked_again_ever_later_and_then_gets_the_message_again()
    {
        Assert.That(
            DeliveryPolicy.After(Entry(0, asked: 3), new Reconciliation.CannotTell("y"), Now, Options, 0.5),
            Is.EqualTo(new Settlement.AskAt(Now.AddSeconds(16), "y")));
        Assert.That(
            DeliveryPolicy.After(Entry(0, asked: 4), new Reconciliation.CannotTell("y"), Now, Options, 0.5),
            Is.EqualTo(new Settlement.TryAgain(Now, "outcome stays unknown: y", Counts: true)));
    }

    private static OutboxEntry Entry(int attempts, int tries = 0, int asked = 0) =>
        new(1, new OutboundMessage("test", "c", "k", "h", "p"), attempts, tries, asked, Now, Now);
}
