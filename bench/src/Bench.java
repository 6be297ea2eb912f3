import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Slipway adds to a project's own tools: everything is measured beside its baseline in the
/// same run, in turn, so that a slow minute of the machine is a slow minute for both.
public final class Bench {
  private static final int ROUNDS = 7;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Path root = Path.of("").toAbsolutePath();
  private final Path scratch;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> rows = new ArrayList<>();

  private Bench(Path scratch) {
    this.scratch = scratch;
    environment.put("SLIPWAY_HOME", scratch.resolve("home").toString());
    environment.put("SLIPWAY_API_PORT", "0");
    environment.put("SLIPWAY_PROXY_PORT", "0");
    environment.put("NEXT_TELEMETRY_DISABLED", "1");
    environment.put("CI", "true");
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    Path target = Files.createDirectories(Path.of("bench/target").toAbsolutePath());
    Path scratch = Files.createTempDirectory(target, "run-");
    try {
      if (List.of(arguments).equals(List.of("api"))) {
        ApiBench.run(scratch);
      } else {
        run(scratch);
      }
    } finally {
      delete(scratch);
    }
  }

  private static void run(Path scratch) throws IOException {
    Bench bench = new Bench(scratch);
    try {
      bench.measure();
      bench.print();
    } finally {
      bench.slipway("down");
    }
  }

  private void measure() throws IOException {
    startOfTheCommand();
    startAndRestOfTheService();
    project("hello-vite", "index.html", "Clicks so far", "vite build", "node_modules/vite/bin/vite.js");
    project("hello-next", "app/page.jsx", "Rendered on the server", "next build", "node_modules/next/dist/bin/next");
  }

  /// A command that does nothing, beside a Java program that does nothing.
  private void startOfTheCommand() {
    List<Double> command = new ArrayList<>();
    List<Double> java = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      java.add(seconds(root, System.getProperty("java.home") + "/bin/java", "--version"));
      command.add(slipway("--version"));
    }
    row("`slipway --version`", command, "`java --version`", java);
  }

  private void startAndRestOfTheService() throws IOException {
    List<Double> starts = new ArrayList<>();
    Path project = copy("hello-static");
    slipway("deploy", project.toString());
    for (int round = 0; round < ROUNDS; round++) {
      slipway("down");
      starts.add(startToReady());
    }
    row("service start to ready, one site to bring back", starts, "", List.of());
    pause(IDLE);
    note("memory of the idle service after 30 s (RSS)", "%.0f MB".formatted(residentMegabytes()));
  }

  private double startToReady() throws IOException {
    long begin = System.nanoTime();
    Process service = start(root, root.resolve("slipway").toString(), "server");
    while (!Files.exists(home().resolve("server.json"))) {
      if (!service.isAlive()) {
        throw new IllegalStateException("the service ended at once");
      }
      pause(Duration.ofMillis(2));
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /// One changed line to live, beside the project's own build of the same change with the same
  /// Node.js, both warm; then no change, and back again.
  private void project(String name, String file, String text, String own, String program)
      throws IOException {
    Path project = copy(name);
    Path alone = copy(name + "-alone", name);
    slipway("deploy", project.toString());
    String node = installedNode();
    npm(node, alone);
    seconds(alone, node, program, "build");

    List<Double> deploys = new ArrayList<>();
    List<Double> builds = new ArrayList<>();
    List<Double> unchanged = new ArrayList<>();
    List<Double> rollbacks = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      change(alone.resolve(file), text, round);
      builds.add(seconds(alone, node, program, "build"));
      change(project.resolve(file), text, round);
      deploys.add(slipway("deploy", project.toString()));
      unchanged.add(slipway("deploy", project.toString()));
    }
    for (int round = 0; round < ROUNDS; round++) {
      rollbacks.add(slipway("rollback", name));
    }
    row(name + ": one changed line to live", deploys, "its own `" + own + "`", builds);
    row(name + ": deploy without a change", unchanged, "its own `" + own + "`", builds);
    row(name + ": rollback", rollbacks, "its own `" + own + "`", builds);
  }

  private static void change(Path file, String text, int round) throws IOException {
    String content = Files.readString(file);
    Files.writeString(file, content.replaceFirst(text + "( [0-9]+)?", text + " " + round));
  }

  /// The Node.js that Slipway took for the project.
  private String installedNode() throws IOException {
    try (Stream<Path> found = Files.find(home().resolve("toolchains"), 5, (path, _) -> path.endsWith("bin/node"))) {
      return found.findFirst().orElseThrow().toRealPath().toString();
    }
  }

  private void npm(String node, Path project) throws IOException {
    try (Stream<Path> found = Files.find(home().resolve("toolchains"), 6, (path, _) -> path.endsWith("bin/npm-cli.js"))) {
      Path npm = found.findFirst().orElseThrow();
      String path = Path.of(node).getParent() + ":" + System.getenv("PATH");
      environment.put("PATH", path);
      seconds(project, node, npm.toString(), "ci", "--no-audit", "--no-fund");
      environment.remove("PATH");
    }
  }

  private double residentMegabytes() throws IOException {
    String announcement = Files.readString(home().resolve("server.json"));
    var pid = Pattern.compile("\"pid\":\\s*(\\d+)").matcher(announcement);
    if (!pid.find()) {
      throw new IllegalStateException(announcement);
    }
    try (Stream<String> lines = Files.lines(Path.of("/proc", pid.group(1), "status"))) {
      String resident = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Double.parseDouble(resident.replaceAll("\\D", "")) / 1024;
    }
  }

  private double slipway(String... arguments) {
    String[] line =
        Stream.concat(Stream.of(root.resolve("slipway").toString()), Arrays.stream(arguments))
            .toArray(String[]::new);
    return seconds(root, line);
  }

  /// How long a command takes that ends well.
  private double seconds(Path folder, String... line) {
    long begin = System.nanoTime();
    Process process = start(folder, line);
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", line) + " failed:\n" + Files.readString(output()));
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private Process start(Path folder, String... line) {
    ProcessBuilder process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output().toFile());
    process.environment().putAll(environment);
    try {
      return process.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void row(String what, List<Double> measured, String baseline, List<Double> base) {
    String ratio = base.isEmpty() ? "" : "%.2f".formatted(median(measured) / median(base));
    String beside = base.isEmpty() ? "" : baseline + ", " + spread(base);
    rows.add("| %s | %s | %s | %s |".formatted(what, spread(measured), beside, ratio));
  }

  private void note(String what, String value) {
    rows.add("| %s | %s | | |".formatted(what, value));
  }

  private void print() {
    System.out.printf("Medians of %d, in brackets the fastest and the slowest.%n%n", ROUNDS);
    System.out.println("| what | measured | baseline in the same run | ratio |");
    System.out.println("| --- | --- | --- | --- |");
    rows.forEach(System.out::println);
  }

  private static String spread(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.2f s (%.2f–%.2f)",
        median(seconds),
        sorted.getFirst(),
        sorted.getLast());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private Path copy(String example) throws IOException {
    return copy(example, example);
  }

  private Path copy(String name, String example) throws IOException {
    Path source = root.resolve("examples").resolve(example);
    Path target = scratch.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(path -> !path.toString().contains("node_modules")).toList()) {
        Files.copy(file, target.resolve(source.relativize(file)));
      }
    }
    return target;
  }

  private Path home() {
    return scratch.resolve("home");
  }

  private Path output() {
    return scratch.resolve("output.txt");
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
