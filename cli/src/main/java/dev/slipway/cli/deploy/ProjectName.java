package dev.slipway.cli.deploy;

import dev.slipway.domain.project.ProjectId;
import java.nio.file.Path;
import java.util.Locale;

/// The project id that a folder's name suggests: `My Shop` becomes `my-shop`.
public final class ProjectName {
  private static final int MAX_LENGTH = 63;
  private static final String FALLBACK = "site";

  private ProjectName() {}

  /// An id that is always valid.
  public static ProjectId of(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    String label =
        trimmed(
            String.valueOf(name == null ? FALLBACK : name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-"));
    String usable = trimmed(label.substring(0, Math.min(MAX_LENGTH, label.length())));
    if (usable.isEmpty()) {
      return new ProjectId(FALLBACK);
    }
    return new ProjectId(ProjectId.RESERVED.contains(usable) ? usable + "-" + FALLBACK : usable);
  }

  private static String trimmed(String label) {
    return label.replaceAll("^-+|-+$", "");
  }
}
