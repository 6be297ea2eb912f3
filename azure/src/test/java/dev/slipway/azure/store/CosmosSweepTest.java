package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.cosmos.CosmosAsyncClient;
import dev.slipway.azure.cosmos.CosmosSettings;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.RequestUnits;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import dev.slipway.azure.standin.cosmos.StandInClock;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
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

  private void pass(Duration time) {
    clock.advance(time);
    ticks.addAndGet(time.toNanos());
  }
}
