/// A backup of the home folder: one file that `tar -xzf` can open too.
///
/// First comes `backup.json` (what it is a backup of), then the files under their names in the home
/// folder, then `manifest.jsonl` with a line for each of them. Files that share their content are
/// hard links to the first one. A last, empty member of the gzip file has the digest of all before
/// it.
@NullMarked
package dev.slipway.embedded.backup;

import org.jspecify.annotations.NullMarked;
