package dev.slipway.embedded.webhook.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Names as this machine finds them, and `localhost` with all below it as this machine itself ([RFC
/// 6761](https://www.rfc-editor.org/rfc/rfc6761#section-6.3)), where apps on it answer. That can
/// take as long as its name servers like, and would hold up the few threads that carry all virtual
/// ones, so it is done on a few threads of their own.
public final class SystemNames implements Names {
  private static final int MAX_THREADS = 16;
  private static final long IDLE_SECONDS = 10;

  private final Duration patience;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MAX_THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("names-", 0).daemon().factory());

  /// @param patience how long a host may take
  public SystemNames(Duration patience) {
    this.patience = patience;
  }

  @Override
  public List<InetAddress> addresses(String host) throws IOException {
    return isHere(host) ? List.of(InetAddress.getLoopbackAddress()) : lookedUp(host);
  }

  private static boolean isHere(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.endsWith(".localhost");
  }

  private List<InetAddress> lookedUp(String host) throws IOException {
    try {
      Future<InetAddress[]> found = threads.submit(() -> InetAddress.getAllByName(host));
      return List.of(found.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException unknown
          ? unknown
          : new IOException("its name could not be looked up", e);
    } catch (TimeoutException | RejectedExecutionException e) {
      SocketTimeoutException late =
          new SocketTimeoutException(
              "its name was not found within " + patience.toSeconds() + " s");
      late.initCause(e);
      throw late;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException().initCause(e);
    }
  }
}
