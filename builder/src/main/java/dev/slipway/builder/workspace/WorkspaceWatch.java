package dev.slipway.builder.workspace;

import dev.slipway.builder.disk.DiskBounds;
import dev.slipway.builder.process.Ending;
import dev.slipway.builder.process.Watch;
import dev.slipway.builder.tree.FileTree;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Optional;

/// Watches what a command writes. Asking how much of the disk is free costs nothing, so that is
/// asked at each look. The workspace is measured, which takes a moment, only when so much has gone
/// since the last time that it may have grown too large; it may do so by a tenth unnoticed.
public final class WorkspaceWatch implements Watch {
  private static final int PARTS = 10;

  private final Workspace workspace;
  private final DiskBounds bounds;
  private final FileStore disk;
  private long freeWhenMeasured;
  private long room;

  /// @param workspace whose folder is there
  public WorkspaceWatch(Workspace workspace, DiskBounds bounds) {
    this.workspace = workspace;
    this.bounds = bounds;
    this.room = bounds.workspaceBytes() / PARTS;
    try {
      this.disk = Files.getFileStore(workspace.directory());
      this.freeWhenMeasured = disk.getUsableSpace();
    } catch (IOException e) {
      throw Workspace.failed("look at the disk of the workspace", e);
    }
  }

  @Override
  public Optional<Ending> look() {
    try {
      long free = disk.getUsableSpace();
      if (free < bounds.reserveBytes()) {
        return Optional.of(new Ending.FilledDisk(bounds.reserveBytes()));
      }
      return freeWhenMeasured - free < room ? Optional.empty() : measure(free);
    } catch (IOException e) {
      throw Workspace.failed("look at the disk of the workspace", e);
    }
  }

  private Optional<Ending> measure(long free) throws IOException {
    long size = FileTree.size(workspace.directory());
    freeWhenMeasured = free;
    room = Math.max(bounds.workspaceBytes() - size, bounds.workspaceBytes() / PARTS);
    return size > bounds.workspaceBytes()
        ? Optional.of(new Ending.WroteTooMuch(bounds.workspaceBytes()))
        : Optional.empty();
  }
}
