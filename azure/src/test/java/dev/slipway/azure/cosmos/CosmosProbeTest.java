package dev.slipway.azure.cosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.cosmos.CosmosAsyncClient;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import dev.slipway.azure.standin.cosmos.StandInClock;
import dev.slipway.domain.problem.SlipwayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class CosmosProbeTest {
  @Test
  void itSaysWhetherTheContainersCanBeRead() {
    CosmosStandIn standIn = CosmosStandIn.start(new StandInClock());
    try (CosmosAsyncClient client = TestStorage.client(standIn)) {
      CosmosProbe probe =
          new CosmosProbe(
              CosmosStorage.open(
                  client,
                  new CosmosSettings(standIn.endpoint(), "slipway", true),
                  System::nanoTime,
                  RequestUnits.UNCOUNTED));
      assertThat(probe.look()).isEqualTo("4 containers can be read");

      standIn.close();
      assertThatThrownBy(probe::look).isInstanceOf(SlipwayException.class);
    }
  }
}
