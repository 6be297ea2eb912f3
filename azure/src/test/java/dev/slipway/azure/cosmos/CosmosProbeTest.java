package dev.slipway.azure.cosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.cosmos.CosmosAsyncClient;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import dev.slipway.azure.standin.cosmos.StandInClock;
import dev.slipway.azure.standin.cosmos.http.Right;
import dev.slipway.domain.problem.SlipwayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class CosmosProbeTest {
  private final CosmosStandIn standIn = CosmosStandIn.start(new StandInClock());
  private final CosmosAsyncClient client = TestStorage.client(standIn);
  private final CosmosStorage storage =
      CosmosStorage.open(
          client,
          new CosmosSettings(standIn.endpoint(), "slipway", true),
          System::nanoTime,
          RequestUnits.UNCOUNTED);
  private final CosmosProbe probe = new CosmosProbe(() -> storage);

  @AfterEach
  void close() {
    client.close();
    standIn.close();
  }

  @Test
  void itSaysWhetherTheContainersCanBeUsed() {
    assertThat(probe.look()).isEqualTo("4 containers can be read and written");

    standIn.close();
    assertThatThrownBy(probe::look).isInstanceOf(SlipwayException.class);
  }

  @Test
  void itFailsWhenAContainerIsGone() {
    client.getDatabase("slipway").getContainer("audit").delete().block();

    assertThatThrownBy(probe::look).hasMessageContaining("one of its containers is not there");
  }

  @Test
  void whoMayOnlyReadIsTold() {
    standIn.grant(Right.READ);

    assertThatThrownBy(probe::look).hasMessageContaining("does not let this service in");
  }
}
