package dev.slipway.azure.queue;

import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.queue.WaitingList.Call;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.queue.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ServiceBusWaitingListTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final WaitingList list = new WaitingList();

  @Test
  void keysTakeTurnsAndEachComesInOrder() {
    arrive(3, "a");
    arrive(1, "a");
    arrive(2, "a");
    arrive(9, "b");

    assertThat(numbers(4)).containsExactly(1L, 9L, 2L, 3L);
  }

  @Test
  void aCallInVainCostsItsKeyNoTurn() {
    arrive(1, "a");
    arrive(2, "a");
    arrive(3, "b");
    list.calledInVain(next().orElseThrow(), LATER);

    assertThat(numbers(2)).containsExactly(2L, 3L);
    assertThat(list.next(LATER, LATER)).map(Call::number).contains(1L);
  }

  @Test
  void whatIsCalledIsNotCalledAgainBeforeItsTime() {
    arrive(1, "a");

    assertThat(next()).isPresent();
    assertThat(next()).isEmpty();
    assertThat(list.nextCall()).contains(LATER);
    list.postpone(1, NOW);
    assertThat(next()).isPresent();
  }

  @Test
  void whatWasSeenOnItsWayIsLookedForUntilItArrivesOrIsGone() {
    list.expect(5, NOW);
    list.expect(7, NOW);
    list.passOver(9);
    assertThat(list.unknownFrom()).isEqualTo(5);

    arrive(5, "a");
    list.forget(Set.of(7L));

    assertThat(list.unknownFrom()).isEqualTo(10);
    assertThat(list.numbersFrom(0)).containsExactly(5L);
  }

  @Test
  void waitingForWhatDoesNotComeIsGivenUp() throws InterruptedException {
    list.expect(5, NOW);

    list.awaitExpected(Duration.ofMillis(1), Duration.ofSeconds(10));
    list.awaitExpected(Duration.ofDays(1), Duration.ofDays(1));

    assertThat(list.unknownFrom()).isEqualTo(5);
  }

  @Test
  void theOldestIsOfThoseThatNobodyHolds() {
    list.arrived(1, notice("a"), NOW.minusSeconds(60));
    list.expect(2, NOW.minusSeconds(30));

    assertThat(list.oldest(Set.of())).contains(NOW.minusSeconds(60));
    assertThat(list.oldest(Set.of(1L))).contains(NOW.minusSeconds(30));
  }

  @Test
  void aDeploymentWaitsUntilItsMessageIsCalled() {
    arrive(1, "a");
    list.arrived(2, Optional.empty(), NOW);

    assertThat(list.waitingFor(deploymentId("a"), NOW)).hasValue(1);
    assertThat(list.waitingFor(deploymentId("b"), NOW)).isEmpty();
    next();
    assertThat(list.waitingFor(deploymentId("a"), NOW)).isEmpty();
  }

  private void arrive(long number, String key) {
    list.arrived(number, notice(key), NOW);
  }

  private static Optional<Notice> notice(String key) {
    return Optional.of(new Notice(deploymentId(key), new OrganizationId(key)));
  }

  private Optional<Call> next() {
    return list.next(NOW, LATER);
  }

  private List<Long> numbers(int count) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next().ifPresent(call -> numbers.add(call.number()));
    }
    return numbers;
  }
}
