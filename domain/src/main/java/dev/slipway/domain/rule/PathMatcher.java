package dev.slipway.domain.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A [PathPattern], taken apart once so that many paths can be compared with it. Comparing never
/// goes back: it takes as long as the path is.
public final class PathMatcher {
  private final List<Segment> segments;
  private final boolean open;

  private PathMatcher(List<Segment> segments, boolean open) {
    this.segments = segments;
    this.open = open;
  }

  public static PathMatcher of(PathPattern pattern) {
    return new PathMatcher(pattern.segments().stream().map(Segment::of).toList(), pattern.isOpen());
  }

  /// What stood in for the wildcards, encoded.
  ///
  /// @param stars for each `*` in turn; none is empty or has a slash
  /// @param rest for `**`; does not begin with a slash
  public record Captures(List<String> stars, String rest) {
    public Captures {
      stars = List.copyOf(stars);
    }
  }

  public boolean fits(VisitedPath path) {
    int visited = path.segments().size();
    if (open ? visited < segments.size() : visited != segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).fits(path.segments().get(i))) {
        return false;
      }
    }
    return true;
  }

  /// What stands in for the wildcards; empty when the path does not fit.
  public Optional<Captures> match(VisitedPath path) {
    if (!fits(path)) {
      return Optional.empty();
    }
    List<String> stars = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).star()) {
        stars.add(VisitedPath.encoded(segments.get(i).starOf(path.segments().get(i))));
      }
    }
    return Optional.of(new Captures(stars, open ? path.from(segments.size()) : ""));
  }

  /// @param before what the segment begins with, all of it when there is no `*`
  private record Segment(String before, boolean star, String after) {
    static Segment of(String segment) {
      int at = segment.indexOf('*');
      return at < 0
          ? new Segment(segment, false, "")
          : new Segment(segment.substring(0, at), true, segment.substring(at + 1));
    }

    boolean fits(String visited) {
      if (!star) {
        return visited.equals(before);
      }
      return visited.length() > before.length() + after.length()
          && visited.startsWith(before)
          && visited.endsWith(after)
          && !VisitedPath.isDots(visited);
    }

    String starOf(String visited) {
      return visited.substring(before.length(), visited.length() - after.length());
    }
  }
}
