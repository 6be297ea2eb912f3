package dev.slipway.detection.node.manifest;

import java.util.List;

/// A pattern for folders: `packages/*`, `apps/**`, `!apps/old`. Matching takes time in proportion
/// to the two lengths, whatever the pattern.
record FolderGlob(List<String> names, boolean excludes) {
  private static final int MAX_LENGTH = 256;

  static FolderGlob of(String pattern) {
    boolean excludes = pattern.startsWith("!");
    String folder = excludes ? pattern.substring(1) : pattern;
    String relative = folder.startsWith("./") ? folder.substring(2) : folder;
    String bounded = relative.length() <= MAX_LENGTH ? relative : "";
    return new FolderGlob(List.of(bounded.replaceAll("/$", "").split("/")), excludes);
  }

  static boolean anyMatches(List<FolderGlob> globs, String folder) {
    List<String> names = List.of(folder.split("/"));
    return globs.stream().anyMatch(glob -> !glob.excludes && glob.matches(names))
        && globs.stream().noneMatch(glob -> glob.excludes && glob.matches(names));
  }

  /// Keeps, for each length of the pattern's beginning, whether it matches what was read so far.
  private boolean matches(List<String> folder) {
    boolean[] reached = new boolean[names.size() + 1];
    reached[0] = true;
    passDoubleStars(reached);
    for (String name : folder) {
      boolean[] next = new boolean[names.size() + 1];
      for (int i = 0; i < names.size(); i++) {
        if (reached[i] && names.get(i).equals("**")) {
          next[i] = true;
        } else if (reached[i] && nameMatches(names.get(i), name)) {
          next[i + 1] = true;
        }
      }
      passDoubleStars(next);
      reached = next;
    }
    return reached[names.size()];
  }

  private void passDoubleStars(boolean[] reached) {
    for (int i = 0; i < names.size(); i++) {
      reached[i + 1] |= reached[i] && names.get(i).equals("**");
    }
  }

  private static boolean nameMatches(String pattern, String name) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return pattern.equals(name);
    }
    String last = parts[parts.length - 1];
    if (!name.startsWith(parts[0]) || name.length() < parts[0].length() + last.length()) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = name.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return name.endsWith(last) && name.length() - last.length() >= at;
  }
}
