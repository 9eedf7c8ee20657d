using CivicBot.Storage.Records;

namespace CivicBot.Tests.Storage.Records;

[TestFixture]
internal sealed class WakeUpTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly FakeTime time = new();

    [Test]
    [CancelAfter(20_000)]
    public async Task What_was_told_before_the_wait_ends_it_at_once_and_once(CancellationToken cancellationToken)
    {
        var wakeUp = new WakeUp();
        wakeUp.Tell();
        wakeUp.Tell();
        await wakeUp.WaitAsync(Pause, time, cancellationToken);

        var next = wakeUp.WaitAsync(Pause, time, cancellationToken);
        Assert.That(next.IsCompleted, Is.False, "two signals are one look");
        time.Advance(Pause);
        await next;
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_wait_that_ran_out_takes_no_later_signal_with_it(CancellationToken cancellationToken)
    {
        var wakeUp = new WakeUp();
        var first = wakeUp.WaitAsync(Pause, time, cancellationToken);
        time.Advance(Pause);
        await first;

        wakeUp.Tell();
        await wakeUp.WaitAsync(Pause, time, cancellationToken);
    }

    [Test]
    public void A_worker_that_is_to_stop_is_told_so()
    {
        var wakeUp = new WakeUp();
        using var stopping = new CancellationTokenSource();
        var wait = wakeUp.WaitAsync(Pause, time, stopping.Token);
        stopping.Cancel();

        Assert.That(async () => await wait, Throws.InstanceOf<OperationCanceledException>());
    }
}
