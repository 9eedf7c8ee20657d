using CivicBot.Comments;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;
using FsCheck;
using FsCheck.Fluent;

namespace CivicBot.Tests.Comments;

/// <summary>Whatever people do with comments, in any order and with whatever is missing: none is lost, none is closed without a meaning, nobody is told twice.</summary>
[TestFixture]
internal sealed class LifePropertyTests
{
    private const int Comments = 3;

    // A fixed seed: a failure today is a failure tomorrow. Change it when looking for new counterexamples.
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(20261123, 915);

    [Test]
    public void Every_allowed_step_is_of_the_table_and_brings_what_its_state_means() => Check.One(
        Settings.WithMaxTest(5000),
        Prop.ForAll(Gen.Choose(0, 1_000_000).Zip(Gen.Elements(CommentStates.All.ToArray())).ToArbitrary(), pair =>
        {
            var (step, from) = (new Step(pair.Item1), pair.Item2);
            var action = step.ActionOn(CommentCode.For("other", 0));
            var decision = CommentLife.Decide(from, CommentCode.For("own", 0), action, step.By.Kind, DateTimeOffset.UnixEpoch);
            return decision is LifeDecision.NotAllowed
                || (CommentTransitions.Find(from, action.To) is { } allowed && allowed.By.HasFlag(step.By.Kind) && !step.LeavesOut && !(step.By.Kind == ActorKind.Citizen && ((LifeDecision.Allowed)decision).TellsCitizen));
        }));

    [Test]
    public void From_every_state_an_official_can_come_to_every_end_and_no_end_is_the_last_word()
    {
        foreach (var state in CommentStates.All.Where(s => s.IsOpen()))
        {
            Assert.That(CommentTransitions.After(state).Where(t => t.By.HasFlag(ActorKind.Official)).Select(t => t.To), Is.SupersetOf(new[] { CommentState.Answered, CommentState.Done, CommentState.Refused, CommentState.Duplicate }), $"{state}");
        }

        Assert.That(CommentStates.All.Where(s => s.IsClosed()).All(s => CommentTransitions.Find(s, CommentState.Reopened)?.By.HasFlag(ActorKind.Citizen) is true));
    }

    [TestCase(RecordsStore.Sqlite, 60)]
    [TestCase(RecordsStore.PostgreSql, 60)]
    public async Task Any_sequence_at_the_desk_loses_no_comment_and_tells_nobody_twice(RecordsStore store, int cases)
    {
        using var rig = await DeskRig.OpenAsync(store);
        Check.One(
            Settings.WithMaxTest(cases),
            Prop.ForAll(Gen.Choose(0, 1_000_000).ArrayOf(25).ToArbitrary(), seeds => Task.Run(() => PlayAsync(rig, seeds)).GetAwaiter().GetResult()));
    }

    [Test]
    public async Task Several_people_at_once_lose_nothing_either([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var codes = new List<string>();
        for (var i = 0; i < Comments; i++)
        {
            codes.Add(await rig.FileAsync(citizen: await rig.CitizenAsync(rig.Occasion())));
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(person => Task.Run(() => WorkAsync(person))));

        Assert.That(outcomes.SelectMany(o => o).OfType<DeskOutcome.Done>(), Is.Not.Empty);
        Assert.That(outcomes.SelectMany(o => o).OfType<DeskOutcome.NotFound>(), Is.Empty);
        await AssertSoundAsync(rig, codes);

        async Task<List<DeskOutcome>> WorkAsync(int person)
        {
            var (random, told) = (new Random(person), new List<DeskOutcome>());
            for (var i = 0; i < 12; i++)
            {
                var step = new Step(random.Next(1_000_000));
                told.Add(await rig.Desk.ActAsync(codes[step.Comment], step.ActionOn(codes[step.Other]), step.By, version: null, $"{person}/{i}", note: null, CancellationToken.None));
            }

            return told;
        }
    }

    private static async Task<bool> PlayAsync(DeskRig rig, int[] seeds)
    {
        var codes = new List<string>();
        for (var i = 0; i < Comments; i++)
        {
            codes.Add(await rig.FileAsync(citizen: await rig.CitizenAsync(rig.Occasion()), confirmed: i > 0));
        }

        await rig.JoinAsync(codes[0], await rig.CitizenAsync(rig.Occasion()));
        var occasion = rig.Occasion();
        foreach (var step in seeds.Select(seed => new Step(seed)))
        {
            occasion = step.Repeats ? occasion : rig.Occasion();
            var code = codes[step.Comment];
            var action = step.ActionOn(codes[step.Other]);
            int? version = step.IsStale ? (await rig.CommentAsync(code)).Version - 1 : null;
            var before = await rig.CommentAsync(code);
            var outcome = await rig.Desk.ActAsync(code, action, step.By, version, occasion, note: null, CancellationToken.None);
            var after = await rig.CommentAsync(code);
            var isNew = outcome is DeskOutcome.Done { Again: false };
            Assert.That(after.State, Is.EqualTo(isNew ? action.To : before.State));
            Assert.That(isNew && (step.LeavesOut || step.IsStale), Is.False, "nothing happens on an old sight or with something missing");
        }

        await AssertSoundAsync(rig, codes);
        return true;
    }

    private static async Task AssertSoundAsync(DeskRig rig, List<string> codes)
    {
        var files = new List<CommentFile>();
        foreach (var code in codes)
        {
            files.Add((await rig.Queries.FindAsync(code, CancellationToken.None))!);
        }

        Assert.That(files, Has.None.Null, "no comment is lost");
        foreach (var file in files)
        {
            var (comment, moves) = (file.Line.Comment, file.Story.Where(c => c.Kind == ChangeKind.Moved).ToList());
            Assert.That(file.Story.Select(c => c.Number), Is.EqualTo(Enumerable.Range(1, file.Story.Count)), "numbers without gaps");
            Assert.That(moves.Skip(1).Select(m => m.From), Is.EqualTo(moves.SkipLast(1).Select(m => m.To)), "each step begins where the last ended");
            Assert.That(moves.Skip(1).All(m => CommentTransitions.Find(m.From!.Value, m.To!.Value)?.By.HasFlag(m.ByKind) is true), "each step is of the table");
            Assert.That(moves[^1].To, Is.EqualTo(comment.State), "the story ends where the comment stands");
            Assert.That(comment.ClosedAt is not null, Is.EqualTo(comment.State.IsClosed()));
            Assert.That(comment.DuplicateOfId is not null, Is.EqualTo(comment.State == CommentState.Duplicate));
            Assert.That(comment.State.IsOpen() || HasMeaning(moves[^1], file), $"{comment.State} without a meaning");
            Assert.That(file.DuplicateOf is null || files.Find(f => f.Line.Comment.Code == file.DuplicateOf)!.Line.Comment.State is not (CommentState.Duplicate or CommentState.Withdrawn), "what a duplicate waits for goes on");
        }

        var ofThese = files.Select(f => f.Line.Comment.Id).ToHashSet();
        var notices = (await rig.NoticesAsync()).Where(n => ofThese.Contains(n.CommentId)).ToList();
        Assert.That(notices.DistinctBy(n => (n.ChangeId, n.CitizenId)).Count(), Is.EqualTo(notices.Count), "nobody is told twice of one change");
        foreach (var file in files)
        {
            var author = file.Line.Comment.CitizenId!.Value;
            var told = notices.Where(n => n.CitizenId == author && n.CommentId == file.Line.Comment.Id).Select(n => n.ChangeId).ToHashSet();
            var wanted = file.Story.Where(c => c.From is { } from && c.ByKind != ActorKind.Citizen && CommentTransitions.Find(from, c.To!.Value)!.Tells).Select(c => c.Id);
            Assert.That(told, Is.EquivalentTo(wanted), "the author is told of all that others did, and of nothing else");
        }
    }

    private static bool HasMeaning(CommentChange end, CommentFile file) => end.To switch
    {
        CommentState.AnsweredOnSpot or CommentState.Answered => !string.IsNullOrWhiteSpace(end.Text),
        CommentState.Done => !string.IsNullOrWhiteSpace(end.Text) && !string.IsNullOrWhiteSpace(end.Checked),
        CommentState.Refused => !string.IsNullOrWhiteSpace(end.Text) && !string.IsNullOrWhiteSpace(end.LegalGround) && !string.IsNullOrWhiteSpace(end.Target) && file.Line.Comment.Refusal is not null,
        CommentState.Duplicate => CommentCode.IsValid(end.Target!) && file.DuplicateOf is not null,
        CommentState.Withdrawn => end.ByKind == ActorKind.Citizen,
        _ => false,
    };

    /// <summary>What somebody tries, made of a number.</summary>
    private readonly record struct Step(int Seed)
    {
        private const int Actions = 13;

        public int Comment => Seed % Comments;

        public int Other => Seed / 3 % Comments;

        public Actor By => (Seed / 9 % 4) switch { 0 => Actor.Citizen, 1 => DeskRig.Other, _ => DeskRig.Officer };

        /// <summary>Something that the action needs is missing.</summary>
        public bool LeavesOut => Seed / 36 % 6 == 0 && Kind is not (0 or 8 or 10 or 12);

        public bool IsStale => Seed / 216 % 6 == 0;

        /// <summary>The same click arrives twice.</summary>
        public bool Repeats => Seed / 1296 % 6 == 0;

        private int Kind => Seed / 7776 % Actions;

        private string Words => LeavesOut ? " " : "Một câu.";

        public CommentAction ActionOn(string other) => Kind switch
        {
            0 => new CommentAction.Confirm(),
            1 => new CommentAction.Assign(Words),
            2 => new CommentAction.Return(Words),
            3 => new CommentAction.AskCitizen(Words),
            4 => new CommentAction.Forward("Điện lực", Words, Expected: null),
            5 => new CommentAction.Promise(Words, new DateOnly(2026, 12, 1)),
            6 => new CommentAction.AnswerOnSpot(Words),
            7 => new CommentAction.Answer(Words, Checked: null, LegalGround: null),
            8 => new CommentAction.Resume(),
            9 => new CommentAction.Finish("Đã làm.", Words),
            10 => new CommentAction.MarkDuplicate(other),
            11 => new CommentAction.Refuse(RefusalReason.OtherProcedure, "Phải làm đơn.", Words, "một cửa"),
            12 when By.Kind == ActorKind.Citizen => new CommentAction.Withdraw(Reason: null),
            _ => new CommentAction.Reopen("Chưa xong."),
        };
    }
}
