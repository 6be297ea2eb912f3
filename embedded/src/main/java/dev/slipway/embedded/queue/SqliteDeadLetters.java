package dev.slipway.embedded.queue;

import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.DeadLetters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What [SqliteDeploymentQueue] put aside in the same database.
public final class SqliteDeadLetters implements DeadLetters {
  private static final Action LOOKING = Action.queueing("Tried to look at dead letters");

  private final SqliteDatabase database;
  private final DeadLetterTable table = new DeadLetterTable();

  public SqliteDeadLetters(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public List<DeadLetter> peek(int limit) {
    return database.read(LOOKING, handle -> table.oldest(handle, limit));
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    OptionalLong number = number(id);
    return number.isEmpty()
        ? Optional.empty()
        : database.read(LOOKING, handle -> table.find(handle, number.getAsLong()));
  }

  @Override
  public boolean discard(String id) {
    OptionalLong number = number(id);
    return number.isPresent()
        && database.write(
            Action.queueing("Tried to discard a dead letter"),
            handle -> table.remove(handle, number.getAsLong()));
  }

  private static OptionalLong number(String id) {
    return id.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
  }
}
