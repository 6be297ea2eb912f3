package dev.slipway.engine.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.UserId;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.testing.Examples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadLetterDeskTest {
  private static final Requester JO = Requester.of(new UserId("jo"));
  private final DeadLetterDesk desk =
      new DeadLetterDesk(new OneUnreadable(), new World().service.retry);

  @Test
  void aLetterThatNamesNoDeploymentIsDiscardedNotReplayed() {
    Problem problem =
        catchThrowableOfType(SlipwayException.class, () -> desk.replay("7", JO)).problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.DEAD_LETTER_UNREADABLE);
    assertThat(problem.fix()).contains("DELETE /status/queue/dead-letters/7");
    assertThat(desk.peek(10)).hasSize(1);
    desk.discard("7");
    assertThat(desk.peek(10)).isEmpty();
  }

  private static final class OneUnreadable implements DeadLetters {
    private final List<DeadLetter> letters =
        new ArrayList<>(
            List.of(new DeadLetter("7", Optional.empty(), Examples.problem(), 1, Instant.EPOCH)));

    @Override
    public List<DeadLetter> peek(int limit) {
      return List.copyOf(letters);
    }

    @Override
    public Optional<DeadLetter> find(String id) {
      return letters.stream().filter(letter -> letter.id().equals(id)).findFirst();
    }

    @Override
    public boolean discard(String id) {
      return letters.removeIf(letter -> letter.id().equals(id));
    }
  }
}
