package dev.slipway.ports.artifact;

import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of artifacts promises.
public abstract class ArtifactStoreContract {
  private static final BuildKey ONE = new BuildKey(Digest.of("one"));
  private static final BuildKey TWO = new BuildKey(Digest.of("two"));
  private static final Duration WEEK = Duration.ofDays(7);

  private Instant now = NOW;

  /// What the store under test takes for the time, which goes on a little with each look.
  protected final InstantSource clock = () -> now = now.plusMillis(1);

  /// The store under test.
  protected abstract ArtifactStore store();

  /// Keeps the artifact of a build that left one file with this content.
  protected abstract Artifact kept(BuildKey key, String content);

  @Test
  void whatWasKeptIsFoundByItsKeyAndContained() {
    Artifact artifact = kept(ONE, "hello");

    assertThat(store().find(ONE)).contains(artifact);
    assertThat(store().contains(artifact.digest())).isTrue();
  }

  @Test
  void whatWasNeverKeptIsNotFound() {
    assertThat(store().find(ONE)).isEmpty();
    assertThat(store().contains(Digest.of("nothing"))).isFalse();
    assertThat(store().list()).isEmpty();
  }

  @Test
  void theLastArtifactOfAKeyIsFound() {
    kept(ONE, "hello");
    Artifact later = kept(ONE, "goodbye");

    assertThat(store().find(ONE)).contains(later);
  }

  @Test
  void keepingTheSameTwiceKeepsOne() {
    Artifact first = kept(ONE, "hello");
    Artifact second = kept(ONE, "hello");

    assertThat(second).isEqualTo(first);
    assertThat(listed()).containsExactly(first);
  }

  @Test
  void twoKeysMayLeadToOneArtifact() {
    Artifact one = kept(ONE, "hello");
    Artifact two = kept(TWO, "hello");

    assertThat(two.digest()).isEqualTo(one.digest());
    assertThat(store().find(ONE)).contains(one);
    assertThat(store().find(TWO)).contains(two);
    assertThat(store().list()).hasSize(1);
  }

  @Test
  void artifactsAreListedOldestFirst() {
    Artifact one = kept(ONE, "hello");
    Artifact two = kept(TWO, "goodbye");

    assertThat(listed()).containsExactly(one, two);
  }

  @Test
  void deletingRemovesTheArtifactAndItsKeysAndMayBeRepeated() {
    Artifact one = kept(ONE, "hello");
    Artifact two = kept(TWO, "goodbye");

    assertThat(store().delete(List.of(one.digest()), inAWeek())).containsExactly(one.digest());
    assertThat(store().delete(List.of(one.digest()), inAWeek())).isEmpty();

    assertThat(store().find(ONE)).isEmpty();
    assertThat(store().contains(one.digest())).isFalse();
    assertThat(listed()).containsExactly(two);
  }

  @Test
  void severalAreDeletedAtOnce() {
    Artifact one = kept(ONE, "hello");
    Artifact two = kept(TWO, "goodbye");

    assertThat(store().delete(List.of(one.digest(), two.digest()), inAWeek())).hasSize(2);

    assertThat(store().list()).isEmpty();
  }

  @Test
  void whatWasKeptFoundOrAskedForSinceThenStays() {
    Artifact found = kept(ONE, "found");
    Artifact asked = kept(TWO, "asked for");
    Artifact again = kept(new BuildKey(Digest.of("three")), "kept again");
    Artifact unused = kept(new BuildKey(Digest.of("four")), "unused");
    Instant since = inAWeek();

    store().find(ONE);
    store().contains(asked.digest());
    kept(new BuildKey(Digest.of("three")), "kept again");

    assertThat(
            store()
                .delete(
                    List.of(found.digest(), asked.digest(), again.digest(), unused.digest()),
                    since))
        .containsExactly(unused.digest());
    assertThat(listed()).containsExactly(found, asked, again);
  }

  @Test
  void whatIsFoundWhileItIsDeletedIsKept() {
    for (int race = 0; race < 30; race++) {
      BuildKey key = new BuildKey(Digest.of("key " + race));
      Artifact artifact = kept(key, "content " + race);
      Instant since = inAWeek();

      List<Boolean> answers =
          AtOnce.race(
              2,
              number ->
                  number == 0
                      ? store().find(key).isPresent()
                      : store().delete(List.of(artifact.digest()), since).isEmpty());

      assertThat(store().contains(artifact.digest()))
          .as("race %d", race)
          .isEqualTo(answers.get(0))
          .isEqualTo(answers.get(1));
    }
  }

  private List<Artifact> listed() {
    return store().list().stream().map(KeptArtifact::artifact).toList();
  }

  /// That time, which has come.
  private Instant inAWeek() {
    now = now.plus(WEEK);
    return now;
  }
}
