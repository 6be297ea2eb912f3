package dev.slipway.embedded.runtime.site;

import java.util.List;
import java.util.regex.Pattern;

/// How long a browser may use a file without asking again.
final class Freshness {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  /// Folders in which frameworks keep only files whose names change with their content: Next.js,
  /// Astro, SvelteKit, Nuxt.
  private static final List<String> HASHED_FOLDERS =
      List.of("_next/static/", "_astro/", "_app/immutable/", "_nuxt/");

  /// The hash that bundlers put between a name and its ending: `index-BxY12_ab.js`.
  private static final Pattern HASHED_NAME =
      Pattern.compile(".*[.-]([A-Za-z0-9_-]{8}|[0-9a-f]{9,64})(\\.[a-z0-9]+){1,2}");

  private static final Pattern LOWER_HEX = Pattern.compile("(?=.*[0-9])(?=.*[a-f])[0-9a-f]+");
  private static final Pattern MIXED_CASE = Pattern.compile("(?=.*[a-z0-9]).+[A-Z].*");

  private Freshness() {}

  static String of(String path) {
    return isNamedByContent(path) ? FOREVER : ASK_AGAIN;
  }

  private static boolean isNamedByContent(String path) {
    if (path.endsWith(".html")) {
      return false;
    }
    return HASHED_FOLDERS.stream().anyMatch(path::startsWith)
        || ((path.startsWith("assets/") || path.startsWith("static/")) && hasHash(path));
  }

  /// Words and dates are no hashes: a wrong "forever" cannot be taken back.
  private static boolean hasHash(String path) {
    var name = HASHED_NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
    return name.matches()
        && (LOWER_HEX.matcher(name.group(1)).matches()
            || MIXED_CASE.matcher(name.group(1)).matches());
  }
}
