package dev.slipway.embedded.backup;

/// What came out of a backup.
///
/// @param files how many files with content of their own
/// @param bytes of these
public record RestoredHome(BackupHead backup, long files, long bytes) {}
