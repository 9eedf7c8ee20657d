using System.Net;
using CivicBot.Officials.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Officials;

internal sealed class SourceThrottleTests
{
    private readonly FakeTime time = new();

    [Test]
    public void Failures_are_forgotten_after_a_quarter_of_an_hour()
    {
        var throttle = New(allowed: 5);
        Fail(throttle, "10.1.2.3", times: 5);
        Assert.That(throttle.TryBegin(From("10.1.2.3")), Is.False);

        time.Advance(SourceThrottle.Window - TimeSpan.FromSeconds(1));
        Assert.That(throttle.TryBegin(From("10.1.2.3")), Is.False);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(throttle.TryBegin(From("10.1.2.3")), Is.True);
    }

    [Test]
    public void A_success_gives_back_its_own_attempt_and_no_other()
    {
        var throttle = New(allowed: 5);
        Fail(throttle, "10.1.2.3", times: 4);
        Assert.That(throttle.TryBegin(From("10.1.2.3")), Is.True);
        throttle.Succeeded(From("10.1.2.3"));

        Assert.That(throttle.TryBegin(From("10.1.2.3")), Is.True);
        Assert.That(throttle.TryBegin(From("10.1.2.3")), Is.False);
    }

    [TestCase("10.1.2.3", "10.1.2.4", ExpectedResult = true)]
    [TestCase("10.1.2.3", "::ffff:10.1.2.3", ExpectedResult = false)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", ExpectedResult = false)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", ExpectedResult = true)]
    public bool Who_shares_a_network_shares_its_failures(string failed, string other)
    {
        var throttle = New(allowed: 5);
        Fail(throttle, failed, times: 5);

        return throttle.TryBegin(From(other));
    }

    [Test]
    public void Many_addresses_do_not_fill_the_memory_nor_free_those_who_failed_most()
    {
        var throttle = New(allowed: 5);
        Fail(throttle, "10.1.2.3", times: 5);
        for (var number = 0; number < 45_000; number++)
        {
            throttle.TryBegin(From(new IPAddress([11, (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString()));
        }

        Assert.That(throttle.TryBegin(From("10.1.2.3")), Is.False);
        Assert.That(throttle.Known, Is.LessThanOrEqualTo(20_000));
    }

    [TestCase(4, false)]
    [TestCase(5, true)]
    [TestCase(100_001, false)]
    public void The_limit_must_make_sense(int failures, bool fine) => Assert.That(new SignInLimits { FailuresPerAddress = failures }.Problem is null, Is.EqualTo(fine));

    private SourceThrottle New(int allowed) => new(time, Options.Create(new SignInLimits { FailuresPerAddress = allowed }));

    private static void Fail(SourceThrottle throttle, string address, int times)
    {
        for (var number = 0; number < times; number++)
        {
            Assert.That(throttle.TryBegin(From(address)), Is.True);
        }
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
