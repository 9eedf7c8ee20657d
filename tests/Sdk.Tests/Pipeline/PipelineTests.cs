using System.Globalization;
using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Pipeline;

public class PipelineTests
{
    private RecordingAdapter _adapter;

    [SetUp]
    public void SetUp() => _adapter = new RecordingAdapter();

    [Test]
    public async Task A_turn_runs_in_the_culture_of_the_user()
    {
        var incoming = Incoming.Message();
        incoming.Locale = "vi-VN";
        string number = null;
        string locale = null;

        await _adapter.RunAsync(incoming, async (turn, _) =>
        {
            await Task.Yield();
            number = 1.5.ToString("0.0");
            locale = ((TurnContext)turn).Locale;
        });

        Assert.That(number, Is.EqualTo("1,5"));
        Assert.That(locale, Is.EqualTo("vi-VN"));
    }

    [TestCase(null)]
    [TestCase(" ")]
    [TestCase("!not a culture!")]
    public async Task A_locale_that_is_missing_or_unknown_changes_nothing(string locale)
    {
        var before = CultureInfo.CurrentCulture.Name;
        var incoming = Incoming.Message();
        incoming.Locale = locale;
        string during = null;

        await _adapter.RunAsync(incoming, (_, _) =>
        {
            during = CultureInfo.CurrentCulture.Name;
            return Task.CompletedTask;
        });

        Assert.That(during, Is.EqualTo(before));
    }

    [Test]
    public async Task Middleware_runs_in_order_around_the_bot()
    {
        var calls = new List<string>();
        _adapter.Use(new Steps("first", calls)).Use(new Steps("second", calls));

        await _adapter.RunAsync(Incoming.Message(), (_, _) =>
        {
            calls.Add("bot");
            return Task.CompletedTask;
        });

        Assert.That(calls, Is.EqualTo(new[] { "first in", "second in", "bot", "second out", "first out" }));
    }

    [Test]
    public async Task Middleware_that_does_not_go_on_keeps_the_turn_from_the_bot()
    {
        var calls = new List<string>();
        _adapter.Use(new Steps("first", calls)).Use(new Gate()).Use(new Steps("third", calls));

        await _adapter.RunAsync(Incoming.Message(), (_, _) =>
        {
            calls.Add("bot");
            return Task.CompletedTask;
        });

        Assert.That(calls, Is.EqualTo(new[] { "first in", "first out" }));
    }

    [Test]
    public void Middleware_is_one_list_of_the_adapter()
    {
        var first = new Gate();
        var second = new Gate();
        _adapter.Use(first).Use(second);

        Assert.That(_adapter.MiddlewareSet, Is.EqualTo(new IMiddleware[] { first, second }));
        Assert.That(() => _adapter.Use(null), Throws.TypeOf<ArgumentNullException>());
    }

    [Test]
    public async Task A_set_of_middleware_is_middleware()
    {
        var calls = new List<string>();
        _adapter.Use(new MiddlewareSet().Use(new Steps("inner", calls))).Use(new Steps("outer", calls));

        await _adapter.RunAsync(Incoming.Message(), (_, _) =>
        {
            calls.Add("bot");
            return Task.CompletedTask;
        });

        Assert.That(calls, Is.EqualTo(new[] { "inner in", "inner out", "outer in", "bot", "outer out" }));
    }

    [Test]
    public async Task The_error_handler_gets_the_exception_and_ends_it()
    {
        Exception seen = null;
        ITurnContext seenTurn = null;
        _adapter.OnTurnError = async (turn, exception) =>
        {
            seen = exception;
            seenTurn = turn;
            await turn.SendActivityAsync("Xin lỗi, có lỗi.");
        };

        await _adapter.RunAsync(Incoming.Message(), (_, _) => throw new FormatException("broken"));

        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.TypeOf<FormatException>());
            Assert.That(seenTurn.Activity.Id, Is.EqualTo("in-1"));
            Assert.That(_adapter.Sent.Single().Text, Is.EqualTo("Xin lỗi, có lỗi."));
        });
    }

    [Test]
    public async Task The_error_handler_gets_what_middleware_throws()
    {
        Exception seen = null;
        _adapter.OnTurnError = (_, exception) =>
        {
            seen = exception;
            return Task.CompletedTask;
        };
        _adapter.Use(new Breaking());

        await _adapter.RunAsync(Incoming.Message(), (_, _) => Task.CompletedTask);

        Assert.That(seen, Is.TypeOf<TimeoutException>());
    }

    [Test]
    public void Without_an_error_handler_the_caller_gets_the_exception() =>
        Assert.That(
            async () => await _adapter.RunAsync(Incoming.Message(), (_, _) => throw new FormatException("broken")),
            Throws.TypeOf<FormatException>());

    [Test]
    public void What_the_error_handler_throws_is_not_caught()
    {
        _adapter.OnTurnError = (_, _) => throw new TimeoutException();
        Assert.That(
            async () => await _adapter.RunAsync(Incoming.Message(), (_, _) => throw new FormatException("broken")),
            Throws.TypeOf<TimeoutException>());
    }

    private sealed class Steps(string name, List<string> calls) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            calls.Add($"{name} in");
            await next(cancellationToken);
            calls.Add($"{name} out");
        }
    }

    private sealed class Gate : IMiddleware
    {
        public Task OnTurnAsync(
            ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) =>
            Task.CompletedTask;
    }

    private sealed class Breaking : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) =>
            throw new TimeoutException();
    }
}
