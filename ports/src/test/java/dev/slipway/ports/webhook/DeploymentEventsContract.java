package dev.slipway.ports.webhook;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static dev.slipway.ports.webhook.WebhookExamples.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookState;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [DeploymentEvents] does.
public abstract class DeploymentEventsContract {
  private static final AdmissionTerms MAY_WAIT = new AdmissionTerms(true, Optional.empty());

  /// The events under test, the same ones during a test.
  protected abstract DeploymentEvents events();

  /// Where deployments move.
  protected abstract DeploymentStore deployments();

  protected abstract WebhookStore webhooks();

  protected abstract ProjectStore projects();

  @BeforeEach
  void aProjectWithAWebhook() {
    projects().save(Examples.project(HELLO.value()));
    webhooks().add(webhook(1), 10);
  }

  @Test
  void aDeploymentIsNotedInEveryPhaseAsItWasThen() {
    Deployment queued = admitted("a");
    Deployment running = saved(queued.startAttempt(NOW));
    Deployment failed = saved(running.fail(NOW.plusSeconds(2), Step.BUILD, Examples.problem()));

    assertThat(noted()).containsExactly(queued, running, failed);
  }

  @Test
  void whatChangesWithinAPhaseIsNotNoted() {
    Deployment running = saved(admitted("a").startAttempt(NOW));
    Deployment waiting = saved(running.waitForRetry(NOW, NOW.plusSeconds(9), Examples.problem()));
    Deployment again = saved(waiting.startAttempt(NOW.plusSeconds(9)));
    saved(again.with(new StepRecord.Started(Step.VALIDATE, NOW)));

    assertThat(phases()).containsExactly(Phase.QUEUED, Phase.RUNNING);
  }

  @Test
  void thatItIsBeingCancelledIsNotNotedButThatItWasIs() {
    Deployment cancelling = saved(saved(admitted("a").startAttempt(NOW)).cancel(NOW));
    saved(cancelling.cancelled(NOW));

    assertThat(phases()).containsExactly(Phase.QUEUED, Phase.RUNNING, Phase.CANCELLED);
  }

  @Test
  void whoeverIsDisplacedWhileItWaitsIsNoted() {
    admitted("a");
    deployments().admit(queued("b"), MAY_WAIT);
    deployments().admit(queued("c"), MAY_WAIT);

    assertThat(
            noted().stream()
                .filter(deployment -> deployment.state().phase() == Phase.CANCELLED)
                .map(Deployment::id))
        .containsExactly(queued("b").id());
  }

  @Test
  void ofManyWhoSaveTheSameMoveOneIsNoted() {
    Deployment queued = admitted("a");

    AtOnce.race(20, _ -> deployments().save(queued.cancel(NOW)));

    assertThat(phases()).containsExactly(Phase.QUEUED, Phase.CANCELLED);
  }

  @Test
  void whatIsRefusedIsNotNoted() {
    admitted("a");

    deployments().admit(queued("b"));
    deployments().save(queued("a").withVersion(7).cancel(NOW));

    assertThat(phases()).containsExactly(Phase.QUEUED);
  }

  @Test
  void whereNoWebhookIsOnNothingIsNoted() {
    Webhook on = webhooks().list(HELLO).getFirst();
    webhooks().save(on.off(NOW, WebhookState.Reason.ASKED));

    admitted("a");

    assertThat(events().noted(10)).isEmpty();
  }

  @Test
  void whatIsForgottenIsNotNotedAnyMoreAndTheRestStaysInOrder() {
    saved(admitted("a").startAttempt(NOW));
    List<NotedEvent> before = events().noted(1);

    events().forget(before.getFirst());
    events().forget(before.getFirst());

    assertThat(phases()).containsExactly(Phase.RUNNING);
  }

  @Test
  void whatWasNotedGoesWithTheProject() {
    saved(admitted("a").cancel(NOW));

    projects().delete(HELLO);

    assertThat(events().noted(10)).isEmpty();
  }

  private List<Deployment> noted() {
    return events().noted(100).stream().map(NotedEvent::deployment).toList();
  }

  private List<Phase> phases() {
    return noted().stream().map(deployment -> deployment.state().phase()).toList();
  }

  private Deployment admitted(String suffix) {
    deployments().admit(queued(suffix));
    return deployments().find(queued(suffix).id()).orElseThrow();
  }

  private Deployment saved(Deployment deployment) {
    return switch (deployments().save(deployment)) {
      case SaveResult.Saved<Deployment>(Deployment saved) -> saved;
      case SaveResult.Conflict<Deployment> _ -> throw new AssertionError("somebody else saved");
    };
  }
}
