using FsCheck;
using FsCheck.Fluent;

namespace CivicBot.Adapters.Zalo.Tests.Activities;

/// <summary>Runs a property on generated values, the same ones each time.</summary>
internal static class Property
{
    private static readonly Replay Seed = new(new Rnd(20261121, 7), size: null);

    public static void Holds<T>(int times, Arbitrary<T> values, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(Seed), Prop.ForAll(values, property));
}
