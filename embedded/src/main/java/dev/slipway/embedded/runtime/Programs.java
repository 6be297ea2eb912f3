package dev.slipway.embedded.runtime;

import java.nio.file.Path;
import java.util.List;

/// The programs that releases are run with.
@FunctionalInterface
public interface Programs {
  /// The folders that have to be on the `PATH` for a toolchain such as `node@22.21.1`, in order;
  /// fetched if they are gone.
  List<Path> of(String toolchain);
}
