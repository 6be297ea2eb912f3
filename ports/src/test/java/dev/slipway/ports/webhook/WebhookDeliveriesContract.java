package dev.slipway.ports.webhook;

import static dev.slipway.domain.webhook.EventType.DEPLOYMENT_QUEUED;
import static dev.slipway.domain.webhook.EventType.DEPLOYMENT_STARTED;
import static dev.slipway.domain.webhook.EventType.DEPLOYMENT_SUCCEEDED;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.webhook.WebhookExamples.delivery;
import static dev.slipway.ports.webhook.WebhookExamples.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.DeliveryTry;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [WebhookDeliveries] does.
public abstract class WebhookDeliveriesContract {
  private static final OrganizationId OTHER = new OrganizationId("other");
  private static final DeliveryTry REFUSED =
      new DeliveryTry(NOW, Duration.ofMillis(7), new DeliveryTry.Answered(500, "no"));

  private final Webhook first = webhook(1);
  private final Webhook second = webhook(2);

  /// The deliveries under test, the same ones during a test.
  protected abstract WebhookDeliveries deliveries();

  /// Where their webhooks are.
  protected abstract WebhookStore webhooks();

  protected abstract ProjectStore projects();

  @BeforeEach
  void webhooksExist() {
    projects().save(Examples.project(HELLO.value()));
    webhooks().add(first, 100);
    webhooks().add(second, 100);
  }

  @Test
  void whatIsAddedIsDueAndTakenOnce() {
    WebhookDelivery delivery = added(first, DEPLOYMENT_QUEUED, "a");

    assertThat(deliveries().nextDue()).contains(NOW);
    assertThat(deliveries().take(NOW, 10)).containsExactly(delivery.withVersion(2));
    assertThat(deliveries().take(NOW, 10)).isEmpty();
    assertThat(deliveries().find(delivery.id())).contains(delivery.withVersion(2));
  }

  @Test
  void whatIsAddedAgainStaysAsItIs() {
    WebhookDelivery delivered = delivered(added(first, DEPLOYMENT_QUEUED, "a"));

    added(first, DEPLOYMENT_QUEUED, "a");

    assertThat(deliveries().find(delivered.id())).contains(delivered);
    assertThat(deliveries().nextDue()).isEmpty();
  }

  @Test
  void whatIsForAWebhookThatIsGoneIsLeftOut() {
    webhooks().remove(first.id());

    added(first, DEPLOYMENT_QUEUED, "a");
    WebhookDelivery kept = added(second, DEPLOYMENT_QUEUED, "a");

    assertThat(deliveries().take(NOW, 10)).containsExactly(kept.withVersion(2));
  }

  @Test
  void nothingIsTakenBeforeItsTime() {
    WebhookDelivery taken = take(added(first, DEPLOYMENT_QUEUED, "a"));
    Instant later = NOW.plusSeconds(30);
    saved(taken.tried(REFUSED, new DeliveryState.Waiting(later, 1)));

    assertThat(deliveries().take(later.minusMillis(1), 10)).isEmpty();
    assertThat(deliveries().nextDue()).contains(later);
    assertThat(deliveries().take(later, 10)).hasSize(1);
  }

  @Test
  void whoeverTookOneAndDiedLetsItGoAgain() {
    take(added(first, DEPLOYMENT_QUEUED, "a"));
    assertThat(deliveries().take(NOW, 10)).isEmpty();

    Instant end = endOfHold();

    assertThat(deliveries().take(end, 10)).hasSize(1);
  }

  @Test
  void whoeverWasThoughtDeadCannotSave() {
    WebhookDelivery lost = take(added(first, DEPLOYMENT_QUEUED, "a"));
    deliveries().take(endOfHold(), 10);

    assertThat(deliveries().save(lost.givenUp(NOW, DeliveryState.Reason.WEBHOOK_OFF)))
        .isEqualTo(new SaveResult.Conflict<>());
  }

  @Test
  void ofOneWebhookOneIsInHandAndOthersGoTheirWay() {
    added(first, DEPLOYMENT_QUEUED, "a");
    added(first, DEPLOYMENT_QUEUED, "b");
    added(second, DEPLOYMENT_QUEUED, "a");

    List<WebhookDelivery> taken = deliveries().take(NOW, 10);

    assertThat(taken.stream().map(WebhookDelivery::webhook))
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(deliveries().take(NOW, 10)).isEmpty();
    taken.forEach(this::delivered);
    assertThat(deliveries().take(NOW, 10)).hasSize(1);
  }

  @Test
  void ofOneOrganizationOnlySoManyAreInHand() {
    for (int number = 10; number < 10 + WebhookDeliveries.PER_ORGANIZATION + 5; number++) {
      Webhook webhook = webhook(number);
      webhooks().add(webhook, 100);
      added(webhook, DEPLOYMENT_QUEUED, "a");
    }
    Webhook foreign = webhook(99, HELLO, OTHER);
    webhooks().add(foreign, 100);
    added(foreign, DEPLOYMENT_QUEUED, "a");

    List<WebhookDelivery> taken = new ArrayList<>(deliveries().take(NOW, 100));
    taken.addAll(deliveries().take(NOW, 100));

    assertThat(taken).hasSize(WebhookDeliveries.PER_ORGANIZATION + 1);
    assertThat(taken.stream().map(WebhookDelivery::webhook)).contains(foreign.id());
  }

  @Test
  void noMoreAreTakenThanWereAskedFor() {
    added(first, DEPLOYMENT_QUEUED, "a");
    added(second, DEPLOYMENT_QUEUED, "a");

    assertThat(deliveries().take(NOW, 1)).hasSize(1);
    assertThat(deliveries().take(NOW, 1)).hasSize(1);
  }

  @Test
  void ofManyTakersEachDeliveryGoesToOne() {
    for (int number = 10; number < 15; number++) {
      Webhook webhook = webhook(number);
      webhooks().add(webhook, 100);
      added(webhook, DEPLOYMENT_QUEUED, "a");
    }

    List<List<WebhookDelivery>> taken = AtOnce.race(10, _ -> deliveries().take(NOW, 3));

    assertThat(taken.stream().flatMap(List::stream).map(WebhookDelivery::id))
        .hasSize(5)
        .doesNotHaveDuplicates();
  }

  @Test
  void aLaterEventOfADeploymentWaitsForAnEarlierOneButNotForEver() {
    WebhookDelivery queued = added(first, DEPLOYMENT_QUEUED, "a");
    WebhookDelivery started = added(first, DEPLOYMENT_STARTED, "a");
    WebhookDelivery other = added(first, DEPLOYMENT_QUEUED, "b");
    Instant later = NOW.plusSeconds(60);
    WebhookDelivery taken = take(queued);

    WebhookDelivery once = saved(taken.tried(REFUSED, new DeliveryState.Waiting(later, 1)));
    assertThat(deliveries().take(NOW, 10).stream().map(WebhookDelivery::id))
        .containsExactly(other.id());
    delivered(deliveries().find(other.id()).orElseThrow());
    assertThat(deliveries().take(NOW, 10)).isEmpty();

    saved(once.tried(REFUSED, new DeliveryState.Waiting(later, WebhookDeliveries.PATIENCE)));
    assertThat(deliveries().take(NOW, 10).stream().map(WebhookDelivery::id))
        .containsExactly(started.id());
  }

  @Test
  void everyOutcomeComesBackAsItWasSaved() {
    WebhookDelivery taken = take(added(first, DEPLOYMENT_QUEUED, "a"));
    DeliveryTry unanswered =
        new DeliveryTry(
            NOW, Duration.ofSeconds(15), new DeliveryTry.Unanswered(Examples.problem()));

    WebhookDelivery waiting =
        saved(taken.tried(unanswered, new DeliveryState.Waiting(NOW.plusSeconds(5), 1)));
    assertThat(deliveries().find(taken.id())).contains(waiting);
    WebhookDelivery givenUp =
        saved(
            waiting.tried(
                REFUSED, new DeliveryState.GivenUp(NOW, DeliveryState.Reason.TRIED_ENOUGH)));
    assertThat(deliveries().find(taken.id())).contains(givenUp);
    assertThat(deliveries().nextDue()).isEmpty();

    saved(givenUp.again(NOW.plusSeconds(9)));
    assertThat(deliveries().nextDue()).contains(NOW.plusSeconds(9));
  }

  @Test
  void pagesOfAWebhookHaveEachOfItsDeliveriesOnceTheLatestFirst() {
    List<WebhookDelivery> own =
        IntStream.range(0, 5).mapToObj(i -> added(first, DEPLOYMENT_QUEUED, "a" + i)).toList();
    added(second, DEPLOYMENT_QUEUED, "b");

    Page<WebhookDelivery> start = deliveries().list(first.id(), Optional.empty(), 3);
    added(first, DEPLOYMENT_QUEUED, "c");
    Page<WebhookDelivery> rest = deliveries().list(first.id(), start.next(), 3);

    assertThat(start.items()).isEqualTo(own.reversed().subList(0, 3));
    assertThat(rest.items()).isEqualTo(own.reversed().subList(3, 5));
    assertThat(rest.next()).isEmpty();
  }

  @Test
  void aPageThatNeverEndedCannotBeGoneOnFrom() {
    assertThatThrownBy(() -> deliveries().list(first.id(), Optional.of("x"), 3))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.INVALID_REQUEST));
  }

  @Test
  void theLogIsBoundedByCountAndAgeAndWhatWaitsIsNeverForgotten() {
    WebhookDelivery waiting = added(first, DEPLOYMENT_SUCCEEDED, "waits");
    for (int i = 0; i < 5; i++) {
      delivered(added(first, DEPLOYMENT_QUEUED, "a" + i));
    }
    WebhookDelivery ofSecond = delivered(added(second, DEPLOYMENT_QUEUED, "a0"));

    deliveries().forgetEnded(NOW, 2);
    assertThat(ids(first)).hasSize(3).contains(waiting.id());
    assertThat(ids(second)).containsExactly(ofSecond.id());

    deliveries().forgetEnded(NOW.plusMillis(1), 2);
    assertThat(ids(first)).containsExactly(waiting.id());
    assertThat(ids(second)).isEmpty();
  }

  @Test
  void deliveriesGoWithTheirWebhookAndItsProject() {
    WebhookDelivery ofFirst = added(first, DEPLOYMENT_QUEUED, "a");
    WebhookDelivery ofSecond = added(second, DEPLOYMENT_QUEUED, "a");

    webhooks().remove(first.id());
    assertThat(deliveries().find(ofFirst.id())).isEmpty();
    assertThat(deliveries().find(ofSecond.id())).isPresent();

    projects().delete(HELLO);
    assertThat(deliveries().find(ofSecond.id())).isEmpty();
    assertThat(deliveries().nextDue()).isEmpty();
  }

  private List<DeliveryId> ids(Webhook webhook) {
    return deliveries().list(webhook.id(), Optional.empty(), 100).items().stream()
        .map(WebhookDelivery::id)
        .toList();
  }

  private WebhookDelivery added(Webhook webhook, EventType event, String suffix) {
    WebhookDelivery delivery = delivery(webhook, event, suffix);
    deliveries().add(List.of(delivery));
    return delivery;
  }

  /// Lets [WebhookDeliveries#HOLD] pass since `NOW`, and answers what time it is then for who takes
  /// deliveries. Where holds end by the store's own time, it lets that pass.
  protected Instant endOfHold() {
    return NOW.plus(WebhookDeliveries.HOLD);
  }

  private WebhookDelivery take(WebhookDelivery delivery) {
    return deliveries().take(NOW, 100).stream()
        .filter(taken -> taken.id().equals(delivery.id()))
        .findFirst()
        .orElseThrow();
  }

  private WebhookDelivery delivered(WebhookDelivery delivery) {
    DeliveryTry taken =
        new DeliveryTry(NOW, Duration.ofMillis(3), new DeliveryTry.Answered(204, ""));
    return saved(delivery.tried(taken, new DeliveryState.Delivered(NOW)));
  }

  private WebhookDelivery saved(WebhookDelivery delivery) {
    return switch (deliveries().save(delivery)) {
      case SaveResult.Saved<WebhookDelivery>(WebhookDelivery saved) -> saved;
      case SaveResult.Conflict<WebhookDelivery> _ -> throw new AssertionError("somebody saved");
    };
  }
}
