package dev.slipway.ports.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import org.junit.jupiter.api.Test;

/// What every store of artifacts promises.
public abstract class ArtifactStoreContract {
  private static final BuildKey ONE = new BuildKey(Digest.of("one"));
  private static final BuildKey TWO = new BuildKey(Digest.of("two"));

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
    assertThat(store().list()).containsExactly(first);
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

    assertThat(store().list()).containsExactly(one, two);
  }

  @Test
  void deletingRemovesTheArtifactAndItsKeysAndMayBeRepeated() {
    Artifact one = kept(ONE, "hello");
    Artifact two = kept(TWO, "goodbye");

    store().delete(one.digest());
    store().delete(one.digest());

    assertThat(store().find(ONE)).isEmpty();
    assertThat(store().contains(one.digest())).isFalse();
    assertThat(store().list()).containsExactly(two);
  }
}
