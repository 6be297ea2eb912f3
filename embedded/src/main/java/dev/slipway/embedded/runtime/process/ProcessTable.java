package dev.slipway.embedded.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The processes of this machine as Linux shows them (proc(5)). On other systems it is empty.
///
/// @param proc `/proc`
record ProcessTable(Path proc) {
  private static final int LARGEST_ENVIRONMENT = 1024 * 1024;

  /// A process that lives.
  ///
  /// @param session the process that made its session
  /// @param startedAt in clock ticks since the machine started; with the id it names the process
  record Entry(long pid, long session, long startedAt) {}

  static ProcessTable ofThisMachine() {
    return new ProcessTable(Path.of("/proc"));
  }

  /// Every process of a session.
  List<Entry> session(long leader) {
    return all(entry -> entry.session() == leader);
  }

  /// Every process of a session, and those that left it but still carry the marker in the
  /// environment they were started with.
  List<Entry> sessionOrMarked(long leader, String marker) {
    return all(entry -> entry.session() == leader || isMarked(entry, marker));
  }

  /// Every process whose environment has a variable that begins like that.
  List<Entry> marked(String marker) {
    return all(entry -> isMarked(entry, marker));
  }

  /// The process with that id, unless it has ended.
  Optional<Entry> find(long pid) {
    try {
      return parse(pid, Files.readString(proc.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private List<Entry> all(Predicate<Entry> wanted) {
    List<Entry> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        find(Long.parseLong(process.getFileName().toString())).filter(wanted).ifPresent(found::add);
      }
    } catch (IOException _) {
      return List.of();
    }
    return found;
  }

  /// The name, in brackets, may itself have brackets and spaces.
  private static Optional<Entry> parse(long pid, String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    boolean ended = fields[0].equals("Z") || fields[0].equals("X");
    return ended
        ? Optional.empty()
        : Optional.of(new Entry(pid, Long.parseLong(fields[3]), Long.parseLong(fields[19])));
  }

  private boolean isMarked(Entry entry, String marker) {
    try (InputStream environment = Files.newInputStream(proc.resolve(entry.pid() + "/environ"))) {
      String variables =
          new String(environment.readNBytes(LARGEST_ENVIRONMENT), StandardCharsets.ISO_8859_1);
      return variables.startsWith(marker) || variables.contains("\0" + marker);
    } catch (IOException _) {
      // Ended meanwhile, or somebody else's.
      return false;
    }
  }
}
