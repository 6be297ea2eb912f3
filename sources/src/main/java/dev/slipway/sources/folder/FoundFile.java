package dev.slipway.sources.folder;

import dev.slipway.domain.source.SourcePath;
import java.nio.file.Path;

/// A file that belongs to the source and was not read yet.
///
/// @param file where its content is; elsewhere than its path says when that is a link
record FoundFile(SourcePath path, Path file, boolean executable, FileStamp stamp) {}
