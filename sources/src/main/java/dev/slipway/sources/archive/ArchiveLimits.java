package dev.slipway.sources.archive;

import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;

/// How much an archive may be and become.
///
/// @param archiveBytes the archive itself
/// @param entries files, folders and links together, those that are left out later among them
/// @param fileBytes one unpacked file
/// @param totalBytes all unpacked files
/// @param ratio unpacked bytes for each byte of the archive, beyond a first 16 MiB
public record ArchiveLimits(
    long archiveBytes, int entries, long fileBytes, long totalBytes, int ratio) {

  /// What a source may be, with room for what the ignore rules take out again.
  public static ArchiveLimits standard() {
    return new ArchiveLimits(
        SourceManifest.MAX_BYTES,
        2 * SourceManifest.MAX_FILES,
        SourceFile.MAX_SIZE,
        SourceManifest.MAX_BYTES,
        200);
  }
}
