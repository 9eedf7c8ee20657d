namespace Microsoft.Bot.Builder;

/// <summary>Understands the text of a turn.</summary>
public interface IRecognizer
{
    Task<RecognizerResult> RecognizeAsync(ITurnContext turnContext, CancellationToken cancellationToken);

    /// <summary>As the other, with the result in a class of its own.</summary>
    Task<T> RecognizeAsync<T>(ITurnContext turnContext, CancellationToken cancellationToken)
        where T : IRecognizerConvert, new();
}

/// <summary>A class that can take over what a recognizer found.</summary>
public interface IRecognizerConvert
{
    /// <summary>Takes over the members of <paramref name="result"/>, usually a <see cref="RecognizerResult"/>.</summary>
    void Convert(dynamic result);
}
