package dev.tidemark.journey;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a plan as large teams have them: few changes among much state. */
final class LargePlanFile {

    private static final int RESOURCES = 5_000;
    private static final int ATTRIBUTES = 60;
    private static final int STATE = 6_500;

    private LargePlanFile() {}

    /** About a hundred megabytes. */
    static void write(Path file) throws IOException {
        try (Writer json = Files.newBufferedWriter(file)) {
            json.write("{\"format_version\": \"1.2\", \"terraform_version\": \"1.11.4\"");
            writeState(json, "planned_values");
            json.write(", \"resource_changes\": [");
            for (int i = 0; i < RESOURCES; i++) {
                json.write(i == 0 ? "" : ",");
                writeChange(json, i);
            }
            json.write("]");
            writeState(json, "prior_state");
            writeState(json, "configuration");
            json.write(", \"timestamp\": \"2026-08-11T09:30:00Z\", \"errored\": false}");
        }
    }

    private static void writeChange(Writer json, int number) throws IOException {
        json.write(
                ("{\"address\": \"module.m[%d].aws_thing.thing\", \"module_address\": \"module.m[%d]\","
                                + " \"mode\": \"managed\", \"type\": \"aws_thing\", \"name\": \"thing\","
                                + " \"change\": {\"actions\": [\"update\"], \"before\": {")
                        .formatted(number, number));
        writeAttributes(json, "old");
        json.write("}, \"after\": {");
        writeAttributes(json, "new");
        json.write(
                "}, \"after_unknown\": {}, \"before_sensitive\": {},"
                        + " \"after_sensitive\": {\"attribute_1\": true}}}");
    }

    private static void writeAttributes(Writer json, String value) throws IOException {
        for (int i = 0; i < ATTRIBUTES; i++) {
            // Every second one changes.
            String text = i % 2 == 0 ? "stays as it is, whatever is planned" : value + " value";
            json.write((i == 0 ? "" : ",") + "\"attribute_" + i + "\": \"" + text + " " + i + "\"");
        }
    }

    private static void writeState(Writer json, String field) throws IOException {
        json.write(", \"" + field + "\": {\"root_module\": {\"resources\": [");
        for (int i = 0; i < STATE; i++) {
            json.write(i == 0 ? "{" : ",{");
            for (int attribute = 0; attribute < 50; attribute++) {
                // Names that no other object has: whoever keeps them keeps too much.
                json.write(
                        (attribute == 0 ? "" : ",")
                                + "\"name_%d_%d\": {\"value\": \"PLANTED %s, of which nobody reads a word\"}"
                                        .formatted(i, attribute, field));
            }
            json.write("}");
        }
        json.write("]}}");
    }
}
