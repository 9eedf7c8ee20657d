using System.Security.Cryptography;
using CivicBot.Storage.Protection;

namespace CivicBot.Tests.Storage;

internal sealed class DataSealTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    [Test]
    public void Many_at_once_seal_and_open_as_one_after_the_other()
    {
        using var seal = new DataSeal(Key);

        Parallel.For(0, 40_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number =>
        {
            var (row, text) = (Guid.NewGuid(), $"0912 {number} đường Minh Họa");
            Assert.That(seal.Open(seal.Seal(text, row), row), Is.EqualTo(text));
        });
    }

    [Test]
    public void A_value_opens_in_its_row_and_with_its_key_only()
    {
        var row = Guid.NewGuid();
        using var seal = new DataSeal(Key);
        using var other = new DataSeal([.. Key.Reverse()]);
        var value = seal.Seal("0912345678", row);

        Assert.Multiple(() =>
        {
            Assert.That(() => seal.Open(value, Guid.NewGuid()), Throws.InstanceOf<CryptographicException>());
            Assert.That(() => other.Open(value, row), Throws.InstanceOf<CryptographicException>());
            Assert.That(() => seal.Open([1, 2, 3], row), Throws.InstanceOf<CryptographicException>());
            Assert.That(seal.Seal("0912345678", row), Is.Not.EqualTo(value), "the same twice looks different");
        });
    }
}
