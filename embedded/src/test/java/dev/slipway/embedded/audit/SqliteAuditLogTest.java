package dev.slipway.embedded.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.audit.AuditLogContract;
import dev.slipway.ports.testing.Examples;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteAuditLogTest extends AuditLogContract {
  private final SqliteDatabase database;

  SqliteAuditLogTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected AuditLog log() {
    return new SqliteAuditLog(database);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE FROM audit", "UPDATE audit SET document = '{}'"})
  void theTableItselfRefusesChanges(String change) {
    log().append(entry("hello", Optional.of(Examples.ACME)));

    assertThatThrownBy(() ->
            database.write(Action.writing("Tried to cheat"), handle -> handle.execute(change)))
        .isInstanceOf(SlipwayException.class);
    assertThat(log().list(Optional.empty(), Optional.empty(), 10).items()).hasSize(1);
  }
}
