package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;

/// JSON as the API sends it, for the cases of tests.
final class Wire {
  static final String ID = "deploy_1763935200000_k3f9x0a1b";

  private static final List<String> STEPS =
      List.of("validate", "container", "sync", "build", "deploy", "cleanup");

  private Wire() {}

  static String problem(String code, String kind) {
    return """
    {"type":"/problems/x","title":"Tried to do something","status":404,"detail":"It did not work",
     "instance":"/","success":false,"error":"%s","message":"It did not work","kind":"%s",
     "evidence":[],"fix":"Do something else","retryable":false,"requestId":"r",
     "timestamp":"2026-01-02T03:04:05Z"}\
    """
        .formatted(code, kind);
  }

  static String accepted() {
    return """
    {"success":true,"deploymentId":"%s","message":"ok","status":"queued","links":%s}\
    """
        .formatted(ID, links());
  }

  static String succeeded() {
    return status("succeeded", steps(6, "done"), "\"url\":\"http://shop.localhost:7070\",");
  }

  static String failed(String evidence) {
    String problem =
        """
        "problem":{"error":"BUILD_COMMAND_FAILED","message":"`npm run build` ended with exit code 1",
        "tried":"Tried to build the project","kind":"USER","step":"build","where":"package.json: scripts.build",
        "evidence":["%s"],"fix":"Fix the error above; `npm run build` shows it on your machine",
        "retryable":false},\
        """
            .formatted(evidence);
    return status("failed", steps(4, "failed"), problem);
  }

  static String cancelled() {
    return status("cancelled", steps(3, "done"), "");
  }

  static String running(int ended) {
    return status("running", steps(ended, "done"), "");
  }

  static String event(String name, String id, String data) {
    return "event: %s\nid: %s\ndata: %s\n\n".formatted(name, id, data.replace("\n", ""));
  }

  static String log(String text) {
    return """
    {"position":"p1","at":"2026-01-02T03:04:05Z","step":"build","stream":"stdout","text":"%s"}\
    """
        .formatted(text);
  }

  static String project() {
    return """
    {"projectId":"shop","organizationId":"local","name":"shop","active":true,
     "url":"http://shop.localhost:7070","configurationVersion":0,
     "createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z"}\
    """;
  }

  static String releases() {
    return """
    {"items":[{"releaseId":"rel_1","artifact":"a","createdAt":"2026-01-02T14:02:00Z",
     "activatedAt":"2026-01-02T14:02:00Z","current":true,"deploymentId":"deploy_1_a",
     "configurationVersion":0}]}\
    """;
  }

  private static String links() {
    return "{\"self\":\"/a\",\"status\":\"/a\",\"logs\":\"/b\",\"events\":\"/c\"}";
  }

  private static String status(String state, String steps, String more) {
    return """
    {"deploymentId":"%s","projectId":"shop","organizationId":"local","environment":"production",
     "state":"%s","legacyStatus":"deploying","progress":70,"attempt":1,
     "createdAt":"2026-01-02T03:04:05Z","durationMs":980,"kind":"deploy",%s"steps":%s,
     "plan":{"framework":{"value":"Vite 8","reason":"devDependencies in package.json"},
     "packageManager":{"value":"npm 11","reason":"package-lock.json"},
     "node":{"value":"26","reason":"engines.node in package.json"},
     "warnings":[]},"links":%s}\
    """
        .formatted(ID, state, more, steps, links())
        .replace("\n", "");
  }

  private static String steps(int ended, String lastState) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < STEPS.size(); i++) {
      String state = i < ended - 1 ? "done" : i == ended - 1 ? lastState : "pending";
      String time = i < ended ? "\"durationMs\":%d,".formatted(20 * i) : "";
      String summary = state.equals("done") ? "summary of " + STEPS.get(i) : "";
      steps.add(
          "{\"step\":\"%s\",\"state\":\"%s\",%s\"summary\":\"%s\"}"
              .formatted(STEPS.get(i), state, time, summary));
    }
    return "[" + String.join(",", steps) + "]";
  }
}
