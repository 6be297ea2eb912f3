package dev.slipway.azure.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class ServiceBusProbeTest {
  @Test
  void itSaysWhetherTheQueueCanBeBrowsed() {
    try (TestBus bus = TestBus.usual()) {
      ServiceBusProbe probe =
          new ServiceBusProbe(bus.connect(bus.settings(bus.broker.connectionString())));
      assertThat(probe.look()).isEqualTo("the queue 'deployments' can be browsed");

      bus.broker.close();
      assertThatThrownBy(probe::look).isInstanceOf(SlipwayException.class);
    }
  }
}
