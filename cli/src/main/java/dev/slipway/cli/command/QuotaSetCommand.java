package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.wire.LimitSetting;
import dev.slipway.wire.LimitsPut;
import dev.slipway.wire.QuotaBody;
import dev.slipway.wire.ReleaseLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Gives an organization limits of its own.
@Command(
    name = "set",
    description = "Give an organization limits of its own, in place of everybody's.",
    footer = {
      "%nA limit is a number, none, or default for everybody's. Those that are not named stay.",
      "%nExamples:",
      "  slipway quota set --org acme --concurrent 5 --projects 50",
      "  slipway quota set --org acme --source-bytes 2GiB --per-day none --per-month default",
      "  slipway quota set --org acme --cpu 8 --memory 16GiB --largest production=2/4GiB",
      "  slipway quota set --org acme --reset     everybody's limits again"
    })
final class QuotaSetCommand implements Callable<Integer> {
  private static final String LIMIT = "LIMIT";

  @Option(names = "--org", required = true, paramLabel = "ID", description = "Which organization.")
  private String organization = "";

  @Option(names = "--concurrent", paramLabel = LIMIT, description = "Deployments at once.")
  private Optional<String> concurrent = Optional.empty();

  @Option(names = "--per-day", paramLabel = LIMIT, description = "Deployments a day.")
  private Optional<String> perDay = Optional.empty();

  @Option(names = "--per-month", paramLabel = LIMIT, description = "Deployments a month.")
  private Optional<String> perMonth = Optional.empty();

  @Option(names = "--projects", paramLabel = LIMIT, description = "Projects.")
  private Optional<String> projects = Optional.empty();

  @Option(
      names = "--source-bytes",
      paramLabel = LIMIT,
      description = "Bytes of the sources that its projects keep, such as 2GiB.")
  private Optional<String> sourceBytes = Optional.empty();

  @Option(names = "--cpu", paramLabel = LIMIT, description = "Processors of all its servers.")
  private Optional<String> cpu = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = LIMIT,
      description = "Memory of all its servers, such as 16GiB.")
  private Optional<String> memory = Optional.empty();

  @Option(
      names = "--largest",
      paramLabel = "ENVIRONMENT=CPU/MEMORY",
      description = "The largest release of an environment, such as production=2/4GiB.")
  private Map<String, String> largest = new TreeMap<>();

  @Option(names = "--reset", description = "Take all limits of its own back first.")
  private boolean reset;

  @Mixin private final ServerOptions options = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Session session;

  QuotaSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LimitsPut limits = limits();
    boolean changesNothing = limits.quotas().isEmpty() && limits.releases().isEmpty();
    if (changesNothing && !reset) {
      throw new ParameterException(spec.commandLine(), "Name a limit, or say --reset");
    }
    Route route = Route.of("quota").with("orgId", organization);
    QuotaBody quota;
    try (Api api = session.api(options)) {
      if (reset) {
        api.delete(route);
      }
      if (!changesNothing) {
        api.put(route, limits);
      }
      quota = api.get(route, QuotaBody.class);
    }
    new QuotaView(session).print(quota, options.json());
    return ExitCode.DONE;
  }

  private LimitsPut limits() {
    List<LimitSetting> quotas = new ArrayList<>();
    add(quotas, "concurrent", concurrent, Amount::number);
    add(quotas, "perDay", perDay, Amount::number);
    add(quotas, "perMonth", perMonth, Amount::number);
    add(quotas, "projects", projects, Amount::number);
    add(quotas, "sourceBytes", sourceBytes, Amount::bytes);
    add(quotas, "milliCpu", cpu, Amount::milliCpu);
    add(quotas, "memoryMebibytes", memory, Amount::mebibytes);
    return new LimitsPut(
        quotas,
        largest.entrySet().stream().map(size -> size(size.getKey(), size.getValue())).toList());
  }

  private void add(
      List<LimitSetting> quotas, String name, Optional<String> limit, Amount.Reading reading) {
    limit.ifPresent(text ->
        quotas.add(
            switch (text) {
              case "none" -> new LimitSetting(name, null, true);
              case "default" -> new LimitSetting(name, null, false);
              default -> new LimitSetting(name, read(text, reading), true);
            }));
  }

  private long read(String text, Amount.Reading reading) {
    try {
      return reading.of(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "%s is no such limit: %s".formatted(text, e.getMessage()), e);
    }
  }

  private ReleaseLimit size(String environment, String text) {
    if (text.equals("none") || text.equals("default")) {
      return new ReleaseLimit(environment, null, null, text.equals("none"));
    }
    try {
      SizeRequest size = SizeRequest.parse(text);
      return new ReleaseLimit(
          environment, size.milliCpu().orElse(null), size.memoryMebibytes().orElse(null), true);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
