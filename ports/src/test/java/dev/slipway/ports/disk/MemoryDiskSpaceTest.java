package dev.slipway.ports.disk;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.testing.Examples;
import java.time.Instant;
import java.util.Optional;

final class MemoryDiskSpaceTest extends DiskSpaceContract {
  private final MemoryDiskSpace disk = new MemoryDiskSpace();
  private Instant now = Examples.NOW;

  @Override
  protected DiskSpace disk() {
    return disk;
  }

  @Override
  protected void workspace(ProjectId project, Environment environment, int bytes) {
    now = now.plusSeconds(1);
    disk.add(cache(project, environment), bytes);
  }

  @Override
  protected void occupy(ProjectId project, Environment environment) {
    disk.use(cache(project, environment));
  }

  private DiskCache cache(ProjectId project, Environment environment) {
    return new DiskCache(
        DiskCache.Kind.WORKSPACE, project + "-" + environment.id(), Optional.of(project), now);
  }
}
