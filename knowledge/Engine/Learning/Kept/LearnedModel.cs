namespace CivicBot.Knowledge.Learning.Kept;

/// <summary>What learning leaves behind: a feature space and the linear models over it.</summary>
internal sealed record LearnedModel(FeatureSpace Space, params LinearModel[] Models);
