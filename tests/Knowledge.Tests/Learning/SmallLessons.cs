using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Learning.Kept;

namespace CivicBot.Knowledge.Tests.Learning;

/// <summary>Three classes told apart by a word each.</summary>
internal static class SmallLessons
{
    public const int Classes = 3;

    public static CountedFeature[] Text(int @class) =>
    [
        .. new[] { FeatureHash.FoldedWord("chung"), FeatureHash.FoldedWord($"rieng{@class}"), FeatureHash.Word("chung") }.Order().Select(id => new CountedFeature(id, 1)),
    ];

    public static LearnedModel Learn(bool sparse)
    {
        var texts = Enumerable.Range(0, Classes * 4).Select(i => (Features: Text(i % Classes), Class: i % Classes)).ToList();
        var space = new FeatureSpace(texts.ConvertAll(t => t.Features), 1, [1, 1, 1], [0, 1, 1]);
        var lessons = texts.ConvertAll(t => Lesson.Of(space, t.Features, t.Class));
        return new LearnedModel(
            space, LinearTrainer.TrainOneOf(sparse ? LinearModel.Sparse(space.Size, Classes, lessons) : LinearModel.Full(space.Size, Classes), lessons, 3, 1));
    }
}
