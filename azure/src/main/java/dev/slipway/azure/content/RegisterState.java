package dev.slipway.azure.content;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the lines of a register say together:
///
/// ```
/// p packs/5f0c… 1795600000     what follows lies in this blob and is used since then
/// c <digest> 0 512             content from its offset on, with its length
/// u 1795603700 0-1999,2004     the content with these numbers was used then
/// f 1796200000 17              this content was forgotten then
/// e                            the register goes on in the next one
/// ```
final class RegisterState {
  private final ContentTable table = new ContentTable();
  private final Map<String, Long> forgottenIn = new HashMap<>();
  private long second;
  private boolean isEnded;

  ContentTable table() {
    return table;
  }

  /// Whether the register goes on in the next one.
  boolean isEnded() {
    return isEnded;
  }

  /// Where content lies. To be asked by any thread.
  synchronized Optional<Place> find(Digest digest) {
    int number = table.find(digest);
    return number < 0 ? Optional.empty() : Optional.of(table.place(number));
  }

  /// To be called by one thread at a time, which alone may also ask all else.
  synchronized void apply(String lines) {
    lines.lines().forEach(this::applyLine);
  }

  private void applyLine(String line) {
    String[] words = line.split(" ", -1);
    try {
      switch (words[0]) {
        case "p" -> {
          table.beginBlob(words[1]);
          second = Long.parseLong(words[2]);
        }
        case "c" ->
            table.add(
                new Kept(new Digest(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])),
                second);
        case "u" -> Ranges.forEach(words[2], number -> table.use(number, Long.parseLong(words[1])));
        case "f" -> forget(Integer.parseInt(words[2]), Long.parseLong(words[1]));
        case "e" -> isEnded = true;
        default -> throw unreadable(line);
      }
    } catch (IndexOutOfBoundsException | NumberFormatException _) {
      throw unreadable(line);
    }
  }

  private void forget(int number, long when) {
    if (!table.isForgotten(number)) {
      forgottenIn.put(table.place(number).blob(), when);
      table.forget(number);
    }
  }

  static String used(Instant when, List<Integer> numbers) {
    return "u %d %s\n".formatted(when.getEpochSecond(), Ranges.text(numbers));
  }

  static String forgotten(Instant when, int number) {
    return "f %d %d\n".formatted(when.getEpochSecond(), number);
  }

  static String ended() {
    return "e\n";
  }

  static String kept(String blob, Instant when, List<Kept> contents) {
    StringBuilder lines = new StringBuilder();
    lines.append("p ").append(blob).append(' ').append(when.getEpochSecond()).append('\n');
    contents.forEach(content -> lines.append(line(content)));
    return lines.toString();
  }

  private static String line(Kept content) {
    return "c %s %d %d\n".formatted(content.digest(), content.offset(), content.length());
  }

  /// The blobs that hold something, and those in which something was forgotten since then, which
  /// somebody may still read.
  Set<String> blobsInUse(Instant readersSince) {
    Set<String> blobs = new HashSet<>();
    table.forEach(number -> blobs.add(table.place(number).blob()));
    forgottenIn.forEach((blob, when) -> {
      if (when >= readersSince.getEpochSecond()) {
        blobs.add(blob);
      }
    });
    return blobs;
  }

  /// The fewest lines that say the same, but for what is forgotten.
  String snapshot() {
    StringBuilder lines = new StringBuilder();
    SortedMap<Long, List<Integer>> uses = new TreeMap<>();
    List<String> blob = new ArrayList<>(List.of(""));
    List<Integer> count = new ArrayList<>(List.of(0));
    table.forEach(number -> {
      Place place = table.place(number);
      if (!place.blob().equals(blob.getFirst())) {
        lines.append("p ").append(place.blob()).append(" 0\n");
        blob.set(0, place.blob());
      }
      lines.append(line(new Kept(table.digest(number), place.offset(), place.length())));
      uses.computeIfAbsent(table.used(number).getEpochSecond(), _ -> new ArrayList<>())
          .add(count.getFirst());
      count.set(0, count.getFirst() + 1);
    });
    uses.forEach((when, numbers) -> lines.append(used(Instant.ofEpochSecond(when), numbers)));
    return lines.toString();
  }

  private static SlipwayException unreadable(String line) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.STORAGE_READ_FAILED,
                "Tried to read the register of content",
                "It is not one of this or an older Slipway",
                "Use the version of Slipway that wrote it, or restore it from a backup")
            .at(line.length() <= 100 ? line : line.substring(0, 100) + "…"));
  }
}
