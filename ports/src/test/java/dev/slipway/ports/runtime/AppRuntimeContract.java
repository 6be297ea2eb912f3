package dev.slipway.ports.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.Release;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What every [AppRuntime] keeps to.
public abstract class AppRuntimeContract {
  protected static final ProjectId SHOP = new ProjectId("shop");
  protected static final ProjectId BLOG = new ProjectId("blog");

  /// The runtime under test, the same one during a test.
  protected abstract AppRuntime runtime();

  /// A release that starts, prints its variables as `NAME=value` and answers every request with a
  /// text.
  protected abstract Release saying(String text, ProjectId project, Environment environment);

  /// A release that prints `no database` and ends instead of serving.
  protected abstract Release dying(ProjectId project, Environment environment);

  /// What a visitor of an address reads; empty when nothing serves there.
  protected abstract Optional<String> visit(URI address);

  @Test
  void aStartedReleaseIsNotVisitedUntilTrafficIsLedToIt() {
    Release release = started(saying("hello", SHOP, Environment.PRODUCTION));

    assertThat(visit(addressOf(release))).isEmpty();
    assertThat(runtime().running()).contains(release.id());
  }

  @Test
  void routingAnswersTheAddressWhereTheReleaseIsVisited() {
    Release release = started(saying("hello", SHOP, Environment.PRODUCTION));

    URI address = runtime().route(release);

    assertThat(address).isEqualTo(addressOf(release));
    assertThat(visit(address)).contains("hello");
  }

  @Test
  void theLastRoutedReleaseHasAllTraffic() {
    Release one = routed(saying("one", SHOP, Environment.PRODUCTION));
    Release two = routed(saying("two", SHOP, Environment.PRODUCTION));

    assertThat(visit(addressOf(two))).contains("two");

    runtime().route(one);

    assertThat(visit(addressOf(one))).contains("one");
  }

  @Test
  void startingAndRoutingTwiceChangesNothing() {
    Release release = routed(saying("hello", SHOP, Environment.PRODUCTION));

    routed(release);

    assertThat(visit(addressOf(release))).contains("hello");
  }

  @Test
  void aReleaseThatEndsInsteadOfServingIsNamedWithWhatItPrinted() {
    Release release = dying(SHOP, Environment.PRODUCTION);

    SlipwayException failure = catchThrowableOfType(SlipwayException.class, () -> started(release));

    assertThat(failure.problem().code()).isEqualTo(ProblemCode.APP_EXITED);
    assertThat(failure.problem().evidence()).contains("no database");
    assertThat(runtime().running()).doesNotContain(release.id());
  }

  @Test
  void aReleaseThatDoesNotStartLeavesTheOneThatServes() {
    Release good = routed(saying("good", SHOP, Environment.PRODUCTION));

    assertThatCode(() -> started(dying(SHOP, Environment.PRODUCTION)))
        .isInstanceOf(SlipwayException.class);

    assertThat(visit(addressOf(good))).contains("good");
  }

  @Test
  void environmentsAndProjectsAreApart() {
    Release production = routed(saying("production", SHOP, Environment.PRODUCTION));
    Release staging = routed(saying("staging", SHOP, Environment.STAGING));
    Release blog = routed(saying("blog", BLOG, Environment.PRODUCTION));

    assertThat(visit(addressOf(production))).contains("production");
    assertThat(visit(addressOf(staging))).contains("staging");
    assertThat(visit(addressOf(blog))).contains("blog");
  }

  @Test
  void aStoppedReleaseEndsAndTheOneThatTookOverStays() {
    Release old = routed(saying("old", SHOP, Environment.PRODUCTION));
    Release next = routed(saying("next", SHOP, Environment.PRODUCTION));

    runtime().stop(old.id());
    runtime().stop(old.id());

    await(() -> !runtime().running().contains(old.id()));
    assertThat(visit(addressOf(next))).contains("next");
    assertThat(runtime().running()).contains(next.id());
  }

  @Test
  void aStoppedReleaseStartsAgain() {
    Release old = routed(saying("old", SHOP, Environment.PRODUCTION));
    routed(saying("next", SHOP, Environment.PRODUCTION));
    runtime().stop(old.id());

    routed(old);

    assertThat(visit(addressOf(old))).contains("old");
    assertThat(runtime().running()).contains(old.id());
  }

  @Test
  void stoppingAndRemovingWhatIsNotThereIsHarmless() {
    Release never = saying("never", BLOG, Environment.STAGING);

    assertThatCode(
            () -> {
              runtime().stop(never.id());
              runtime().remove(never.project(), never.environment());
            })
        .doesNotThrowAnyException();
  }

  @Test
  void removingAnEnvironmentEndsWhatServedThereAndNothingElse() {
    Release staging = routed(saying("staging", SHOP, Environment.STAGING));
    Release production = routed(saying("production", SHOP, Environment.PRODUCTION));

    runtime().remove(SHOP, Environment.STAGING);
    runtime().remove(SHOP, Environment.STAGING);

    assertThat(visit(addressOf(staging))).isEmpty();
    await(() -> !runtime().running().contains(staging.id()));
    assertThat(visit(addressOf(production))).contains("production");
  }

  @Test
  void logsAreTheLastLinesOldestFirstWithoutSecrets() {
    Release release = saying("hello", SHOP, Environment.PRODUCTION);
    runtime()
        .start(
            release,
            new RuntimeVariables(
                new TreeMap<>(
                    Map.of(
                        new VariableName("COLOUR"), "green", new VariableName("FLAVOUR"), "mint")),
                new TreeMap<>(Map.of(new VariableName("TOKEN"), Secret.of("tr0ub4dor")))));
    runtime().route(release);

    await(() -> runtime().logs(release.id(), 100).contains("TOKEN=***"));
    assertThat(runtime().logs(release.id(), 100))
        .containsSubsequence("COLOUR=green", "FLAVOUR=mint", "TOKEN=***");
    assertThat(String.join("", runtime().logs(release.id(), 100))).doesNotContain("tr0ub4dor");
    assertThat(runtime().logs(release.id(), 1))
        .containsExactly(runtime().logs(release.id(), 100).getLast());
  }

  /// Starts a release without variables.
  protected final Release started(Release release) {
    runtime().start(release, RuntimeVariables.none());
    return release;
  }

  /// Starts a release without variables and leads traffic to it.
  protected final Release routed(Release release) {
    runtime().route(started(release));
    return release;
  }

  protected final URI addressOf(Release release) {
    return runtime().address(release.project(), release.environment());
  }

  /// Waits until something is so, at most half a minute.
  protected static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited too long").isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
