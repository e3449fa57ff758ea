package dev.tidemark.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process of its own. */
class SandboxIT {

    private static final Pattern READY =
            Pattern.compile("^Sandbox ready: GitHub at http://[^:/]+:(\\d+)");

    @Test
    void tellsItsPastAndEndsWithItsStandardInput() throws Exception {
        try (var receiver = new Receiver()) {
            var process = start(List.of("--portal", receiver.address().toString(), "--weeks", "1"));
            var lines = read(process, "Told the past");

            process.getOutputStream().close();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(lines).anyMatch(line -> line.startsWith("Sandbox ready: GitHub at http://"));
            assertThat(receiver.posts()).hasSizeGreaterThan(200);
        }
    }

    @Test
    void goesOnWithTheSameStoryAfterBeingKilled(@TempDir Path directory) throws Exception {
        try (var receiver = new Receiver()) {
            var first = tellUntilItGoesOn(receiver, directory, "0", 1);
            receiver.posts().clear();

            var second = tellUntilItGoesOn(receiver, directory, first.port(), first.guids().size());

            assertThat(second.guids()).containsAll(first.guids());
        }
    }

    @Test
    void letsTestsDriveASandboxInWhichNothingElseHappens() throws Exception {
        try (var sandbox = RunningSandbox.start(Map.of(), List.of("--still", "--weeks", "0"))) {
            sandbox.awaitPast();
            var opened = sandbox.story("open", Map.of("by", "hana", "change", "adds"));
            int number = opened.path("number").intValue();
            sandbox.awaitComment(number, "Plan: 2 to add");

            sandbox.approve("jiwon", number, opened.path("head").asText());
            sandbox.comment("jiwon", number, "atlantis apply -p edge-production");

            assertThat(sandbox.awaitComment(number, "Apply complete!"))
                    .contains("project: `edge-production`");
            assertThat(sandbox.comments(number)).hasSize(3);
            sandbox.outage(Duration.ofSeconds(60));
            assertThatThrownBy(() -> sandbox.comments(number)).hasMessageStartingWith("503");
            sandbox.outage(Duration.ZERO);
            assertThat(sandbox.comments(number)).hasSize(3);
            assertThat(openId(sandbox)).contains(sandbox.web() + "/openid/authorize");
        }
    }

    private static String openId(RunningSandbox sandbox) throws Exception {
        var address = sandbox.web() + "/openid/.well-known/openid-configuration";
        try (var in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** Where it listened, and the GUIDs of everything that came. */
    private record Told(String port, List<String> guids) {}

    /** Until more than so many deliveries came and the story was live. */
    private static Told tellUntilItGoesOn(Receiver receiver, Path directory, String port, int more)
            throws Exception {
        var process =
                start(
                        List.of(
                                "--portal",
                                receiver.address().toString(),
                                "--weeks",
                                "1",
                                "--speed",
                                "20000",
                                "--port",
                                port,
                                "--journal",
                                directory.resolve("journal").toString()));
        var lines = read(process, "Told the past");
        int past = receiver.posts().size();
        while (receiver.posts().size() < Math.max(past, more) + 5) {
            Thread.sleep(50);
        }
        process.destroyForcibly().waitFor();
        return new Told(port(lines), receiver.posts().stream().map(Receiver.Post::guid).toList());
    }

    private static String port(List<String> lines) {
        return lines.stream()
                .map(READY::matcher)
                .filter(Matcher::find)
                .map(ready -> ready.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Process start(List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Sandbox.class.getName());
        command.add("--until-stdin-closes");
        command.addAll(options);
        if (!options.contains("--port")) {
            command.addAll(List.of("--port", "0"));
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TIDEMARK_GITHUB_WEBHOOK_SECRET", ServedStory.SECRET);
        return builder.start();
    }

    private static List<String> read(Process process, String until) throws IOException {
        var lines = new ArrayList<String>();
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.startsWith(until)) {
                return lines;
            }
        }
        throw new AssertionError("ended too early: " + lines);
    }
}
