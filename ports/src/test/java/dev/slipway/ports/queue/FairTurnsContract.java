package dev.slipway.ports.queue;

import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.OrganizationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How every [DeploymentQueue] lets fair keys take turns.
public abstract class FairTurnsContract {
  private int sent;

  /// The queue under test, the same one during a test.
  protected abstract DeploymentQueue queue();

  @Test
  void oneNoticeOfAKeyIsNotDelayedByTheManyOfAnother() {
    send("busy", 100);
    send("calm", 1);

    assertThat(receiveOneByOne(2)).contains("calm");
  }

  @Test
  void aKeyThatComesLateWaitsForOneDeliveryAtMost() {
    send("busy", 100);
    receiveOneByOne(20);
    send("late", 1);

    assertThat(receiveOneByOne(2)).contains("late");
  }

  @Test
  void keysTakeTurnsWhileAllHaveSomethingWaiting() {
    send("a", 30);
    send("b", 3);
    send("c", 2);

    List<String> order = receiveOneByOne(9);

    assertThat(order.subList(0, 3)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(order.subList(3, 6)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(order.subList(6, 8)).containsExactlyInAnyOrder("a", "b");
    assertThat(order.subList(8, 9)).containsExactly("a");
  }

  @Test
  void aBatchIsFairInItself() {
    send("a", 30);
    send("b", 5);
    send("c", 5);

    assertThat(queue().receive(9, Duration.ZERO))
        .extracting(delivery -> delivery.notice().fairKey().value())
        .containsExactlyInAnyOrder("a", "a", "a", "b", "b", "b", "c", "c", "c");
  }

  @Test
  void theNoticesOfOneKeyComeInOrder() {
    send("a", 5);

    assertThat(queue().receive(5, Duration.ZERO))
        .extracting(delivery -> delivery.notice().deployment())
        .containsExactly(
            deploymentId("n1"),
            deploymentId("n2"),
            deploymentId("n3"),
            deploymentId("n4"),
            deploymentId("n5"));
  }

  @Test
  void aNoticeThatIsNotDueTakesNoTurn() {
    queue().send(new Notice(deploymentId("x"), new OrganizationId("lazy")), Duration.ofMinutes(1));
    send("a", 3);

    assertThat(receiveOneByOne(3)).containsExactly("a", "a", "a");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noKeyIsServedTwiceWhileAnotherWaits(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Map<String, Integer> waiting = new HashMap<>();
    Map<String, Integer> servedWhileWaiting = new HashMap<>();
    for (int round = 0; round < 120; round++) {
      if (random.nextBoolean()) {
        String key = "k" + random.nextInt(5);
        int count = 1 + random.nextInt(6);
        send(key, count);
        waiting.merge(key, count, Integer::sum);
      }
      for (String served : receiveOneByOne(1)) {
        waiting.computeIfPresent(served, (_, left) -> left == 1 ? null : left - 1);
        servedWhileWaiting
            .keySet()
            .removeIf(pair -> pair.endsWith("<" + served) || !isWaiting(pair, waiting));
        for (String other : waiting.keySet()) {
          if (!other.equals(served)) {
            String pair = served + "<" + other;
            assertThat(servedWhileWaiting.merge(pair, 1, Integer::sum)).as(pair).isEqualTo(1);
          }
        }
      }
    }
  }

  private static boolean isWaiting(String pair, Map<String, Integer> waiting) {
    return waiting.containsKey(pair.substring(pair.indexOf('<') + 1));
  }

  private void send(String key, int count) {
    for (int i = 0; i < count; i++) {
      Notice notice = new Notice(deploymentId("n" + ++sent), new OrganizationId(key));
      queue().send(notice, Duration.ZERO);
    }
  }

  private List<String> receiveOneByOne(int count) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queue()
          .receive(1, Duration.ZERO)
          .forEach(delivery -> keys.add(delivery.notice().fairKey().value()));
    }
    return keys;
  }
}
