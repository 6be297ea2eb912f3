package dev.slipway.embedded.runtime.process;

import dev.slipway.domain.plan.Command;
import dev.slipway.domain.release.Launch;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds Node.js to the memory that a project asks for, as far as that goes without rights over the
/// machine: by the size of its heap.
final class HeapLimit {
  /// Where Node.js looks for options besides its command line.
  static final String VARIABLE = "NODE_OPTIONS";

  /// V8 takes both spellings.
  private static final Pattern OWN_LIMIT = Pattern.compile("--max[-_]old[-_]space[-_]size");

  private HeapLimit() {}

  /// The options with the limit; empty when none was asked for, when it is not Node.js that runs,
  /// or when the project limits the heap itself.
  ///
  /// @param options those that the project has set
  static Optional<String> of(Launch.ServerProcess launch, String options) {
    boolean onNode =
        List.of(launch.toolchain().split(" ", -1)).stream().anyMatch(HeapLimit::isNode);
    return launch
        .size()
        .memoryMebibytes()
        .filter(_ -> onNode && !isLimited(options) && !isLimited(launch.start()))
        .map(memory -> "%s --max-old-space-size=%d".formatted(options, heapOf(memory)).strip());
  }

  /// The rest is for what Node.js keeps outside its heap.
  private static int heapOf(int memory) {
    return memory * 3 / 4;
  }

  private static boolean isNode(String program) {
    return program.startsWith("node@");
  }

  private static boolean isLimited(Command start) {
    return switch (start) {
      case Command.Shell(String line) -> isLimited(line);
      case Command.Script script -> script.lines().stream().anyMatch(HeapLimit::isLimited);
    };
  }

  private static boolean isLimited(String options) {
    return OWN_LIMIT.matcher(options).find();
  }
}
