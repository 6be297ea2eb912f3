package dev.slipway.ports.queue;

import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [DeploymentQueue] does with notices, but for the turns that keys take.
public abstract class DeploymentQueueContract {
  private static final Duration NO_DELAY = Duration.ZERO;
  private static final Duration PATIENT = Duration.ofSeconds(10);

  /// A queue of its own, empty, that locks deliveries for this long.
  protected abstract DeploymentQueue queueLockingFor(Duration lock);

  /// How long a lock lasts that a test waits for; longer where a delivery and its settlement take
  /// longer.
  protected Duration shortLock() {
    return Duration.ofMillis(200);
  }

  private DeploymentQueue queue() {
    return queueLockingFor(DeploymentQueue.LOCK);
  }

  @Test
  void aSentNoticeIsDelivered() {
    DeploymentQueue queue = queue();
    queue.send(notice("a"), NO_DELAY);

    Delivery delivery = receiveOne(queue);

    assertThat(delivery.notice()).isEqualTo(notice("a"));
    assertThat(delivery.count()).isEqualTo(1);
  }

  @Test
  void anEmptyQueueAnswersNothingWhenPatienceEnds() {
    assertThat(queue().receive(10, Duration.ofMillis(20))).isEmpty();
    assertThat(queue().receive(10, Duration.ZERO)).isEmpty();
  }

  @Test
  void aBatchHasAtMostAsManyAsAskedFor() {
    DeploymentQueue queue = queue();
    for (String suffix : List.of("a", "b", "c")) {
      queue.send(notice(suffix), NO_DELAY);
    }

    assertThat(queue.receive(2, PATIENT)).hasSize(2);
    assertThat(queue.receive(2, PATIENT)).hasSize(1);
  }

  @Test
  void aWaitingReceiverIsWokenByASend() {
    DeploymentQueue queue = queue();

    List<List<Delivery>> received =
        AtOnce.race(
            2,
            number -> {
              if (number == 0) {
                return queue.receive(1, PATIENT);
              }
              queue.send(notice("a"), NO_DELAY);
              return List.of();
            });

    assertThat(received.getFirst()).hasSize(1);
  }

  @Test
  void aDelayedNoticeIsDeliveredToAWaitingReceiverWhenItIsDue() {
    DeploymentQueue queue = queue();
    long start = System.nanoTime();
    queue.send(notice("a"), Duration.ofMillis(100));

    receiveOne(queue);

    assertThat(since(start)).isBetween(Duration.ofMillis(95), Duration.ofSeconds(5));
  }

  @Test
  void anInterruptedReceiverReturnsWithNothingAndStaysInterrupted() {
    DeploymentQueue queue = queue();

    Thread.currentThread().interrupt();
    List<Delivery> received = queue.receive(1, Duration.ofMinutes(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(received).isEmpty();
  }

  @Test
  void ofManyReceiversAtOnceOneGetsTheNotice() {
    DeploymentQueue queue = queue();
    queue.send(notice("a"), NO_DELAY);

    List<List<Delivery>> received = AtOnce.race(30, _ -> queue.receive(1, Duration.ofMillis(20)));

    assertThat(received).filteredOn(batch -> !batch.isEmpty()).hasSize(1);
  }

  @Test
  void everyOneOfManyNoticesSentAtOnceIsDelivered() {
    DeploymentQueue queue = queue();
    AtOnce.race(
        100,
        number -> {
          queue.send(notice("n" + number), NO_DELAY);
          return number;
        });

    List<Delivery> received = new ArrayList<>();
    while (received.size() < 100) {
      List<Delivery> batch = queue.receive(30, PATIENT);
      assertThat(batch).isNotEmpty();
      received.addAll(batch);
    }

    assertThat(received).extracting(Delivery::notice).doesNotHaveDuplicates();
  }

  @Test
  void secondNoticesOfADeploymentAreNotLost() {
    DeploymentQueue queue = queue();
    queue.send(notice("a"), NO_DELAY);
    Delivery first = receiveOne(queue);
    queue.send(notice("a"), NO_DELAY);
    queue.complete(first);

    assertThat(receiveOne(queue).notice()).isEqualTo(notice("a"));
  }

  @Test
  void ofTwoWaitingNoticesOfADeploymentTheEarlierTimeHolds() {
    DeploymentQueue queue = queue();
    queue.send(notice("a"), Duration.ofMinutes(1));
    queue.send(notice("a"), NO_DELAY);

    assertThat(receiveOne(queue).notice()).isEqualTo(notice("a"));
  }

  @Test
  void aCompletedNoticeIsGone() {
    DeploymentQueue queue = queueLockingFor(shortLock());
    queue.send(notice("a"), NO_DELAY);
    Delivery delivery = receiveOne(queue);
    queue.complete(delivery);
    queue.complete(delivery);

    assertThat(queue.depth()).isEqualTo(new QueueDepth(0, 0, 0, Optional.empty()));
    assertThat(queue.receive(1, shortLock().plusMillis(50))).isEmpty();
  }

  @Test
  void aNoticeHandedBackIsDeliveredAgainAndCounted() {
    DeploymentQueue queue = queue();
    queue.send(notice("a"), NO_DELAY);
    Delivery delivery = receiveOne(queue);
    long start = System.nanoTime();
    queue.retryLater(delivery, Duration.ofMillis(50));

    assertThat(receiveOne(queue).count()).isEqualTo(2);
    assertThat(since(start)).isGreaterThan(Duration.ofMillis(45));
  }

  @Test
  void aNoticeWhoseLockEndedIsDeliveredAgainAndCounted() {
    DeploymentQueue queue = queueLockingFor(shortLock());
    queue.send(notice("a"), NO_DELAY);
    long start = System.nanoTime();
    receiveOne(queue);

    assertThat(receiveOne(queue).count()).isEqualTo(2);
    assertThat(since(start)).isGreaterThan(shortLock().minusMillis(5));
  }

  @Test
  void settlingADeliveryWhoseLockEndedDoesNothing() {
    DeploymentQueue queue = queueLockingFor(shortLock());
    queue.send(notice("a"), NO_DELAY);
    Delivery lost = receiveOne(queue);
    Delivery held = receiveOne(queue);

    queue.complete(lost);
    queue.retryLater(lost, NO_DELAY);
    queue.deadLetter(lost, Examples.problem());

    assertThat(queue.renew(lost)).isFalse();
    assertThat(queue.renew(held)).isTrue();
    assertThat(queue.depth()).isEqualTo(new QueueDepth(0, 1, 0, Optional.empty()));
  }

  @Test
  void renewingProlongsTheLock() {
    DeploymentQueue queue = queueLockingFor(shortLock().multipliedBy(2));
    queue.send(notice("a"), NO_DELAY);
    Delivery delivery = receiveOne(queue);

    for (int i = 0; i < 3; i++) {
      assertThat(queue.receive(1, shortLock())).isEmpty();
      assertThat(queue.renew(delivery)).isTrue();
    }
    assertThat(receiveOne(queue).count()).isEqualTo(2);
    assertThat(queue.renew(delivery)).isFalse();
  }

  @Test
  void depthCountsWhatWaitsIsHeldAndWasPutAside() {
    DeploymentQueue queue = queue();
    for (String suffix : List.of("a", "b", "c", "d")) {
      queue.send(notice(suffix), NO_DELAY);
    }
    queue.send(notice("later"), Duration.ofMinutes(1));
    List<Delivery> received = queue.receive(2, PATIENT);
    queue.deadLetter(received.getFirst(), Examples.problem());

    QueueDepth depth = queue.depth();

    assertThat(depth).isEqualTo(new QueueDepth(3, 1, 1, depth.oldest()));
    assertThat(depth.oldest().orElseThrow()).isBetween(Duration.ZERO, PATIENT);
  }

  @Test
  void aNoticeThatIsNotYetDueHasNoAge() {
    DeploymentQueue queue = queue();
    queue.send(notice("later"), Duration.ofMinutes(1));

    assertThat(queue.depth()).isEqualTo(new QueueDepth(1, 0, 0, Optional.empty()));
  }

  @Test
  void whatIsNoticedWaitsOrIsDelivered() {
    DeploymentQueue queue = queue();
    assertThat(queue.noticed()).isEmpty();
    for (String suffix : List.of("a", "b", "c")) {
      queue.send(notice(suffix), NO_DELAY);
    }
    queue.send(notice("later"), Duration.ofMinutes(1));
    List<Delivery> received = queue.receive(2, PATIENT);
    queue.complete(received.getFirst());

    assertThat(queue.noticed())
        .containsExactlyInAnyOrder(
            received.getLast().notice().deployment(), deploymentId("c"), deploymentId("later"));
  }

  private static Delivery receiveOne(DeploymentQueue queue) {
    List<Delivery> batch = queue.receive(1, PATIENT);
    assertThat(batch).hasSize(1);
    return batch.getFirst();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Notice notice(String suffix) {
    return new Notice(deploymentId(suffix), new OrganizationId("acme"));
  }
}
