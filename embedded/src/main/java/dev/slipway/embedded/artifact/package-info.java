/// Artifacts as folders of this machine.
///
/// In the service's home folder, `artifacts/<digest>` holds `artifact.json` (what it is),
/// `files.json` (path, size and digest of each file besides dependencies) and either `site`, with
/// compressed variants in `gzip`, or `app`. `artifact-files/<digest>` is the content of site files,
/// of which those in `site` are hard links, and `artifact-dependencies/<state>` what was installed,
/// of which the files in `app` are hard links. `artifact-keys/<build key>` names an artifact; it is
/// written last.
@NullMarked
package dev.slipway.embedded.artifact;

import org.jspecify.annotations.NullMarked;
