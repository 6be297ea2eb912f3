package dev.slipway.builder.toolchain;

import java.net.URI;
import org.semver4j.Semver;

/// One published version of a package, as the npm registry describes it.
///
/// @param integrity its hash in the form of Subresource Integrity, `sha512-<base64>`
/// @param nodeRange which versions of Node.js it runs on; `*` when it does not say
record PackageVersion(
    String name, String version, URI tarball, String integrity, String nodeRange) {
  boolean runsOn(String node) {
    return Semver.isValid(node) && new Semver(node).satisfies(nodeRange);
  }
}
