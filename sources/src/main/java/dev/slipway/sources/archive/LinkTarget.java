package dev.slipway.sources.archive;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Where a link of an archive leads, by its text alone.
final class LinkTarget {
  private LinkTarget() {}

  /// The path from the archive's root; refused when it leaves it.
  static String resolve(String link, String target) {
    if (target.startsWith("/")) {
      throw leaves(link);
    }
    Deque<String> names = new ArrayDeque<>(Arrays.asList(link.split("/", -1)));
    names.removeLast();
    for (String name : target.split("/", -1)) {
      switch (name) {
        case "", "." -> {}
        case ".." -> {
          if (names.pollLast() == null) {
            throw leaves(link);
          }
        }
        default -> names.addLast(name);
      }
    }
    return String.join("/", names);
  }

  private static RuntimeException leaves(String link) {
    return Refusal.of(link, "it holds a link that leaves it");
  }
}
