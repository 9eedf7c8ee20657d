using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using TextWriterTraceListener = System.Diagnostics.TextWriterTraceListener;
using Trace = System.Diagnostics.Trace;

namespace CivicBot.Sdk.Tests.Transcripts;

[NonParallelizable]
public class TraceTranscriptLoggerTests
{
    private StringWriter _traced;
    private TextWriterTraceListener _listener;

    [SetUp]
    public void SetUp()
    {
        _traced = new StringWriter();
        _listener = new TextWriterTraceListener(_traced);
        Trace.Listeners.Add(_listener);
    }

    [TearDown]
    public void TearDown()
    {
        Trace.Listeners.Remove(_listener);
        _listener.Dispose();
        _traced.Dispose();
    }

    [Test]
    public async Task The_whole_activity_is_traced_as_json()
    {
        await new TraceTranscriptLogger().LogActivityAsync(Incoming.Message("xin chào"));
        Assert.That(_traced.ToString(), Does.Contain("\"text\": \"xin chào\""));
    }

    [Test]
    public async Task Or_only_who_did_what()
    {
        await new TraceTranscriptLogger(traceActivity: false).LogActivityAsync(Incoming.Message("xin chào"));
        Assert.That(_traced.ToString(), Does.Contain("Lan [message]").And.Not.Contain("\"text\""));
    }

    [Test]
    public void Nothing_is_refused() =>
        Assert.That(async () => await new TraceTranscriptLogger().LogActivityAsync(null), Throws.TypeOf<ArgumentNullException>());
}
