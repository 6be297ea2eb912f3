import dev.slipway.azure.standin.cosmos.http.Meter;
import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.Cloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A thousand queued deployments of single pages in Azure mode, with one, two and four servers that
/// share an installation, over the stand-ins on this machine, and what a deployment costs in
/// request units. Each round deploys the same projects again, with the deployments of the rounds
/// before it stored.
///
/// The queue fills while no server works: the only one that runs then works on one deployment at a
/// time, which sleeps, and is killed when all are queued; that deployment is then cancelled.
///
/// Pages that need no build keep the processors busy from the first server on. With an argument, the
/// build of each sleeps for so many seconds, as one in a container of its own would leave the
/// servers in peace.
public final class AzureBench {
  private static final List<Integer> SERVERS = List.of(1, 2, 4, 1);
  private static final int DEPLOYMENTS = 1_000;
  private static final int PROJECTS = 334;
  private static final int AT_ONCE = 16;
  private static final List<String> ENVIRONMENTS = List.of("production", "staging", "development");
  private static final String ORGANIZATION = "bench";
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Pattern SUCCEEDED = Pattern.compile("The deployment succeeded");
  private static final Pattern ACCEPTED = Pattern.compile("\"accepted\":\\s*(\\d+)");

  private final Path root = Path.of("").toAbsolutePath();
  private final Path scratch;
  private final Optional<String> build;
  private final Cloud cloud = Cloud.start();
  private final List<Row> rows = new ArrayList<>();

  private AzureBench(Path scratch, Optional<String> build) {
    this.scratch = scratch;
    this.build = build;
  }

  public static void main(String[] arguments) throws Exception {
    Path target = Files.createDirectories(Path.of("bench/target").toAbsolutePath());
    Path scratch = Files.createTempDirectory(target, "azure-");
    AzureBench bench =
        new AzureBench(scratch, Stream.of(arguments).findFirst().map(seconds -> "sleep " + seconds));
    try {
      int stored = 0;
      for (int servers : SERVERS) {
        bench.round(servers, stored);
        stored += DEPLOYMENTS;
      }
      bench.print();
    } finally {
      bench.cloud.close();
      delete(scratch);
    }
  }

  /// What a round came to.
  ///
  /// @param seconds until the last deployment had succeeded, from when all servers answered
  /// @param done how many succeeded in that time
  /// @param cpu of all servers in that time, in seconds
  /// @param standIns CPU of this process in that time, which is them and Azurite's client, in seconds
  /// @param accepting request units of all requests until the last one was queued
  /// @param working request units of all from then on
  private record Row(
      int servers,
      int stored,
      double seconds,
      int done,
      double cpu,
      double standIns,
      double accepting,
      double working) {
    double perSecond() {
      return done / seconds;
    }

    double units() {
      return (accepting + working) / DEPLOYMENTS;
    }
  }

  private void round(int servers, int stored) throws Exception {
    Filled filled = fill(stored);
    cloud.cosmos().meter().reset();

    List<Server> running = new ArrayList<>();
    try {
      for (int number = 0; number < servers; number++) {
        running.add(start("worker-%d-%d".formatted(stored, number), 10));
      }
      for (Server server : running) {
        server.awaitReady();
      }
      running.getFirst().run("cancel", filled.held());
      rows.add(measured(running, stored, filled.units()));
      System.err.println(rows.getLast());
      System.err.println(spent());
    } finally {
      running.forEach(Server::stop);
    }
  }

  /// What fills the queue.
  ///
  /// @param held the deployment that is not of the thousand
  /// @param units that all of them cost until they were queued
  private record Filled(String held, double units) {}

  private Filled fill(int stored) throws Exception {
    Server server = start("acceptor-" + stored, 1);
    try {
      server.awaitReady();
      Api api = server.api();
      String held = hold(server, stored);
      each(PROJECTS, number -> prepare(api, number, stored));
      cloud.cosmos().meter().reset();
      List<Map<String, String>> all = new ArrayList<>();
      for (int number = 0; number < DEPLOYMENTS; number++) {
        all.add(deployment(project(number % PROJECTS), ENVIRONMENTS.get(number / PROJECTS)));
      }
      String answer =
          api.send("POST", "/deployments:batch", Map.of("deployments", all)).toString();
      Matcher accepted = ACCEPTED.matcher(answer);
      if (!accepted.find() || Integer.parseInt(accepted.group(1)) != DEPLOYMENTS) {
        throw new IllegalStateException(answer);
      }
      return new Filled(held, cloud.cosmos().meter().units());
    } finally {
      server.kill();
    }
  }

  private void prepare(Api api, int number, int stored) {
    api.put(project(number), ORGANIZATION, page(number, stored));
    if (stored == 0 && build.isPresent()) {
      api.send("PUT", "/projects/%s/settings".formatted(project(number)), Map.of("build", build.get()));
    }
  }

  /// One deployment that keeps the server from all others.
  private String hold(Server server, int stored) throws Exception {
    Path project = Files.createDirectories(scratch.resolve("held-" + stored));
    Files.writeString(project.resolve("index.html"), "held " + stored);
    Files.writeString(project.resolve("slipway.json"), "{\"build\": \"sleep 250\"}");
    server.run("deploy", "--no-wait", project.toString());
    await("the server is held", () -> server.log().contains("Attempt 1 begins"));
    Matcher deployment = Pattern.compile("deploy_\\w+").matcher(server.log());
    if (!deployment.find()) {
      throw new IllegalStateException(server.log());
    }
    return deployment.group();
  }

  private Row measured(List<Server> servers, int stored, double accepting) throws Exception {
    long begin = System.nanoTime();
    int before = succeeded(servers);
    double cpu = cpu(servers);
    double own = ownCpu();
    await("all have succeeded", () -> succeeded(servers) >= DEPLOYMENTS);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Row(
        servers.size(),
        stored,
        seconds,
        DEPLOYMENTS - before,
        cpu(servers) - cpu,
        ownCpu() - own,
        accepting,
        cloud.cosmos().meter().units());
  }

  private static int succeeded(List<Server> servers) {
    return servers.stream()
        .mapToInt(server -> (int) SUCCEEDED.matcher(server.log()).results().count())
        .sum();
  }

  private static double cpu(List<Server> servers) {
    return servers.stream().mapToDouble(Server::cpu).sum();
  }

  private static double ownCpu() {
    return seconds(ProcessHandle.current());
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  /// What the round's request units went into, the dearest first.
  private String spent() {
    Map<String, Double> byKind = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (Meter.Charge charge : cloud.cosmos().meter().charges()) {
      String kind =
          "%s of %s, %d".formatted(charge.kind(), charge.container(), charge.status());
      byKind.merge(kind, charge.units(), Double::sum);
      counts.merge(kind, 1, Integer::sum);
    }
    StringBuilder text = new StringBuilder();
    byKind.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(entry ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "  %s: %.1f RU in %.1f requests for each deployment%n",
                    entry.getKey(),
                    entry.getValue() / DEPLOYMENTS,
                    1.0 * counts.get(entry.getKey()) / DEPLOYMENTS)));
    return text.toString();
  }

  private void print() {
    Row first = rows.getFirst();
    System.out.println(
        "| servers | stored before | deployments a second | beside the first | CPU of the servers "
            + "| CPU of the stand-ins | RU for each deployment |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (Row row : rows) {
      System.out.printf(
          Locale.ROOT,
          "| %d | %,d | %.1f | %.2f × | %.0f ms | %.0f ms | %.0f (%.0f until it is queued) |%n",
          row.servers(),
          row.stored(),
          row.perSecond(),
          row.perSecond() / first.perSecond(),
          1_000 * row.cpu() / row.done(),
          1_000 * row.standIns() / row.done(),
          row.units(),
          row.accepting() / DEPLOYMENTS);
    }
  }

  private static String project(int number) {
    return "page-" + number;
  }

  private static String page(int number, int stored) {
    return "<h1>%d of %d</h1>".formatted(number, stored);
  }

  private static Map<String, String> deployment(String project, String environment) {
    return Map.of(
        "projectId", project,
        "orgId", ORGANIZATION,
        "userId", "bench",
        "environment", environment);
  }

  private interface Work {
    void with(int number) throws Exception;
  }

  private static void each(int count, Work work) throws Exception {
    Semaphore room = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        int which = number;
        all.add(
            threads.submit(() -> {
              room.acquire();
              try {
                work.with(which);
              } finally {
                room.release();
              }
              return which;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not within %s: %s".formatted(LONGEST, what));
      }
      Thread.sleep(100);
    }
  }

  private Server start(String name, int atOnce) throws IOException {
    Path home = Files.createDirectories(scratch.resolve(name));
    Map<String, String> environment = new TreeMap<>(cloud.installation("bench", home));
    environment.put("SLIPWAY_HOME", home.toString());
    environment.put("SLIPWAY_API_PORT", "0");
    environment.put("SLIPWAY_PROXY_PORT", "0");
    environment.put("MAX_CONCURRENT_DEPLOYMENTS", Integer.toString(atOnce));
    return Server.start(root.resolve("slipway"), home, environment);
  }

  /// A server of its own home.
  private record Server(Path launcher, Path home, Map<String, String> environment, Process process) {
    static Server start(Path launcher, Path home, Map<String, String> environment)
        throws IOException {
      Server server = new Server(launcher, home, environment, null);
      return new Server(launcher, home, environment, server.command("server").start());
    }

    ProcessBuilder command(String... arguments) {
      List<String> line = new ArrayList<>(List.of(launcher.toString()));
      line.addAll(List.of(arguments));
      ProcessBuilder command =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(home.resolve("out.log").toFile()));
      command.environment().putAll(environment);
      return command;
    }

    void run(String... arguments) throws Exception {
      if (command(arguments).start().waitFor() != 0) {
        throw new IllegalStateException(log());
      }
    }

    void awaitReady() throws Exception {
      await(
          "a server is ready",
          () -> {
            if (!process.isAlive()) {
              throw new IllegalStateException(log());
            }
            return Files.exists(home.resolve("server.json"));
          });
    }

    Api api() throws IOException {
      Matcher api =
          Pattern.compile("\"apiUrl\":\\s*\"([^\"]+)\"")
              .matcher(Files.readString(home.resolve("server.json")));
      if (!api.find()) {
        throw new IllegalStateException("the server does not say where it is");
      }
      String token = Files.readString(home.resolve("token")).strip();
      return new Api(URI.create(api.group(1)), token);
    }

    String log() {
      try {
        return Files.readString(home.resolve("out.log"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    double cpu() {
      return Stream.concat(Stream.of(process.toHandle()), process.descendants())
          .mapToDouble(AzureBench::seconds)
          .sum();
    }

    void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      end();
    }

    void stop() {
      process.destroy();
      end();
    }

    private void end() {
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
