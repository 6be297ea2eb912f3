package dev.slipway.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.source.Digest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AccessKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Digest FIRST = Digest.of("first");
  private static final Digest SECOND = Digest.of("second");
  private static final Digest THIRD = Digest.of("third");

  private final AccessKey key =
      AccessKey.create(new KeyId("k3f9x0a1b2c4"), "ci", Grant.platform(), FIRST, NOW);

  @Test
  void onlyItsOwnSecretIsAccepted() {
    assertThat(key.accepts(FIRST, NOW)).isTrue();
    assertThat(key.accepts(SECOND, NOW)).isFalse();
  }

  @Test
  void withoutGraceTheOldSecretEndsAtOnce() {
    AccessKey rotated = key.rotate(SECOND, Duration.ZERO, NOW);

    assertThat(rotated.accepts(SECOND, NOW)).isTrue();
    assertThat(rotated.accepts(FIRST, NOW)).isFalse();
  }

  @Test
  void duringTheGraceBothSecretsAreAcceptedAndAfterItOnlyTheNewOne() {
    AccessKey rotated = key.rotate(SECOND, Duration.ofHours(1), NOW);

    assertThat(rotated.accepts(FIRST, NOW.plusSeconds(3_599))).isTrue();
    assertThat(rotated.accepts(FIRST, NOW.plusSeconds(3_600))).isFalse();
    assertThat(rotated.accepts(SECOND, NOW.plusSeconds(3_600))).isTrue();
  }

  @Test
  void aSecondRotationEndsTheFirstSecret() {
    AccessKey rotated =
        key.rotate(SECOND, Duration.ofHours(1), NOW).rotate(THIRD, Duration.ofHours(1), NOW);

    assertThat(rotated.accepts(FIRST, NOW)).isFalse();
    assertThat(rotated.accepts(SECOND, NOW)).isTrue();
  }

  @Test
  void aRevokedKeyAcceptsNothing() {
    AccessKey revoked = key.rotate(SECOND, Duration.ofHours(1), NOW).revoke(NOW);

    assertThat(revoked.accepts(FIRST, NOW)).isFalse();
    assertThat(revoked.accepts(SECOND, NOW)).isFalse();
  }

  @Test
  void revokingAgainKeepsTheFirstTime() {
    assertThat(key.revoke(NOW).revoke(NOW.plusSeconds(9)).revokedAt()).contains(NOW);
  }

  @Test
  void whatOnceOpenedSomethingIsKnownFromWhatNeverDid() {
    AccessKey rotated = key.rotate(SECOND, Duration.ofHours(1), NOW);
    Instant later = NOW.plusSeconds(3_600);

    assertThat(rotated.standing(FIRST, later)).isEqualTo(AccessKey.Standing.EXPIRED);
    assertThat(rotated.standing(THIRD, later)).isEqualTo(AccessKey.Standing.UNKNOWN);
    assertThat(rotated.revoke(NOW).standing(SECOND, later)).isEqualTo(AccessKey.Standing.REVOKED);
    assertThat(rotated.revoke(NOW).standing(THIRD, later)).isEqualTo(AccessKey.Standing.UNKNOWN);
  }
}
