using System.Net;
using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Handlers;

public class InvokeTests
{
    private RecordingAdapter _adapter;

    [SetUp]
    public void SetUp() => _adapter = new RecordingAdapter();

    [Test]
    public async Task The_answer_to_an_invoke_is_sent_as_an_activity()
    {
        await _adapter.RunAsync(Invoke("fee"), new FeeBot().OnTurnAsync);

        var answer = _adapter.Sent.Single();
        Assert.That(answer.Type, Is.EqualTo(ActivityTypesEx.InvokeResponse));
        var response = (InvokeResponse)answer.Value;
        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.Body, Is.EqualTo("8.000 đồng"));
        Assert.That(response.IsSuccessStatusCode(), Is.True);
    }

    [TestCase("unheard")]
    [TestCase(SignInConstants.VerifyStateOperationName)]
    [TestCase(SignInConstants.TokenExchangeOperationName)]
    public async Task What_no_bot_takes_care_of_is_not_implemented(string name)
    {
        await _adapter.RunAsync(Invoke(name), new ActivityHandler().OnTurnAsync);

        var response = (InvokeResponse)_adapter.Sent.Single().Value;
        Assert.That(response.Status, Is.EqualTo((int)HttpStatusCode.NotImplemented));
        Assert.That(response.IsSuccessStatusCode(), Is.False);
    }

    [Test]
    public async Task A_sign_in_that_the_bot_takes_care_of_is_answered_with_success()
    {
        await _adapter.RunAsync(Invoke(SignInConstants.VerifyStateOperationName), new FeeBot().OnTurnAsync);
        Assert.That(((InvokeResponse)_adapter.Sent.Single().Value).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_invoke_can_be_refused_with_a_status_from_inside()
    {
        await _adapter.RunAsync(Invoke("refuse"), new FeeBot().OnTurnAsync);

        var response = (InvokeResponse)_adapter.Sent.Single().Value;
        Assert.That(response.Status, Is.EqualTo((int)HttpStatusCode.BadRequest));
        Assert.That(response.Body, Is.EqualTo("no"));
    }

    [Test]
    public async Task An_invoke_that_was_answered_already_is_not_answered_again()
    {
        using var turn = new TurnContext(_adapter, Invoke("fee"));
        turn.TurnState.Add(BotAdapter.InvokeResponseKey, new Activity(ActivityTypesEx.InvokeResponse));

        await new FeeBot().OnTurnAsync(turn);

        Assert.That(_adapter.Sent, Is.Empty);
    }

    private static Activity Invoke(string name) => Incoming.Of(ActivityTypes.Invoke, activity => activity.Name = name);

    private sealed class FeeBot : ActivityHandler
    {
        protected override async Task<InvokeResponse> OnInvokeActivityAsync(
            ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            try
            {
                return turnContext.Activity.Name switch
                {
                    "fee" => CreateInvokeResponse("8.000 đồng"),
                    "refuse" => throw new InvokeResponseException(HttpStatusCode.BadRequest, "no"),
                    _ => await base.OnInvokeActivityAsync(turnContext, cancellationToken),
                };
            }
            catch (InvokeResponseException refusal)
            {
                return refusal.CreateInvokeResponse();
            }
        }

        protected override Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
