package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.testing.AtOnce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who has the place in an environment when several processes end and admit at once.
final class CosmosPlacesTest {
  private static final int ROUNDS = 25;
  private static final AdmissionTerms MAY_WAIT = new AdmissionTerms(true, Optional.empty());

  private final CosmosStorage storage = TestStorage.open();
  private final CosmosDeploymentStore one = new CosmosDeploymentStore(storage);
  private final DeploymentStore other = new CosmosDeploymentStore(storage);

  @Test
  void whoeverWaitsForOneThatEndsAtThatMomentBecomesActive() {
    one.admit(queued("a0"));
    for (int round = 0; round < ROUNDS; round++) {
      Deployment active = one.active(HELLO, Environment.PRODUCTION).orElseThrow();
      Deployment next = queued("a" + (round + 1));

      AtOnce.race(
          2, number -> number == 0 ? one.save(active.cancel(NOW)) : other.admit(next, MAY_WAIT));

      assertThat(one.active(HELLO, Environment.PRODUCTION))
          .as("round %d", round)
          .contains(next.withVersion(1));
    }
    assertThat(one.statistics(new Scope.OfProject(HELLO)).outcomes().get(Phase.CANCELLED))
        .isEqualTo(ROUNDS);
  }

  @Test
  void anEndIsCountedOnceWhetherOrNotAnotherOneFollows() {
    one.admit(queued("a"));
    one.save(queued("a").withVersion(1).cancel(NOW));
    assertThat(cancelled()).isOne();

    List<Boolean> admitted =
        AtOnce.race(
            10,
            number ->
                (number % 2 == 0 ? one : other).admit(queued("b" + number))
                    instanceof Admission.Admitted);

    assertThat(admitted).containsOnlyOnce(true);
    assertThat(cancelled()).isOne();
  }

  private long cancelled() {
    return one.statistics(new Scope.OfProject(HELLO)).outcomes().getOrDefault(Phase.CANCELLED, 0L);
  }
}
