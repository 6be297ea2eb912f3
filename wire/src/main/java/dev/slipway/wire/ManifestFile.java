package dev.slipway.wire;

/// One file of a source.
///
/// @param path relative, with `/` between its names: `src/App.tsx`
/// @param size in bytes
/// @param sha256 64 lower-case hexadecimal digits
public record ManifestFile(String path, long size, String sha256, boolean executable) {}
