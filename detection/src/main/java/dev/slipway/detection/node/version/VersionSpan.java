package dev.slipway.detection.node.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;
import org.semver4j.range.Range;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/// The versions from one up to, but without, another. Pre-releases do not count.
record VersionSpan(Semver from, Semver below) {
  private static final int MAX_LENGTH = 256;
  private static final VersionSpan ALL =
      new VersionSpan(Semver.create(0, 0, 0), Semver.create(1_000_000, 0, 0));

  /// The spans of an npm version range; empty when it is none.
  static Optional<List<VersionSpan>> parse(String range) {
    if (range.length() > MAX_LENGTH || !range.chars().allMatch(VersionSpan::mayOccur)) {
      return Optional.empty();
    }
    try {
      RangeList alternatives = RangeListFactory.create(range);
      List<VersionSpan> spans = new ArrayList<>();
      for (List<Range> bounds : alternatives.get()) {
        VersionSpan span = ALL;
        for (Range bound : bounds) {
          span = span.boundedBy(bound);
        }
        spans.add(span);
      }
      return spans.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(spans));
    } catch (RuntimeException _) {
      // The library has no single exception for what is no range.
      return Optional.empty();
    }
  }

  static VersionSpan ofMajor(int major) {
    return new VersionSpan(Semver.create(major, 0, 0), Semver.create(major + 1, 0, 0));
  }

  boolean isEmpty() {
    return !from.isLowerThan(below);
  }

  VersionSpan and(VersionSpan other) {
    return new VersionSpan(
        from.isGreaterThan(other.from) ? from : other.from,
        below.isLowerThan(other.below) ? below : other.below);
  }

  /// How npm writes this span, which lies in one major: `22`, `22.11.0`, `^22.12.0`.
  String asRange() {
    if (equals(ofMajor(from.getMajor()))) {
      return Integer.toString(from.getMajor());
    }
    if (below.equals(from.nextPatch())) {
      return from.getVersion();
    }
    return below.equals(from.nextMajor())
        ? "^" + from.getVersion()
        : ">=%s <%s".formatted(from.getVersion(), below.getVersion());
  }

  /// The library shows a bound's operator only in its text: `>=22.12.0`.
  private VersionSpan boundedBy(Range bound) {
    Semver version = bound.getRangeVersion();
    Semver exact = Semver.create(version.getMajor(), version.getMinor(), version.getPatch());
    String text = bound.toString();
    if (text.startsWith(">=")) {
      return and(new VersionSpan(exact, ALL.below));
    }
    if (text.startsWith(">")) {
      return and(new VersionSpan(exact.nextPatch(), ALL.below));
    }
    if (text.startsWith("<=")) {
      return and(new VersionSpan(ALL.from, exact.nextPatch()));
    }
    return and(
        text.startsWith("<")
            ? new VersionSpan(ALL.from, exact)
            : new VersionSpan(exact, exact.nextPatch()));
  }

  private static boolean mayOccur(int c) {
    return c >= ' ' && c < 0x7f;
  }
}
