package dev.slipway.azure.webhook;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static dev.slipway.ports.webhook.WebhookExamples.delivery;
import static dev.slipway.ports.webhook.WebhookExamples.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.CutOff;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.store.CosmosDeploymentStore;
import dev.slipway.azure.store.CosmosProjectStore;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.webhook.WebhookDeliveries;
import dev.slipway.ports.webhook.WebhookStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is true of webhooks after a process ended at any of its writes.
@Tag("stand-in")
final class CosmosWebhookCutOffTest {
  private static final AdmissionTerms KEYED =
      new AdmissionTerms(false, Optional.of(new IdempotencyKey("key", Digest.of("request"))));

  @Test
  void whatIsAcceptedIsNotedOnce() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<DeploymentStore>() {
              @Override
              public DeploymentStore prepare(CosmosStorage storage) {
                return withWebhook(storage);
              }

              @Override
              public void perform(DeploymentStore store) {
                store.admit(queued("a"), KEYED);
              }

              @Override
              public void check(DeploymentStore store, CosmosStorage other, String where) {
                new CosmosDeploymentStore(other).admit(queued("b"), KEYED);

                assertThat(phases(other)).as(where).containsExactly(Phase.QUEUED);
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(4);
  }

  @Test
  void whatBeginsAndEndsIsNotedOnceAndInOrder() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<DeploymentStore>() {
              @Override
              public DeploymentStore prepare(CosmosStorage storage) {
                DeploymentStore store = withWebhook(storage);
                store.admit(queued("a"));
                return store;
              }

              @Override
              public void perform(DeploymentStore store) {
                goOn(store);
              }

              @Override
              public void check(DeploymentStore store, CosmosStorage other, String where) {
                goOn(new CosmosDeploymentStore(other));

                assertThat(phases(other))
                    .as(where)
                    .containsExactly(Phase.QUEUED, Phase.RUNNING, Phase.CANCELLED);
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(5);
  }

  private static DeploymentStore withWebhook(CosmosStorage storage) {
    new CosmosProjectStore(storage).save(Examples.project(HELLO.value()));
    new CosmosWebhookStore(storage).add(webhook(1), 10);
    return new CosmosDeploymentStore(storage);
  }

  /// From wherever it is to its end.
  private static void goOn(DeploymentStore store) {
    Deployment found = store.find(queued("a").id()).orElseThrow();
    if (found.state().phase() == Phase.QUEUED) {
      store.save(found.startAttempt(NOW));
    }
    Deployment running = store.find(found.id()).orElseThrow();
    if (running.state().phase() == Phase.RUNNING) {
      store.save(running.cancel(NOW));
    }
    Deployment cancelling = store.find(found.id()).orElseThrow();
    if (cancelling.state().phase() == Phase.CANCELLING) {
      store.save(cancelling.cancelled(NOW));
    }
  }

  private static List<Phase> phases(CosmosStorage storage) {
    return new CosmosDeploymentEvents(storage)
        .noted(10).stream().map(event -> event.deployment().state().phase()).toList();
  }

  @Test
  void aWebhookIsAddedWholeOrNotAtAllAndCanBeRemoved() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<WebhookStore>() {
              @Override
              public WebhookStore prepare(CosmosStorage storage) {
                new CosmosProjectStore(storage).save(Examples.project(HELLO.value()));
                return new CosmosWebhookStore(storage);
              }

              @Override
              public void perform(WebhookStore webhooks) {
                webhooks.add(webhook(1), 1);
              }

              @Override
              public void check(WebhookStore webhooks, CosmosStorage other, String where) {
                WebhookStore another = new CosmosWebhookStore(other);

                Optional<Webhook> added = another.find(webhook(1).id());
                assertThat(another.list(HELLO)).as(where).isEqualTo(added.stream().toList());
                another.remove(webhook(1).id());
                assertThat(another.list(HELLO)).as(where).isEmpty();
                another.add(webhook(1), 1);
                assertThat(another.find(webhook(1).id())).as(where).isPresent();
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(2);
  }

  @Test
  void removingAWebhookCanBeDoneAgain() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<WebhookStore>() {
              @Override
              public WebhookStore prepare(CosmosStorage storage) {
                withWebhook(storage);
                new CosmosWebhookDeliveries(storage).add(List.of(due()));
                return new CosmosWebhookStore(storage);
              }

              @Override
              public void perform(WebhookStore webhooks) {
                webhooks.remove(webhook(1).id());
              }

              @Override
              public void check(WebhookStore webhooks, CosmosStorage other, String where) {
                new CosmosWebhookStore(other).remove(webhook(1).id());

                assertThat(new CosmosWebhookStore(other).list(HELLO)).as(where).isEmpty();
                assertThat(new CosmosWebhookDeliveries(other).find(due().id())).as(where).isEmpty();
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(3);
  }

  @Test
  void whatAProcessTookThatEndedIsTakenAgain() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<WebhookDeliveries>() {
              @Override
              public WebhookDeliveries prepare(CosmosStorage storage) {
                withWebhook(storage);
                return new CosmosWebhookDeliveries(storage);
              }

              @Override
              public void perform(WebhookDeliveries deliveries) {
                deliveries.add(List.of(due()));
                deliveries.take(NOW, 10);
              }

              @Override
              public void check(WebhookDeliveries deliveries, CosmosStorage other, String where) {
                WebhookDeliveries another = new CosmosWebhookDeliveries(other);
                another.add(List.of(due()));

                TestStorage.pass(WebhookDeliveries.HOLD.plus(ServerClock.GRAIN));
                assertThat(another.take(NOW, 10))
                    .as(where)
                    .extracting(WebhookDelivery::id)
                    .containsExactly(due().id());
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(3);
  }

  private static WebhookDelivery due() {
    return delivery(webhook(1), EventType.DEPLOYMENT_QUEUED, "a");
  }
}
