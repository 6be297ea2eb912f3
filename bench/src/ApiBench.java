import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The API under load, with few and with many deployments stored. A server for each runs all the
/// while, and they are asked in turn, so that a slow minute of the machine is a slow minute for
/// all.
///
/// Every accepted deployment waits in the durable queue: each server works on one deployment at a
/// time, and that one sleeps.
public final class ApiBench {
  private static final List<Integer> STORED = List.of(100, 10_000, 1_000_000);
  private static final List<Integer> CLIENTS = List.of(1, 16, 64);
  private static final int ROUNDS = 3;
  private static final Duration ROUND = Duration.ofMillis(400);
  private static final Duration WARM_UP = Duration.ofMillis(1000);
  private static final int NEW_PROJECTS = 6_000;
  private static final List<String> ENVIRONMENTS = List.of("production", "staging", "development");
  private static final String TEMPLATE = "hello-static";

  private final Path root = Path.of("").toAbsolutePath();
  private final Path scratch;
  private final List<Service> services = new ArrayList<>();

  private ApiBench(Path scratch) {
    this.scratch = scratch;
  }

  static void run(Path scratch) throws IOException, SQLException {
    ApiBench bench = new ApiBench(scratch);
    try {
      bench.prepare();
      bench.measure();
    } finally {
      bench.services.forEach(Service::stop);
    }
  }

  /// A server that runs, and how many deployments it has stored.
  private record Service(int stored, Process process, Path home, Load load, AtomicInteger next) {
    void stop() {
      process.destroy();
      try {
        process.waitFor(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void prepare() throws IOException, SQLException {
    Path template = scratch.resolve("template");
    Service first = start(template, 0);
    command(template, "deploy", root.resolve("examples").resolve(TEMPLATE).toString());
    first.stop();

    System.out.println("| stored | seeded | database | start to ready |");
    System.out.println("| --- | --- | --- | --- |");
    for (int stored : STORED) {
      Path home = copy(template, scratch.resolve("home-" + stored));
      long begin = System.nanoTime();
      StoredPast past = new StoredPast(home, TEMPLATE);
      past.addDeployments(stored);
      past.addProjects(NEW_PROJECTS);
      double seeding = (System.nanoTime() - begin) / 1e9;
      List<Double> starts = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        long launch = System.nanoTime();
        Service service = start(home, stored);
        starts.add((System.nanoTime() - launch) / 1e9);
        service.stop();
      }
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.0f s | %,d MB | %.2f s |%n",
          stored,
          seeding,
          Files.size(home.resolve("slipway.db")) / 1_000_000,
          starts.stream().sorted().toList().get(1));
      Service service = start(home, stored);
      services.add(service);
      keepBusy(service);
    }
  }

  private void measure() throws IOException {
    SequencedMap<String, Question> questions = questions();
    for (Service service : services) {
      for (Question question : questions.values()) {
        service.load().run(16, WARM_UP, caller -> question.ask(service, caller));
      }
    }
    System.out.println();
    System.out.print("| question | clients |");
    STORED.forEach(stored -> System.out.printf(Locale.ROOT, " %,d stored |", stored));
    System.out.println(" most : fewest |");
    System.out.println("| --- | --- |" + " --- |".repeat(STORED.size() + 1));
    for (Map.Entry<String, Question> question : questions.entrySet()) {
      for (int clients : CLIENTS) {
        row(question.getKey(), clients, question.getValue());
      }
    }
  }

  private interface Question {
    void ask(Service service, Caller caller) throws IOException;
  }

  private SequencedMap<String, Question> questions() {
    SequencedMap<String, Question> questions = new LinkedHashMap<>();
    questions.put("`POST /deploy`", ApiBench::deploy);
    questions.put(
        "`GET /deploy/{id}/status`",
        (service, caller) ->
            caller.get("/deploy/" + StoredPast.id(random(service.stored())) + "/status"));
    questions.put(
        "`GET /projects/{id}`", (_, caller) -> caller.get("/projects/old-" + random(100)));
    questions.put(
        "`GET /deploy/project/{id}`",
        (_, caller) -> caller.get("/deploy/project/old-" + random(100) + "?limit=20"));
    questions.put("`GET /status`", (_, caller) -> caller.get("/status"));
    questions.put("`GET /health/ready`", (_, caller) -> caller.get("/health/ready"));
    return questions;
  }

  private static void deploy(Service service, Caller caller) throws IOException {
    int next = service.next().getAndIncrement();
    String environment = ENVIRONMENTS.get(next / NEW_PROJECTS);
    caller.post(
        "/deploy",
        """
        {"projectId":"new-%d","orgId":"local","userId":"bench","environment":"%s"}
        """
            .formatted(next % NEW_PROJECTS, environment));
  }

  private static int random(int below) {
    return ThreadLocalRandom.current().nextInt(below);
  }

  private void row(String name, int clients, Question question) throws IOException {
    List<List<Load.Result>> results = new ArrayList<>();
    services.forEach(_ -> results.add(new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      for (int each = 0; each < services.size(); each++) {
        Service service = services.get(each);
        results
            .get(each)
            .add(service.load().run(clients, ROUND, caller -> question.ask(service, caller)));
      }
    }
    List<Figures> figures = results.stream().map(Figures::of).toList();
    System.out.printf("| %s | %d |", name, clients);
    figures.forEach(figure -> System.out.print(" " + figure + " |"));
    System.out.printf(
        Locale.ROOT, " %.2f |%n", figures.getFirst().perSecond() / figures.getLast().perSecond());
  }

  /// The median of the rounds' rates, and the latencies of all of them.
  private record Figures(double perSecond, double p50, double p99) {
    static Figures of(List<Load.Result> rounds) {
      List<Double> rates = rounds.stream().map(Load.Result::perSecond).sorted().toList();
      List<Long> latencies =
          rounds.stream().flatMap(round -> round.latencies().stream()).sorted().toList();
      return new Figures(
          rates.get(rates.size() / 2),
          latencies.get(latencies.size() / 2) / 1e6,
          latencies.get(latencies.size() * 99 / 100) / 1e6);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,.0f/s · %.1f · %.1f ms", perSecond, p50, p99);
    }
  }

  private Service start(Path home, int stored) throws IOException {
    Files.createDirectories(home);
    Path announcement = home.resolve("server.json");
    Files.deleteIfExists(announcement);
    Process process = slipway(home, "server").start();
    while (!Files.exists(announcement)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(Files.readString(output(home).toPath()));
      }
      pause(Duration.ofMillis(2));
    }
    var api = Pattern.compile("\"apiUrl\":\\s*\"([^\"]+)\"").matcher(Files.readString(announcement));
    if (!api.find()) {
      throw new IllegalStateException("the server does not say where it is");
    }
    String token = Files.readString(home.resolve("token")).strip();
    Load load = new Load(URI.create(api.group(1)), token);
    return new Service(stored, process, home, load, new AtomicInteger());
  }

  /// The one deployment that the service works on.
  private void keepBusy(Service service) throws IOException {
    Path busy = copy(root.resolve("examples").resolve(TEMPLATE), scratch.resolve("busy"));
    Files.writeString(busy.resolve("slipway.json"), "{\"build\": \"sleep 280\"}");
    String id = command(service.home(), "deploy", "--no-wait", busy.toString());
    service
        .load()
        .run(
            1,
            Duration.ofMillis(1),
            caller -> {
              while (!caller.get("/deploy/" + id + "/status").contains("\"running\"")) {
                pause(Duration.ofMillis(20));
              }
            });
  }

  /// Answers the last line that it prints.
  private String command(Path home, String... arguments) throws IOException {
    Process process = slipway(home, arguments).redirectOutput(ProcessBuilder.Redirect.PIPE).start();
    List<String> lines = process.inputReader().lines().toList();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join("\n", lines));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return lines.getLast();
  }

  private ProcessBuilder slipway(Path home, String... arguments) {
    List<String> line = new ArrayList<>(List.of(root.resolve("slipway").toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output(home)));
    process
        .environment()
        .putAll(
            Map.of(
                "SLIPWAY_HOME", home.toString(),
                "SLIPWAY_API_PORT", "0",
                "SLIPWAY_PROXY_PORT", "0",
                "MAX_CONCURRENT_DEPLOYMENTS", "1"));
    return process;
  }

  private static File output(Path home) {
    return home.resolveSibling(home.getFileName() + ".log").toFile();
  }

  private static Path copy(Path source, Path target) throws IOException {
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts)
              throws IOException {
            Files.createDirectories(target.resolve(source.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.copy(
                file,
                target.resolve(source.relativize(file)),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
    return target;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
