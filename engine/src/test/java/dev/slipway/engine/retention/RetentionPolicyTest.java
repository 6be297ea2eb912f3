package dev.slipway.engine.retention;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.queued;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.disk.DiskCache;
import dev.slipway.ports.secret.KeptSecret;
import dev.slipway.ports.store.EndedDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void withoutRulesNothingIsEverPastItsTime() {
    RetentionPolicy policy = new RetentionPolicy(RetentionRules.KEEP_ALL);

    assertThat(policy.surplus(ended(1_000_000), NOW.plus(Duration.ofDays(10_000)))).isEmpty();
  }

  @Test
  void aDeploymentIsKeptForItsTimeAfterItsEnd() {
    RetentionPolicy policy = policy(Optional.of(WEEK), Optional.empty(), 0);

    assertThat(policy.surplus(ended(0), NOW.plus(WEEK))).isEmpty();
    assertThat(policy.surplus(ended(0), NOW.plus(WEEK).plusMillis(1))).contains(Reason.TOO_OLD);
  }

  @Test
  void soManyOfTheNewestAreKept() {
    RetentionPolicy policy = policy(Optional.empty(), Optional.of(3L), 0);

    assertThat(policy.surplus(ended(2), NOW)).isEmpty();
    assertThat(policy.surplus(ended(3), NOW)).contains(Reason.TOO_MANY);
  }

  @Test
  void eitherRuleIsEnough() {
    RetentionPolicy policy = policy(Optional.of(WEEK), Optional.of(3L), 0);

    assertThat(policy.surplus(ended(3), NOW)).contains(Reason.TOO_MANY);
    assertThat(policy.surplus(ended(0), NOW.plus(WEEK.multipliedBy(2)))).contains(Reason.TOO_OLD);
    assertThat(policy.surplus(ended(2), NOW)).isEmpty();
  }

  @Test
  void whatARepeatedRequestMustFindIsNeverPastItsTime() {
    RetentionPolicy policy = policy(Optional.of(Duration.ZERO), Optional.of(0L), 0);

    EndedDeployment remembered = new EndedDeployment(queued("a").cancel(NOW), 1_000, true);

    assertThat(policy.surplus(remembered, NOW.plus(WEEK))).isEmpty();
  }

  @Test
  void theCurrentReleaseAndSoManyBeforeItAreTargets() {
    List<Activation> history = history("five", "four", "three", "two", "one");

    assertThat(targets(0, history)).containsExactly(id("five"));
    assertThat(targets(2, history)).containsExactly(id("five"), id("four"), id("three"));
    assertThat(targets(10, history)).hasSize(5);
    assertThat(targets(10, List.of())).isEmpty();
  }

  @Test
  void aReleaseThatWasLiveAgainAndAgainCountsOnce() {
    List<Activation> history = history("two", "one", "two", "one", "zero");

    assertThat(targets(1, history)).containsExactly(id("two"), id("one"));
    assertThat(targets(2, history)).containsExactly(id("two"), id("one"), id("zero"));
  }

  @Test
  void aTargetStandsForItsLatestActivation() {
    List<Activation> history = history("one", "two", "one");

    assertThat(policy(Optional.empty(), Optional.empty(), 5).targets(history).values())
        .containsExactly(history.get(0), history.get(1));
  }

  @Test
  void aSecretIsReplacedOnceALaterVersionHasBeenThereForAWhile() {
    KeptSecret one = secret("KEY", 1, NOW);
    KeptSecret two = secret("KEY", 2, NOW.plus(WEEK));
    KeptSecret other = secret("OTHER", 1, NOW);

    assertThat(RetentionPolicy.replaced(List.of(one, two, other), NOW.plus(WEEK))).isEmpty();
    assertThat(RetentionPolicy.replaced(List.of(two, one, other), NOW.plus(WEEK).plusMillis(1)))
        .containsExactly(one);
  }

  @Test
  void workspacesGoBeforeProgramsAndWhatWasUsedLongestAgoFirst() {
    DiskCache old = workspace("old", NOW);
    DiskCache fresh = workspace("fresh", NOW.plus(WEEK));
    DiskCache program =
        new DiskCache(DiskCache.Kind.TOOLCHAIN, "node@22.0.0", Optional.empty(), NOW.minus(WEEK));

    assertThat(RetentionPolicy.inOrderOfEviction(List.of(program, fresh, old)))
        .containsExactly(old, fresh, program);
  }

  @Test
  void noRuleKeepsLessThanNothing() {
    assertThatThrownBy(() -> policy(Optional.empty(), Optional.of(-1L), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy(Optional.empty(), Optional.empty(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RetentionPolicy policy(
      Optional<Duration> age, Optional<Long> deployments, int releases) {
    return new RetentionPolicy(new RetentionRules(age, deployments, releases, Optional.empty()));
  }

  private static EndedDeployment ended(long newer) {
    return new EndedDeployment(queued("a").cancel(NOW), newer, false);
  }

  private static List<ReleaseId> targets(int releases, List<Activation> history) {
    return List.copyOf(
        policy(Optional.empty(), Optional.empty(), releases).targets(history).sequencedKeySet());
  }

  /// Newest first.
  private static List<Activation> history(String... contents) {
    List<Activation> history = new ArrayList<>();
    for (int i = 0; i < contents.length; i++) {
      history.add(
          new Activation(
              HELLO,
              Environment.PRODUCTION,
              contents.length - i,
              id(contents[i]),
              deploymentId("d" + i),
              NOW));
    }
    return history;
  }

  private static ReleaseId id(String content) {
    return release(content).id();
  }

  private static KeptSecret secret(String name, int version, Instant putAt) {
    return new KeptSecret(new SecretReference(HELLO, new VariableName(name), version), putAt);
  }

  private static DiskCache workspace(String name, Instant lastUsed) {
    return new DiskCache(DiskCache.Kind.WORKSPACE, name, Optional.of(HELLO), lastUsed);
  }
}
