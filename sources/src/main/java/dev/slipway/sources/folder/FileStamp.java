package dev.slipway.sources.folder;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// What the file system says about a file's content without reading it. While it stays the same, so
/// does the content, unless the file was written in the instant it was read.
///
/// @param modified in nanoseconds since 1970
/// @param key which file it is on its disk; empty where the file system does not say
record FileStamp(long size, long modified, String key) {
  static FileStamp of(BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return new FileStamp(
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        key == null ? "" : key.toString());
  }

  boolean isBefore(Instant instant) {
    return modified < TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
