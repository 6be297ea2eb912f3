package dev.slipway.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Problem PASSING = Examples.problem();

  @RepeatedTest(20)
  void everyWaitIsBetweenHalfAndAllOfADoublingThatHasALimit() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RetryPolicy policy =
        new RetryPolicy(
            Integer.MAX_VALUE,
            Duration.ofMillis(1 + random.nextInt(10_000)),
            Duration.ofMillis(1 + random.nextInt(600_000)));
    for (int attempts = 1; attempts < 100; attempts++) {
      long doubled = policy.first().toMillis() << Math.min(attempts - 1, 20);
      long ceiling = Math.min(doubled, policy.longest().toMillis());

      long wait = policy.next(attempts, PASSING, random).orElseThrow().toMillis();

      assertThat(wait)
          .as("seed %d, %s, attempt %d", seed, policy, attempts)
          .isBetween(ceiling / 2, ceiling);
    }
  }

  @Test
  void theLastAttemptIsTheLast() {
    RetryPolicy policy = RetryPolicy.STANDARD;

    assertThat(policy.next(policy.maxAttempts() - 1, PASSING, new Random(1))).isPresent();
    assertThat(policy.next(policy.maxAttempts(), PASSING, new Random(1))).isEmpty();
  }

  @Test
  void aProblemThatNeedsAChangeIsNotTriedAgain() {
    Problem lasting = Problem.of(ProblemCode.DISK_FULL, "Tried", "why", "fix");

    assertThat(RetryPolicy.STANDARD.next(1, lasting, new Random(1))).isEmpty();
  }
}
