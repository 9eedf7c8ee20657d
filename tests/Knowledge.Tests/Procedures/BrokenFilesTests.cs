using System.Text;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Tests.Procedures;

/// <summary>Whatever a file holds, reading it ends with a draft or with problems, never with an exception.</summary>
public sealed class BrokenFilesTests
{
    private const int Seed = 20261121;
    private const string Noise = "-:#[]{}\"'|>&*!%@`,?\n\t \\\0ạ\u0301“=";

    [Test]
    public void Three_thousand_damaged_entries_are_read_or_reported_at_a_line_of_the_file()
    {
        var random = new Random(Seed);
        var blocked = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = Damage(random);
            var log = new ProblemLog("procedures/ho-tich/thu.md");

            Assert.DoesNotThrow(() => Read(bytes, log), $"round {round} of seed {Seed}");

            var lines = 1 + bytes.AsSpan().Count((byte)'\n');
            Assert.That(log.Problems.Select(p => p.Line), Is.All.InRange(1, lines), $"round {round} of seed {Seed}");
            blocked += log.IsBlocked ? 1 : 0;
        }

        Assert.That(blocked, Is.InRange(600, 2_990), "the damage must be neither harmless nor total, or the test shows nothing");
    }

    private static void Read(byte[] bytes, ProblemLog log)
    {
        var draft = EditedFile.Decode(bytes, log) is { } file ? ProcedureFileReader.Read(file, local: false, log) : null;
        if (draft is not null && !log.IsBlocked)
        {
            ProcedureAssembly.National(draft);
        }
        else
        {
            Assert.That(log.Problems, Is.Not.Empty);
        }
    }

    private static byte[] Damage(Random random)
    {
        var text = new StringBuilder(KnowledgeFolder.Entry);
        for (var hits = random.Next(1, 4); hits > 0; hits--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(3))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Noise[random.Next(Noise.Length)]);
                    break;
                default:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 60), text.Length - at)));
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(10) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }
}
