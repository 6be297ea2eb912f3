package dev.slipway.engine.query;

import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.health.Probe;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Eventually;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PreflightTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicInteger looks = new AtomicInteger();
  private Instant now = NOW;

  @Test
  void eachProbeSaysWhatItSawOrWhatToDo() {
    List<Preflight.Finding> findings =
        preflight(
                PATIENCE,
                probe("well", () -> "it answers"),
                probe(
                    "ill",
                    () -> {
                      throw new SlipwayException(Examples.problem());
                    }),
                probe(
                    "broken",
                    () -> {
                      throw new IllegalStateException("oops");
                    }))
            .findings();

    assertThat(findings)
        .extracting(Preflight.Finding::name)
        .containsExactly("well", "ill", "broken");
    assertThat(findings.get(0).detail()).isEqualTo("it answers");
    assertThat(findings.get(0).problem()).isEmpty();
    assertThat(findings.get(0).permission()).isEqualTo("role of well");
    assertThat(findings.get(1).problem()).contains(Examples.problem());
    assertThat(findings.get(2).problem().orElseThrow().code())
        .isEqualTo(ProblemCode.INTERNAL_ERROR);
  }

  @Test
  void allLookAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    Supplier<String> meeting =
        () -> {
          both.countDown();
          await(both);
          return "met";
        };

    assertThat(preflight(PATIENCE, probe("one", meeting), probe("two", meeting)).findings())
        .extracting(Preflight.Finding::detail)
        .containsExactly("met", "met");
  }

  @Test
  void oneThatNeverAnswersIsSaidAndIsNotAskedASecondTimeMeanwhile() {
    CountDownLatch answer = new CountDownLatch(1);
    Preflight preflight =
        preflight(
            Duration.ofMillis(50),
            probe(
                "silent",
                () -> {
                  await(answer);
                  return "at last";
                }));

    assertThat(preflight.findings().getFirst().detail()).contains("did not answer");
    now = now.plusSeconds(60);
    assertThat(preflight.findings().getFirst().problem()).isPresent();
    assertThat(looks).hasValue(1);

    answer.countDown();
    Eventually.until(
        "it answers",
        () -> {
          now = now.plusSeconds(60);
          return preflight.findings().getFirst().detail().equals("at last");
        });
  }

  @Test
  void whatWasSeenAMomentAgoIsNotLookedAtAgain() {
    Preflight preflight = preflight(PATIENCE, probe("well", () -> "it answers"));

    AtOnce.race(20, _ -> preflight.findings());
    assertThat(looks).hasValue(1);

    now = now.plusSeconds(5);
    preflight.findings();
    assertThat(looks).hasValue(2);
  }

  private Preflight preflight(Duration patience, Probe... probes) {
    return new Preflight(List.of(probes), () -> now, patience);
  }

  private Probe probe(String name, Supplier<String> look) {
    return new Probe() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String permission() {
        return "role of " + name;
      }

      @Override
      public String look() {
        looks.incrementAndGet();
        return look.get();
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
