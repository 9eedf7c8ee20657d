using CivicBot.Tests.Listening;

/// <summary>After the last test of a run: no line of its Debug log tells what citizens said or who they are. Stands in no namespace, so that it closes the whole assembly.</summary>
#pragma warning disable MA0047 // NUnit closes an assembly by what stands outside every namespace.
[SetUpFixture]
internal sealed class WholeRun
{
    [OneTimeTearDown]
    public void Nothing_that_was_logged_tells_of_citizens()
    {
        var (lines, secrets, telling) = RunLog.Search();
        TestContext.Progress.WriteLine($"Searched {lines} log lines and traces for {secrets} messages and ids of citizens: {telling.Count} tell of them.");
        Assert.That(telling.Take(20), Is.Empty, $"{telling.Count} lines tell of citizens.");
    }
}
