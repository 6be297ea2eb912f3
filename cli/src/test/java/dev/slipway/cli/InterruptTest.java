package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class InterruptTest {
  private static final long INTERRUPTS = 1 << 1;

  @TempDir private Path folder;
  private StandInServer server;

  @BeforeEach
  void makeProjectAndServer() throws IOException {
    Files.createDirectory(folder.resolve("shop"));
    Files.writeString(folder.resolve("shop/index.html"), "hello");
    server =
        new StandInServer()
            .json("GET /projects/shop", 200, Wire.project())
            .json("POST /projects/shop/sources", 201, "{\"sourceId\":\"src_1\",\"missing\":[]}")
            .json("POST /deploy", 202, Wire.accepted())
            .openEvents(
                "GET /deploy/" + Wire.ID + "/events", Wire.event("state", "1", Wire.running(3)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anInterruptedCommandSaysHowToFollowTheDeploymentWhichGoesOn() throws Exception {
    assumeFalse(interruptsAreIgnored(), "this process ignores interrupts, and so do its children");
    Process deploy = CliRun.in(folder).server(server).start("deploy", "shop");
    Waiting.until("it follows", () -> written("out").contains("sync"));

    new ProcessBuilder("kill", "-INT", "" + deploy.pid()).start().waitFor();

    assertThat(deploy.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(deploy.exitValue()).isEqualTo(130);
    assertThat(written("err"))
        .contains("The deployment goes on", "slipway logs -f " + Wire.ID)
        .contains("slipway cancel " + Wire.ID);
    assertThat(server.requests()).doesNotContain("POST /deploy/" + Wire.ID + "/cancel");
  }

  /// As a shell does to what it runs in the background
  /// ([proc(5)](https://man7.org/linux/man-pages/man5/proc.5.html)).
  private static boolean interruptsAreIgnored() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigIgn:".length()).strip())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPTS) != 0);
  }

  private String written(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException _) {
      return "";
    }
  }
}
