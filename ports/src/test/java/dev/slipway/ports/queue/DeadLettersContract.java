package dev.slipway.ports.queue;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [DeadLetters] does with what a queue put aside.
public abstract class DeadLettersContract {
  /// Where notices are put aside from, the same one during a test.
  protected abstract DeploymentQueue queue();

  /// The letters under test, the same ones during a test.
  protected abstract DeadLetters letters();

  @Test
  void aLetterHasTheNoticeTheReasonAndHowOftenItWasDelivered() {
    queue().send(notice("a"), Duration.ZERO);
    queue().retryLater(receive(), Duration.ZERO);
    queue().deadLetter(receive(), problem());

    DeadLetter letter = letters().peek(10).getFirst();

    assertThat(letter)
        .isEqualTo(
            new DeadLetter(letter.id(), Optional.of(notice("a")), problem(), 2, letter.at()));
    assertThat(letter.at()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
    assertThat(letters().find(letter.id())).contains(letter);
    assertThat(queue().receive(1, Duration.ZERO)).isEmpty();
  }

  @Test
  void aDeploymentWithTwoNoticesHasOneLetter() {
    queue().send(notice("a"), Duration.ZERO);
    Delivery first = receive();
    queue().send(notice("a"), Duration.ZERO);
    Delivery second = receive();

    queue().deadLetter(first, problem());
    List<DeadLetter> afterTheFirst = letters().peek(10);
    queue().deadLetter(second, problem());

    assertThat(afterTheFirst).hasSize(1);
    assertThat(letters().peek(10)).isEqualTo(afterTheFirst);
    assertThat(queue().depth().held() + queue().depth().waiting()).isZero();
  }

  @Test
  void aDeploymentWhoseLetterWasDiscardedMayHaveAnother() {
    putAside("a");
    letters().discard(letters().peek(1).getFirst().id());

    putAside("a");

    assertThat(letters().peek(10)).hasSize(1);
  }

  @Test
  void peekingShowsTheOldestAndTakesNothingAway() {
    List.of("a", "b", "c").forEach(this::putAside);

    for (int i = 0; i < 2; i++) {
      assertThat(letters().peek(2))
          .extracting(DeadLetter::notice)
          .containsExactly(Optional.of(notice("a")), Optional.of(notice("b")));
    }
  }

  @Test
  void aDiscardedLetterIsGoneForGood() {
    putAside("a");
    String id = letters().peek(1).getFirst().id();

    assertThat(letters().discard(id)).isTrue();
    assertThat(letters().discard(id)).isFalse();
    assertThat(letters().find(id)).isEmpty();
    assertThat(letters().peek(10)).isEmpty();
  }

  @Test
  void discardingTheLetterOfADeploymentWithTwoNoticesLeavesNone() {
    queue().send(notice("a"), Duration.ZERO);
    Delivery first = receive();
    queue().send(notice("a"), Duration.ZERO);
    Delivery second = receive();
    queue().deadLetter(first, problem());
    queue().deadLetter(second, problem());

    assertThat(letters().discard(letters().peek(1).getFirst().id())).isTrue();

    assertThat(letters().peek(10)).isEmpty();
    assertThat(queue().depth().deadLetters()).isZero();
  }

  @Test
  void ofManyDiscardsAtOnceOneIsToldTrue() {
    putAside("a");
    String id = letters().peek(1).getFirst().id();

    assertThat(AtOnce.race(20, _ -> letters().discard(id)))
        .filteredOn(Boolean::booleanValue)
        .hasSize(1);
  }

  @Test
  void anIdThatNeverWasIsNotFound() {
    for (String id : List.of("", "0", "none", "'; --", "99999999999999999999")) {
      assertThat(letters().find(id)).isEmpty();
      assertThat(letters().discard(id)).isFalse();
    }
  }

  private void putAside(String suffix) {
    queue().send(notice(suffix), Duration.ZERO);
    queue().deadLetter(receive(), problem());
  }

  private Delivery receive() {
    return queue().receive(1, Duration.ofSeconds(10)).getFirst();
  }

  private static Notice notice(String suffix) {
    return new Notice(deploymentId(suffix), ACME);
  }
}
