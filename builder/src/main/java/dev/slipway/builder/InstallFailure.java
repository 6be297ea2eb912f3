package dev.slipway.builder;

import java.util.List;
import java.util.regex.Pattern;

/// What a package manager's error codes say about a failed installation.
enum InstallFailure {
  LOCKFILE_OUT_OF_STEP,
  REGISTRY_UNREACHABLE,
  OTHER;

  /// npm, pnpm and yarn 2 have codes; yarn 1 and bun have only these sentences.
  private static final Pattern OUT_OF_STEP =
      Pattern.compile(
          "\\bcode EUSAGE\\b|\\bERR_PNPM_OUTDATED_LOCKFILE\\b|\\bERR_PNPM_LOCKFILE_CONFIG_MISMATCH\\b"
              + "|\\bERR_PNPM_NO_LOCKFILE\\b|\\bYN0028\\b"
              + "|Your lockfile needs to be updated, but yarn was run with"
              + "|lockfile had changes, but lockfile is frozen");

  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "\\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH"
              + "|ERR_SOCKET_TIMEOUT|ConnectionRefused)\\b");

  static InstallFailure of(List<String> lines) {
    if (lines.stream().anyMatch(line -> OUT_OF_STEP.matcher(line).find())) {
      return LOCKFILE_OUT_OF_STEP;
    }
    return lines.stream().anyMatch(line -> UNREACHABLE.matcher(line).find())
        ? REGISTRY_UNREACHABLE
        : OTHER;
  }
}
