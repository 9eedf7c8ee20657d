namespace CivicBot.Knowledge.Topics;

/// <summary>What a comment is about.</summary>
/// <param name="Scores">Every topic with its probability, most probable first.</param>
/// <param name="Assigned">Ids assigned, the main one first; one to three.</param>
/// <param name="Confidence">Probability that the main topic is right, 0 to 1.</param>
/// <param name="Unsure">True: a person must look before it is sorted.</param>
public sealed record TopicReading(IReadOnlyList<TopicScore> Scores, IReadOnlyList<string> Assigned, double Confidence, bool Unsure);

/// <summary>How probable a topic is.</summary>
/// <param name="Id">Topic id.</param>
/// <param name="Score">Probability that the comment has it, 0 to 1; topics are not exclusive.</param>
public sealed record TopicScore(string Id, double Score);
