package dev.slipway.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.testing.AtOnce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDatabaseTest {
  private static final Action WRITING = Action.writing("Tried to write a number");
  private static final Action READING = Action.reading("Tried to read numbers");

  private final Path file;
  private SqliteDatabase database;

  SqliteDatabaseTest(@TempDir Path folder) {
    file = folder.resolve("slipway.db");
    database = SqliteDatabase.open(file);
  }

  @BeforeEach
  void thereIsATable() {
    write(handle -> handle.execute("CREATE TABLE number (value INTEGER PRIMARY KEY) STRICT"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theWriterSyncsEveryCommitToDisk() {
    List<String> settings =
        database.write(
            WRITING,
            handle ->
                List.of("journal_mode", "synchronous", "foreign_keys", "busy_timeout").stream()
                    .map(name -> one(handle, "PRAGMA " + name))
                    .toList());

    assertThat(settings).containsExactly("wal", "2", "1", "5000");
  }

  @Test
  void readersCannotWrite() {
    assertProblem(
        () -> database.read(READING, handle -> handle.execute("DELETE FROM number")),
        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED));
  }

  @Test
  void whatWasWrittenIsReadByWhoeverComesLater() {
    List<Boolean> isSeen =
        AtOnce.race(
            100,
            number -> {
              insert(number);
              return numbers().contains(number);
            });

    assertThat(isSeen).containsOnly(true);
  }

  @Test
  void aUnitThatFailsTakesNoneAlongAndLeavesNothing() {
    List<Boolean> isWritten =
        AtOnce.race(
            100,
            number -> {
              try {
                write(handle -> {
                  handle.execute("INSERT INTO number VALUES (?)", number);
                  if (number % 3 == 0) {
                    throw new IllegalArgumentException("not " + number);
                  }
                });
                return true;
              } catch (IllegalArgumentException _) {
                return false;
              }
            });

    assertThat(numbers()).allMatch(number -> number % 3 != 0).hasSize(66);
    assertThat(isWritten).filteredOn(Boolean::booleanValue).hasSize(66);
  }

  @Test
  void aRefusedStatementIsOurFaultAndLeavesTheUnitUndone() {
    insert(1);

    assertProblem(
        () ->
            write(handle -> {
              handle.execute("INSERT INTO number VALUES (2)");
              handle.execute("INSERT INTO number VALUES (1)");
            }),
        problem -> {
          assertThat(problem.code()).isEqualTo(ProblemCode.INTERNAL_ERROR);
          assertThat(problem.tried()).isEqualTo("Tried to write a number");
          assertThat(problem.retryable()).isFalse();
        });
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void aFullDiskIsSaidToBeFullAndEndsWithRoom() {
    String pages = database.write(WRITING, handle -> one(handle, "PRAGMA page_count"));
    write(handle -> one(handle, "PRAGMA max_page_count = " + pages));

    assertProblem(
        () -> write(handle -> handle.execute("CREATE TABLE large AS SELECT zeroblob(100000)")),
        problem -> {
          assertThat(problem.code()).isEqualTo(ProblemCode.DISK_FULL);
          assertThat(problem.retryable()).isTrue();
        });

    write(handle -> one(handle, "PRAGMA max_page_count = 1000000"));
    insert(1);
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void anInterruptedWriterStillLearnsThatItsChangesAreDurable() {
    Thread.currentThread().interrupt();
    insert(1);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void whatWasWrittenIsThereWhenTheFileIsOpenedAgain() {
    insert(1);
    database.close();
    database = SqliteDatabase.open(file);

    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void aClosedDatabaseDoesNotAnswer() {
    database.close();

    assertProblem(
        () -> insert(1),
        problem -> {
          assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_WRITE_FAILED);
          assertThat(problem.retryable()).isTrue();
        });
  }

  @Test
  void aFileThatIsNoDatabaseIsAProblem(@TempDir Path folder) throws IOException {
    Path text = folder.resolve("text.db");
    Files.writeString(text, "This is not a database. ".repeat(100));

    assertProblem(
        () -> SqliteDatabase.open(text),
        problem -> {
          assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
          assertThat(problem.fix()).contains("backup");
        });
  }

  private void insert(int number) {
    write(handle -> handle.execute("INSERT INTO number VALUES (?)", number));
  }

  private List<Integer> numbers() {
    return database.read(
        READING,
        handle ->
            handle
                .createQuery("SELECT value FROM number ORDER BY value")
                .mapTo(Integer.class)
                .list());
  }

  private void write(Consumer<Handle> changes) {
    database.write(
        WRITING,
        handle -> {
          changes.accept(handle);
          return true;
        });
  }

  private static String one(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(String.class).one();
  }

  private static void assertProblem(ThrowingCallable call, Consumer<Problem> expected) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SlipwayException.class, failure -> expected.accept(failure.problem()));
  }
}
