package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.CutOff;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is true after a process ended at any of its writes.
@Tag("stand-in")
final class CosmosCutOffTest {
  private static final AdmissionTerms KEYED =
      new AdmissionTerms(false, Optional.of(new IdempotencyKey("key", Digest.of("request"))));
  private static final AdmissionTerms MAY_WAIT = new AdmissionTerms(true, Optional.empty());

  @Test
  void aRequestThatIsRepeatedLedToOneDeploymentWithADueNotice() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<CosmosDeploymentStore>() {
              @Override
              public CosmosDeploymentStore prepare(CosmosStorage storage) {
                return new CosmosDeploymentStore(storage);
              }

              @Override
              public void perform(CosmosDeploymentStore store) {
                store.admit(queued("a"), KEYED);
              }

              @Override
              public void check(CosmosDeploymentStore store, CosmosStorage other, String where) {
                CosmosDeploymentStore another = new CosmosDeploymentStore(other);

                Admission repeated = another.admit(queued("b"), KEYED);

                assertThat(repeated)
                    .as(where)
                    .isInstanceOfAny(Admission.Admitted.class, Admission.Repeated.class);
                List<Deployment> all = another.list(HELLO, Optional.empty(), 10).items();
                assertThat(all).as(where).hasSize(1);
                assertThat(another.noticesDue(10)).as(where).isEqualTo(all);
                assertThat(another.active(HELLO, Environment.PRODUCTION))
                    .as(where)
                    .isEqualTo(all.stream().findFirst());
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(4);
  }

  @Test
  void anEndIsCountedOnceAndWhoeverWaitsGoesOn() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<CosmosDeploymentStore>() {
              @Override
              public CosmosDeploymentStore prepare(CosmosStorage storage) {
                CosmosDeploymentStore store = new CosmosDeploymentStore(storage);
                store.admit(queued("a"));
                store.admit(queued("b"), MAY_WAIT);
                return store;
              }

              @Override
              public void perform(CosmosDeploymentStore store) {
                store.save(queued("a").withVersion(1).cancel(NOW));
              }

              @Override
              public void check(CosmosDeploymentStore store, CosmosStorage other, String where) {
                CosmosDeploymentStore another = new CosmosDeploymentStore(other);

                another.save(queued("a").withVersion(1).cancel(NOW));

                // The clocks of two processes are up to a second apart.
                List<Deployment> waited = List.of(queued("b").withVersion(1));
                Eventually.until(where, () -> another.unattended(Duration.ZERO, 10).equals(waited));
                assertThat(another.noticesDue(10)).as(where).isEqualTo(waited);
                for (Scope scope : Scope.of(queued("a").request())) {
                  assertThat(another.statistics(scope).outcomes().get(Phase.CANCELLED))
                      .as("%s for %s", where, scope.key())
                      .isOne();
                }
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aReleaseBecomesCurrentOnce() {
    record Worker(CosmosReleaseStore releases, Lease lease) {}
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<Worker>() {
              @Override
              public Worker prepare(CosmosStorage storage) {
                CosmosDeploymentStore deployments = new CosmosDeploymentStore(storage);
                deployments.admit(queued("a"));
                return new Worker(
                    new CosmosReleaseStore(storage),
                    deployments.acquire(queued("a").id(), "me", Duration.ofHours(1)).orElseThrow());
              }

              @Override
              public void perform(Worker worker) {
                worker.releases().save(release("one"));
                worker.releases().activate(release("one").id(), worker.lease(), NOW);
              }

              @Override
              public void check(Worker worker, CosmosStorage other, String where) {
                CosmosReleaseStore another = new CosmosReleaseStore(other);

                another.save(release("one"));
                assertThat(another.activate(release("one").id(), worker.lease(), NOW))
                    .as(where)
                    .isInstanceOf(SaveResult.Saved.class);
                assertThat(another.history(HELLO, Environment.PRODUCTION, 10))
                    .as(where)
                    .hasSize(1)
                    .isEqualTo(another.allCurrent());
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(3);
  }
}
