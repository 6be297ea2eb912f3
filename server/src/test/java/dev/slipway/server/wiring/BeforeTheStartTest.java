package dev.slipway.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.health.Probe;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class BeforeTheStartTest {
  @Test
  void whatTheServerWillMakeIsNoFault() {
    Probe probe = before(() -> fail(ProblemCode.RESOURCE_MISSING));

    assertThat(probe.look())
        .isEqualTo("queue deployments is not there yet; the server makes it when it starts");
    assertThat(probe.name()).isEqualTo("service-bus");
    assertThat(probe.permission()).isEqualTo("a role");
  }

  @Test
  void everythingElseIsAsItWas() {
    assertThat(before(() -> "all is there").look()).isEqualTo("all is there");
    assertThatThrownBy(before(() -> fail(ProblemCode.QUEUE_SEND_FAILED))::look)
        .isInstanceOf(SlipwayException.class);
  }

  private static String fail(ProblemCode code) {
    throw new SlipwayException(
        Problem.of(code, "Tried to look", "It is not there", "Make it").at("queue deployments"));
  }

  private static Probe before(Supplier<String> look) {
    return new BeforeTheStart(
        new Probe() {
          @Override
          public String name() {
            return "service-bus";
          }

          @Override
          public String permission() {
            return "a role";
          }

          @Override
          public String look() {
            return look.get();
          }
        });
  }
}
