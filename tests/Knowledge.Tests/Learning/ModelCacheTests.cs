using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Tests.Listening;

namespace CivicBot.Knowledge.Tests.Learning;

/// <summary>What was learned once need not be learned again, and never comes from a file that is not what it should be.</summary>
internal sealed class ModelCacheTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("civicbot-models").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(true)]
    [TestCase(false)]
    public void A_kept_model_scores_exactly_as_one_learned_anew(bool sparse)
    {
        Get(Cache(), "a", sparse);
        var second = Cache();
        var kept = Get(second, "a", sparse);

        Assert.Multiple(() =>
        {
            Assert.That((second.Taken, second.Learned), Is.EqualTo((1, 0)));
            Assert.That(Scores(kept), Is.EqualTo(Scores(SmallLessons.Learn(sparse))));
        });
    }

    [Test]
    public void Another_text_to_learn_from_makes_it_learn_anew()
    {
        Get(Cache(), "a", sparse: true);
        var second = Cache();
        Get(second, "b", sparse: true);

        Assert.That((second.Taken, second.Learned), Is.EqualTo((0, 1)));
    }

    [Test]
    public void A_damaged_file_is_ignored_and_written_anew([Values(0, 9, 60, 200, -1)] int place)
    {
        Get(Cache(), "a", sparse: true);
        var path = Directory.GetFiles(folder).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[place < 0 ? bytes.Length - 1 : place] ^= 1;
        File.WriteAllBytes(path, bytes);
        var (second, third) = (Cache(), Cache());
        Get(second, "a", sparse: true);
        Get(third, "a", sparse: true);

        Assert.That((second.Learned, third.Learned), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_file_cut_short_is_no_model([Range(0, 280, 40)] int length)
    {
        var key = new byte[ModelKey.Length];
        var bytes = ModelFile.Write(key, SmallLessons.Learn(sparse: true));

        Assert.That(ModelFile.Read(bytes[..length], key), Is.Null);
    }

    [Test]
    public void A_folder_that_cannot_be_written_only_costs_time()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var cache = new ModelCache(Path.Combine(file, "models"), RunLog.For<ModelCache>());

        Assert.That(Scores(Get(cache, "a", sparse: false)), Is.EqualTo(Scores(SmallLessons.Learn(sparse: false))));
    }

    [Test]
    public void A_shipped_model_is_taken_where_it_fits_and_left_alone_where_it_does_not()
    {
        Get(Cache(), "a", sparse: true);
        var own = Path.Combine(folder, "own");
        var (same, other) = (new ModelCache(own, RunLog.For<ModelCache>(), folder), new ModelCache(own, RunLog.For<ModelCache>(), folder));
        var shipped = File.ReadAllBytes(Path.Combine(folder, "small.model"));
        Get(same, "a", sparse: true);
        var written = Directory.Exists(own);
        Get(other, "b", sparse: true);

        Assert.Multiple(() =>
        {
            Assert.That((same.Taken, same.Learned, written), Is.EqualTo((1, 0, false)));
            Assert.That((other.Taken, other.Learned, File.Exists(Path.Combine(own, "small.model"))), Is.EqualTo((0, 1, true)));
            Assert.That(File.ReadAllBytes(Path.Combine(folder, "small.model")), Is.EqualTo(shipped));
        });
    }

    [Test]
    public void Nothing_unfinished_is_left_behind()
    {
        Get(Cache(), "a", sparse: true);

        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "small.model" }));
    }

    private ModelCache Cache() => new(folder, RunLog.For<ModelCache>());

    private static LearnedModel Get(ModelCache cache, string text, bool sparse) => ModelCache.Get(cache, "small", key => key.Add(text), () => SmallLessons.Learn(sparse));

    private static float[] Scores(LearnedModel learned)
    {
        var scores = new float[SmallLessons.Classes];
        learned.Models[0].Score(learned.Space.Weigh(SmallLessons.Text(1)), scores);
        return scores;
    }
}
