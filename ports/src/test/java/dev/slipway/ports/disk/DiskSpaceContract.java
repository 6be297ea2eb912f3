package dev.slipway.ports.disk;

import static dev.slipway.ports.testing.Examples.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [DiskSpace] promises.
public abstract class DiskSpaceContract {
  private static final int SIZE = 100_000;

  /// The disk under test, the same one during a test.
  protected abstract DiskSpace disk();

  /// Makes the workspace of a project's environment, with a file of this size in it, or uses it
  /// again later.
  protected abstract void workspace(ProjectId project, Environment environment, int bytes);

  /// Begins to use a workspace and does not end.
  protected abstract void occupy(ProjectId project, Environment environment);

  @Test
  void whereNothingWasMadeNothingCanBeRemoved() {
    assertThat(disk().caches()).isEmpty();
  }

  @Test
  void aWorkspaceIsACacheOfItsProject() {
    workspace(HELLO, Environment.STAGING, SIZE);

    DiskCache cache = disk().caches().getFirst();

    assertThat(cache.kind()).isEqualTo(DiskCache.Kind.WORKSPACE);
    assertThat(cache.name()).isEqualTo("hello-staging");
    assertThat(cache.project()).isEqualTo(Optional.of(HELLO));
    assertThat(disk().bytes(cache)).isBetween((long) SIZE, 2L * SIZE);
  }

  @Test
  void whatIsMadeAndRemovedShowsInWhatIsUsed() {
    long before = disk().used();
    workspace(HELLO, Environment.STAGING, SIZE);

    assertThat(disk().used()).isBetween(before + SIZE, before + 2L * SIZE);

    assertThat(disk().remove(disk().caches().getFirst())).isTrue();
    assertThat(disk().used()).isLessThan(before + SIZE);
    assertThat(disk().caches()).isEmpty();
  }

  @Test
  void whatIsRemovedIsGoneAndMayBeRemovedAgain() {
    workspace(HELLO, Environment.STAGING, SIZE);
    DiskCache cache = disk().caches().getFirst();

    assertThat(disk().remove(cache)).isTrue();
    assertThat(disk().remove(cache)).isFalse();

    assertThat(disk().bytes(cache)).isZero();
  }

  @Test
  void whatIsInUseStays() {
    workspace(HELLO, Environment.STAGING, SIZE);
    occupy(HELLO, Environment.STAGING);

    assertThat(disk().remove(disk().caches().getFirst())).isFalse();

    assertThat(disk().caches()).hasSize(1);
  }

  @Test
  void whatWasUsedSinceItWasListedStays() {
    workspace(HELLO, Environment.STAGING, SIZE);
    DiskCache before = disk().caches().getFirst();
    workspace(HELLO, Environment.STAGING, SIZE);

    assertThat(disk().remove(before)).isFalse();

    assertThat(disk().remove(disk().caches().getFirst())).isTrue();
  }
}
