package dev.slipway.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.DeliveryTry;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookState;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.webhook.CallResult;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.WebhookCall;
import dev.slipway.ports.webhook.WebhookDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveringTest {
  private static final CallResult NO_ANSWER =
      new CallResult.Unanswered(
          Problem.passing(ProblemCode.WEBHOOK_TIMEOUT, "Tried", "It was silent", "Wait"));

  private final WebhookWorld webhooks = new WebhookWorld();

  @Test
  void aDeploymentThatSucceedsIsToldInOrder() {
    webhooks.added();

    webhooks.world.deploy("hello");
    webhooks.deliverAll();

    assertThat(webhooks.told())
        .containsExactly(
            "deployment.queued queued",
            "deployment.started running",
            "deployment.succeeded succeeded");
  }

  @Test
  void oneThatFailsAndOneThatIsCancelledAreToldToo() {
    webhooks.added(List.of(EventType.DEPLOYMENT_FAILED, EventType.DEPLOYMENT_CANCELLED));
    webhooks.world.builds.during(
        Step.BUILD,
        _ -> {
          throw World.mistake();
        });

    webhooks.world.deploy("broken");
    webhooks.world.service.cancel.cancel(webhooks.world.request("unwanted"));
    webhooks.deliverAll();

    assertThat(webhooks.told())
        .containsExactly("deployment.failed failed", "deployment.cancelled cancelled");
  }

  @Test
  void attemptsThatAreRepeatedAreToldOnce() {
    webhooks.added(List.of(EventType.DEPLOYMENT_STARTED));
    AtomicInteger attempts = new AtomicInteger();
    webhooks.world.builds.during(
        Step.BUILD,
        _ -> {
          if (attempts.incrementAndGet() == 1) {
            throw World.passing();
          }
        });

    webhooks.world.deploy("hello");
    webhooks.deliverAll();

    assertThat(attempts).hasValue(2);
    assertThat(webhooks.told()).containsExactly("deployment.started running");
  }

  @Test
  void everyDeliveryIsSignedWithItsIdTheTimeAndItsBody() {
    IssuedWebhook issued = webhooks.added(List.of(EventType.DEPLOYMENT_QUEUED));

    webhooks.world.request("hello");
    webhooks.deliverAll();

    WebhookCall call = webhooks.receivers.received().getFirst();
    String id = webhooks.logOf(issued.webhook()).getFirst().id().value();
    String timestamp = Long.toString(webhooks.world.clock.instant().getEpochSecond());
    assertThat(call.headers())
        .containsEntry("webhook-id", id)
        .containsEntry("webhook-timestamp", timestamp)
        .containsEntry(
            "webhook-signature",
            issued.secret().sign(id + "." + timestamp + ".deployment.queued queued"));
  }

  @Test
  void whileAnOldSecretIsRetiringBothSign() {
    IssuedWebhook first = webhooks.added();
    IssuedWebhook second =
        webhooks.webhooks.rotate(
            Examples.HELLO, first.webhook().id(), Optional.empty(), Duration.ofHours(1));

    String during = signatureOfATest(first.webhook());
    assertThat(during.split(" ", -1))
        .containsExactly(second.secret().sign(lastContent()), first.secret().sign(lastContent()));

    webhooks.world.clock.advance(Duration.ofHours(1));
    assertThat(signatureOfATest(first.webhook())).isEqualTo(second.secret().sign(lastContent()));
  }

  @Test
  void whatFailsIsTriedAgainWithTheSameIdUntilItIsTaken() {
    Webhook webhook = webhooks.added(List.of(EventType.DEPLOYMENT_QUEUED)).webhook();
    webhooks.receiverAnswers(500);
    webhooks.world.request("hello");
    webhooks.deliverAll();
    assertThat(webhooks.webhook().failingSince()).contains(webhooks.world.clock.instant());

    webhooks.receiverAnswers(200);
    webhooks.deliverToTheEnd();

    WebhookDelivery delivery = webhooks.logOf(webhook).getFirst();
    assertThat(delivery.state()).isInstanceOf(DeliveryState.Delivered.class);
    assertThat(delivery.tries().stream().map(DeliveryTry::outcome))
        .containsExactly(
            new DeliveryTry.Answered(500, "so it goes"),
            new DeliveryTry.Answered(200, "so it goes"));
    assertThat(
            webhooks.receivers.received().stream()
                .map(call -> call.headers().getOrDefault("webhook-id", ""))
                .distinct())
        .containsExactly(delivery.id().value());
    assertThat(webhooks.webhook().failingSince()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 404, 429, 500, 503})
  void afterEightTriesItIsGivenUp(int status) {
    Webhook webhook = webhooks.added(List.of(EventType.DEPLOYMENT_QUEUED)).webhook();
    webhooks.receiverAnswers(status);
    Instant start = webhooks.world.clock.instant();

    webhooks.world.request("hello");
    webhooks.deliverToTheEnd();

    WebhookDelivery delivery = webhooks.logOf(webhook).getFirst();
    assertThat(delivery.tries()).hasSize(8);
    assertThat(delivery.state())
        .isEqualTo(
            new DeliveryState.GivenUp(
                webhooks.world.clock.instant(), DeliveryState.Reason.TRIED_ENOUGH));
    assertThat(Duration.between(start, webhooks.world.clock.instant()))
        .isBetween(Duration.ofHours(19), Duration.ofHours(30));
    assertThat(webhooks.webhook().delivers()).isTrue();
  }

  @Test
  void noAnswerIsATryLikeAnyOther() {
    Webhook webhook = webhooks.added(List.of(EventType.DEPLOYMENT_QUEUED)).webhook();
    webhooks.receivers.answer(WebhookWorld.URL, NO_ANSWER);

    webhooks.world.request("hello");
    webhooks.deliverAll();

    assertThat(webhooks.logOf(webhook).getFirst().tries())
        .singleElement()
        .satisfies(once ->
            assertThat(once.outcome())
                .isInstanceOfSatisfying(
                    DeliveryTry.Unanswered.class,
                    none ->
                        assertThat(none.problem().code()).isEqualTo(ProblemCode.WEBHOOK_TIMEOUT)));
  }

  @Test
  void aReceiverThatIsGoneIsToldNoMore() {
    Webhook webhook = webhooks.added().webhook();
    webhooks.receiverAnswers(410);

    webhooks.world.deploy("hello");
    webhooks.deliverToTheEnd();
    webhooks.world.deploy("again");
    webhooks.deliverToTheEnd();

    assertThat(webhooks.receivers.received()).hasSize(1);
    assertThat(webhooks.webhook().state())
        .isInstanceOfSatisfying(
            WebhookState.Off.class,
            off -> assertThat(off.reason()).isEqualTo(WebhookState.Reason.GONE));
    assertThat(
            webhooks.logOf(webhook).stream()
                .map(delivery -> ((DeliveryState.GivenUp) delivery.state()).reason()))
        .containsExactly(
            DeliveryState.Reason.WEBHOOK_OFF,
            DeliveryState.Reason.WEBHOOK_OFF,
            DeliveryState.Reason.GONE);
  }

  @Test
  void aWebhookThatFailedForDaysIsSwitchedOffAndCanBeSwitchedOn() {
    Webhook webhook = webhooks.added(List.of(EventType.DEPLOYMENT_CANCELLED)).webhook();
    webhooks.receiverAnswers(500);

    for (int day = 0; day < 5 && webhooks.webhook().delivers(); day++) {
      webhooks.world.service.cancel.cancel(webhooks.world.request("hello"));
      webhooks.deliverToTheEnd();
    }

    assertThat(webhooks.webhook().state())
        .isInstanceOfSatisfying(
            WebhookState.Off.class,
            off -> {
              assertThat(off.reason()).isEqualTo(WebhookState.Reason.FAILING);
              assertThat(off.since()).isAfter(Examples.NOW.plus(Courier.LONGEST_FAILURE));
            });
    assertThatThrownBy(() -> webhooks.log.test(Examples.HELLO, webhook.id()))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFLICT));
    webhooks.webhooks.change(
        Examples.HELLO,
        webhook.id(),
        new WebhookChange(Optional.empty(), Optional.empty(), Optional.of(true)),
        true);
    assertThat(webhooks.webhook().delivers()).isTrue();
    assertThat(webhooks.webhook().failingSince()).isEmpty();
  }

  @Test
  void oneReceiverThatFailsHoldsUpNoOther() {
    webhooks.added();
    WebhookUrl well = new WebhookUrl("http://127.0.0.1:10/");
    webhooks.webhooks.add(
        Examples.HELLO, WebhookWorld.wanted(well, EventType.OF_DEPLOYMENTS), true);
    webhooks.receivers.answer(WebhookWorld.URL, NO_ANSWER);

    webhooks.world.deploy("hello");
    webhooks.deliverAll();

    assertThat(
            webhooks.receivers.received().stream()
                .filter(call -> call.url().equals(well))
                .map(WebhookCall::body))
        .containsExactly(
            "deployment.queued queued",
            "deployment.started running",
            "deployment.succeeded succeeded");
  }

  @Test
  void aLaterEventWaitsForAnEarlierOneForAFewTries() {
    webhooks.added();
    webhooks.receiverAnswers(500);
    webhooks.world.deploy("hello");

    webhooks.deliverAll();
    assertThat(webhooks.told()).containsExactly("deployment.queued queued");

    webhooks.deliverToTheEnd();
    assertThat(webhooks.told().subList(0, WebhookDeliveries.PATIENCE))
        .containsOnly("deployment.queued queued");
    assertThat(webhooks.told()).contains("deployment.succeeded succeeded").hasSize(24);
  }

  @Test
  void aTestIsTriedOnceAndSaysNothingAboutTheWebhook() {
    Webhook webhook = webhooks.added().webhook();
    webhooks.receiverAnswers(500);

    WebhookDelivery test = webhooks.log.test(Examples.HELLO, webhook.id());
    webhooks.deliverAll();

    assertThat(webhooks.log.require(Examples.HELLO, webhook.id(), test.id()).state())
        .isInstanceOf(DeliveryState.GivenUp.class);
    assertThat(webhooks.webhook().failingSince()).isEmpty();
  }

  @Test
  void whatWasDeliveredOrGivenUpCanBeDeliveredAgainWithTheSameId() {
    Webhook webhook = webhooks.added(List.of(EventType.DEPLOYMENT_QUEUED)).webhook();
    webhooks.world.request("hello");
    webhooks.deliverAll();
    WebhookDelivery delivered = webhooks.logOf(webhook).getFirst();

    webhooks.log.redeliver(Examples.HELLO, webhook.id(), delivered.id());
    webhooks.deliverAll();

    assertThat(webhooks.told()).hasSize(2).containsOnly("deployment.queued queued");
    WebhookDelivery again = webhooks.logOf(webhook).getFirst();
    assertThat(again.id()).isEqualTo(delivered.id());
    assertThat(again.tries()).hasSize(2);
    assertThat(again.state()).isInstanceOf(DeliveryState.Delivered.class);
  }

  @Test
  void whatAReceiverRepeatsOfASecretIsNotKept() {
    IssuedWebhook issued = webhooks.added();
    webhooks.world.secrets.put(
        Examples.HELLO, new VariableName("API_KEY"), Secret.of("hunter2-hunter2"));
    String answer =
        "%s %s hunter2-hunter2 fine"
            .formatted(issued.secret().text().reveal(), issued.secret().bare().reveal());
    webhooks.receivers.answer(
        WebhookWorld.URL, new CallResult.Answered(200, Optional.empty(), answer));

    webhooks.log.test(Examples.HELLO, issued.webhook().id());
    webhooks.deliverAll();

    assertThat(webhooks.logOf(issued.webhook()).getFirst().tries().getFirst().outcome())
        .isEqualTo(new DeliveryTry.Answered(200, "*** *** *** fine"));
  }

  @Test
  void nothingGoesOutUnsigned() {
    Webhook webhook = webhooks.added().webhook();
    webhooks.world.secrets.forget(Examples.HELLO);

    webhooks.log.test(Examples.HELLO, webhook.id());
    webhooks.deliverAll();

    assertThat(webhooks.receivers.received()).isEmpty();
    assertThat(webhooks.logOf(webhook).getFirst().tries()).hasSize(1);
  }

  @Test
  void aLongAnswerIsKeptInPart() {
    Webhook webhook = webhooks.added().webhook();
    webhooks.receivers.answer(
        WebhookWorld.URL, new CallResult.Answered(200, Optional.empty(), "x".repeat(4_000)));

    webhooks.log.test(Examples.HELLO, webhook.id());
    webhooks.deliverAll();

    assertThat(webhooks.logOf(webhook).getFirst().tries().getFirst().outcome())
        .isEqualTo(new DeliveryTry.Answered(200, "x".repeat(SignedCalls.EXCERPT) + "…"));
  }

  @Test
  void aPermissionThatIsTakenBackHoldsForWhatWasSetBefore() {
    Webhook webhook = webhooks.added().webhook();
    webhooks.log.test(Examples.HELLO, webhook.id());

    webhooks.worker(webhooks.events, webhooks.deliveries, PrivateAddresses.NONE).round();

    assertThat(webhooks.receivers.received()).isEmpty();
    assertThat(webhooks.logOf(webhook).getFirst().state())
        .isInstanceOf(DeliveryState.GivenUp.class);
  }

  @Test
  void nobodyIsToldWhatHappenedWhileAWebhookWasOffOrBeforeItWasAdded() {
    webhooks.world.deploy("before");
    Webhook webhook = webhooks.added(List.of(EventType.DEPLOYMENT_QUEUED)).webhook();
    switchTo(webhook, false);
    webhooks.world.deploy("meanwhile");
    switchTo(webhook, true);
    webhooks.deliverAll();

    assertThat(webhooks.told()).isEmpty();
    assertThat(webhooks.logOf(webhook)).isEmpty();
  }

  @Test
  void theLogIsBounded() {
    Webhook webhook = webhooks.added(List.of(EventType.DEPLOYMENT_QUEUED)).webhook();
    for (int i = 0; i < WebhookWorker.LOG_SIZE + 20; i++) {
      webhooks.log.test(Examples.HELLO, webhook.id());
    }
    for (int i = 0; i < WebhookWorker.LOG_SIZE + 20; i++) {
      webhooks.worker.round();
    }

    webhooks.world.clock.advance(Duration.ofHours(1));
    webhooks.worker.round();
    assertThat(count(webhook)).isEqualTo(WebhookWorker.LOG_SIZE);

    webhooks.world.clock.advance(WebhookWorker.LOG_AGE);
    webhooks.worker.round();
    assertThat(count(webhook)).isZero();
  }

  /// Whatever call of the stores the process dies at, another one delivers all that is to be told,
  /// and what is told twice has the same id.
  @ParameterizedTest
  @EnumSource
  void whereverAProcessIsKilledEverythingIsDelivered(Accident.Moment moment) {
    boolean happened = true;
    for (int call = 1; happened; call++) {
      Accident accident = Accident.death(call, moment);
      assertEverythingIsToldDespite(accident);
      happened = accident.happened();
    }
  }

  private static void assertEverythingIsToldDespite(Accident accident) {
    WebhookWorld world = new WebhookWorld();
    Webhook webhook = world.added().webhook();
    world.world.deploy("hello");
    WebhookWorker doomed =
        world.worker(
            accident.on(DeploymentEvents.class, world.events, true),
            accident.on(WebhookDeliveries.class, world.deliveries, true),
            PrivateAddresses.OPERATOR);

    for (int round = 0; round < 10; round++) {
      try {
        doomed.round();
      } catch (Accident.Death _) {
        // Another process goes on.
      }
    }
    world.world.clock.advance(WebhookDeliveries.HOLD);
    world.deliverToTheEnd();

    assertThat(world.told().stream().distinct())
        .containsExactly(
            "deployment.queued queued",
            "deployment.started running",
            "deployment.succeeded succeeded");
    assertThat(
            world.receivers.received().stream()
                .map(call -> call.headers().getOrDefault("webhook-id", ""))
                .distinct())
        .hasSize(3);
    assertThat(world.logOf(webhook))
        .hasSize(3)
        .allSatisfy(
            delivery -> assertThat(delivery.state()).isInstanceOf(DeliveryState.Delivered.class));
  }

  private String signatureOfATest(Webhook webhook) {
    webhooks.log.test(Examples.HELLO, webhook.id());
    webhooks.deliverAll();
    return webhooks.receivers.received().getLast().headers().getOrDefault("webhook-signature", "");
  }

  private String lastContent() {
    WebhookCall call = webhooks.receivers.received().getLast();
    return "%s.%s.%s"
        .formatted(
            call.headers().getOrDefault("webhook-id", ""),
            call.headers().getOrDefault("webhook-timestamp", ""),
            call.body());
  }

  private void switchTo(Webhook webhook, boolean on) {
    webhooks.webhooks.change(
        Examples.HELLO,
        webhook.id(),
        new WebhookChange(Optional.empty(), Optional.empty(), Optional.of(on)),
        true);
  }

  private int count(Webhook webhook) {
    return webhooks.deliveries.list(webhook.id(), Optional.empty(), 1_000).items().size();
  }
}
