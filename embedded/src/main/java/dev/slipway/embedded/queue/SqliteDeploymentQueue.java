package dev.slipway.embedded.queue;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.embedded.signal.Signals;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.queue.QueueDepth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Notices in SQLite. Receivers wait without asking the database: they are woken by what this
/// process sends, and by the time when the next notice is due.
public final class SqliteDeploymentQueue implements DeploymentQueue {
  private static final Action SENDING = Action.queueing("Tried to send a notice");
  private static final Action RECEIVING = Action.queueing("Tried to receive notices");
  private static final Action LOOKING = Action.queueing("Tried to look at the queue");
  private static final Action SETTLING = Action.queueing("Tried to settle a notice");
  private static final String EARLIER_NOTICE = "a notice is due earlier than any before";

  /// The clock counts whole milliseconds, so a notice may be due within the one that now is.
  private static final Duration CLOCK_TICK = Duration.ofMillis(1);

  private final SqliteDatabase database;
  private final Duration lock;
  private final NoticeTable notices = new NoticeTable();
  private final DeadLetterTable deadLetters = new DeadLetterTable();
  private final Signals<String> signals = new Signals<>();

  public SqliteDeploymentQueue(SqliteDatabase database) {
    this(database, LOCK);
  }

  /// A queue that locks deliveries for another while than [#LOCK].
  public SqliteDeploymentQueue(SqliteDatabase database, Duration lock) {
    this.database = database;
    this.lock = lock;
  }

  /// Makes every delivered notice due again, for a process that knows that no other receiver is
  /// alive.
  public void endAllLocks() {
    database.write(SETTLING, notices::unlockAll);
    signals.raise(EARLIER_NOTICE);
  }

  @Override
  public void send(Notice notice, Duration delay) {
    database.write(SENDING, handle -> notices.send(handle, notice, delay));
    signals.raise(EARLIER_NOTICE);
  }

  @Override
  public List<Delivery> receive(int max, Duration patience) {
    if (Thread.currentThread().isInterrupted()) {
      return List.of();
    }
    return signals
        .lookUntil(
            EARLIER_NOTICE,
            patience,
            () -> look(max),
            look -> !look.taken().isEmpty(),
            look -> look.nextDue().map(CLOCK_TICK::plus).orElse(patience))
        .taken();
  }

  private Look look(int max) {
    Optional<Duration> nextDue = database.read(RECEIVING, notices::nextDue);
    boolean isDue = nextDue.isPresent() && !nextDue.get().isPositive();
    return new Look(
        nextDue,
        isDue && !Thread.currentThread().isInterrupted()
            ? database.write(RECEIVING, handle -> notices.take(handle, max, lock))
            : List.of());
  }

  @Override
  public boolean renew(Delivery delivery) {
    return database.write(SETTLING, handle -> notices.renew(handle, delivery, lock));
  }

  @Override
  public void complete(Delivery delivery) {
    database.write(SETTLING, handle -> notices.remove(handle, delivery));
  }

  @Override
  public void retryLater(Delivery delivery, Duration delay) {
    database.write(SETTLING, handle -> notices.handBack(handle, delivery, delay));
    signals.raise(EARLIER_NOTICE);
  }

  @Override
  public void deadLetter(Delivery delivery, Problem reason) {
    database.write(
        SETTLING,
        handle -> notices.remove(handle, delivery) && deadLetters.add(handle, delivery, reason));
  }

  @Override
  public Set<DeploymentId> noticed() {
    return database.read(LOOKING, notices::deployments);
  }

  @Override
  public QueueDepth depth() {
    return database.read(LOOKING, notices::depth);
  }

  private record Look(Optional<Duration> nextDue, List<Delivery> taken) {}
}
