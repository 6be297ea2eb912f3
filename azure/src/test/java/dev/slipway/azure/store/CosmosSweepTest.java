package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.cosmos.CosmosAsyncClient;
import dev.slipway.azure.cosmos.CosmosSettings;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.RequestUnits;
import dev.slipway.azure.cosmos.Schema;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import dev.slipway.azure.standin.cosmos.StandInClock;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the sweep makes of a note whose deployment never came, as time goes by.
@Tag("stand-in")
final class CosmosSweepTest {
  private final StandInClock clock = new StandInClock();
  private final AtomicLong ticks = new AtomicLong();
  private final CosmosStandIn standIn = CosmosStandIn.start(clock);
  private final CosmosAsyncClient client = TestStorage.client(standIn);
  private final CosmosStorage storage =
      CosmosStorage.open(
          client,
          new CosmosSettings(standIn.endpoint(), "slipway", true),
          ticks::get,
          RequestUnits.UNCOUNTED);
  private final OpenDeployments open = new OpenDeployments(storage.service(), storage.clock());
  private final CosmosDeploymentStore store = new CosmosDeploymentStore(storage);

  @AfterEach
  void close() {
    storage.close();
    standIn.close();
  }

  @Test
  void itIsLeftAloneWhileItsDeploymentMayCome() {
    open.open(queued("a"));
    pass(Duration.ofMinutes(9));

    assertThat(store.unattended(Duration.ZERO, 10)).isEmpty();
    assertThat(open.all()).hasSize(1);
    store.admit(queued("a"));
    assertThat(store.unattended(Duration.ZERO, 10)).hasSize(1);
  }

  @Test
  void itIsTakenAwayLaterAndItsDeploymentCannotComeAnyMore() {
    open.open(queued("a"));
    pass(Duration.ofMinutes(11));

    assertThat(store.unattended(Duration.ZERO, 10)).isEmpty();

    assertThat(open.all()).isEmpty();
    assertThat(store.find(queued("a").id())).isEmpty();
    assertThatThrownBy(() -> store.admit(queued("a"))).isInstanceOf(SlipwayException.class);
  }

  @Test
  void oneThatCannotBeReadDoesNotKeepTheOthersFromBeingFound() {
    Deployment newer = admitted("newer");
    Deployment damaged = admitted("damaged");
    Deployment other = admitted("other");
    put(newer, Schema.VERSION + 1);
    put(damaged, Schema.VERSION);

    assertThat(store.noticesDue(10)).extracting(Deployment::id).containsExactly(other.id());
    assertThat(store.unattended(Duration.ZERO, 10)).hasSize(1);
    assertThat(store.counts().of(Phase.QUEUED)).isOne();
  }

  private Deployment admitted(String project) {
    Deployment deployment = queued(project, new ProjectId(project), Environment.PRODUCTION);
    store.admit(deployment);
    return deployment;
  }

  /// In its place an item that has nothing but its form.
  private void put(Deployment deployment, int schema) {
    ItemKey key = Partitions.of(deployment);
    client
        .getDatabase("slipway")
        .getContainer("projects")
        .upsertItem(
            Map.of(
                "id",
                key.id(),
                Items.PARTITION_KEY,
                key.partition(),
                "kind",
                DeploymentItems.KIND,
                "schema",
                schema))
        .block();
  }

  private void pass(Duration time) {
    clock.advance(time);
    ticks.addAndGet(time.toNanos());
  }
}
