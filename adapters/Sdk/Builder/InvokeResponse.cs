using System.Net;

namespace Microsoft.Bot.Builder;

/// <summary>The answer to an invoke: it becomes the HTTP response to the request that brought the activity.</summary>
public class InvokeResponse
{
    /// <summary>An HTTP status code.</summary>
    public int Status { get; set; }

    public object Body { get; set; }

    public bool IsSuccessStatusCode() => Status is >= (int)HttpStatusCode.OK and < (int)HttpStatusCode.MultipleChoices;
}

/// <summary>The answer to an invoke with a body of a known type.</summary>
public class InvokeResponse<T> : InvokeResponse
{
    public new T Body { get; set; }
}
