import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients that ask again as soon as they are answered.
final class Load {
  private final URI server;
  private final String token;

  Load(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  interface Question {
    void ask(Caller caller) throws IOException;
  }

  /// What came of it.
  ///
  /// @param latencies of each request, in nanoseconds
  record Result(List<Long> latencies, double seconds) {
    double perSecond() {
      return latencies.size() / seconds;
    }
  }

  /// So many clients for so long.
  Result run(int clients, Duration time, Question question) throws IOException {
    List<Caller> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        callers.add(new Caller(server, token));
      }
      long begin = System.nanoTime();
      long end = begin + time.toNanos();
      List<Future<List<Long>>> all = new ArrayList<>();
      for (Caller caller : callers) {
        all.add(threads.submit(() -> askUntil(end, caller, question)));
      }
      List<Long> latencies = new ArrayList<>();
      for (Future<List<Long>> one : all) {
        latencies.addAll(one.get());
      }
      return new Result(latencies, (System.nanoTime() - begin) / 1e9);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      for (Caller caller : callers) {
        caller.close();
      }
    }
  }

  private static List<Long> askUntil(long end, Caller caller, Question question)
      throws IOException {
    List<Long> latencies = new ArrayList<>();
    long now = System.nanoTime();
    while (now < end) {
      question.ask(caller);
      long answered = System.nanoTime();
      latencies.add(answered - now);
      now = answered;
    }
    return latencies;
  }
}
