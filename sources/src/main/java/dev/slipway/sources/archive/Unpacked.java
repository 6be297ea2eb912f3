package dev.slipway.sources.archive;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourcePath;
import java.nio.file.Path;

/// Something that an archive held.
sealed interface Unpacked {
  SourcePath path();

  /// Content with its digest.
  ///
  /// @param content where its bytes were put
  record File(SourcePath path, boolean executable, long size, Digest digest, Path content)
      implements Unpacked {}

  /// A symbolic link.
  ///
  /// @param target as the archive has it, relative to the link's folder
  record Link(SourcePath path, String target) implements Unpacked {}
}
