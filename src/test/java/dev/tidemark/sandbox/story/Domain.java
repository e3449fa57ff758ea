package dev.tidemark.sandbox.story;

import java.util.List;

/** One domain service of the example and what people like to change in it. */
record Domain(String name, String version, int memory, int replicas, List<Setting> settings) {

    /** A line of its configuration, and why somebody would change it. */
    record Setting(String title, String key, String value, String changed) {}

    static final List<Domain> ALL =
            List.of(
                    new Domain(
                            "auth",
                            "1.38.2",
                            512,
                            3,
                            List.of(
                                    new Setting(
                                            "Shorten access tokens to ten minutes",
                                            "ACCESS_TOKEN_TTL",
                                            "15m",
                                            "10m"),
                                    new Setting(
                                            "Accept thirty seconds of clock skew in tokens",
                                            "CLOCK_SKEW",
                                            "5s",
                                            "30s"),
                                    new Setting(
                                            "Try refresh token rotation",
                                            "REFRESH_ROTATION",
                                            "off",
                                            "on"))),
                    new Domain(
                            "my",
                            "2.11.0",
                            384,
                            2,
                            List.of(
                                    new Setting(
                                            "Keep profile pictures for a year",
                                            "PICTURE_CACHE_DAYS",
                                            "90",
                                            "365"),
                                    new Setting(
                                            "Show points of the last month only",
                                            "POINTS_WINDOW",
                                            "all",
                                            "month"))),
                    new Domain(
                            "scan",
                            "0.24.1",
                            1024,
                            4,
                            List.of(
                                    new Setting(
                                            "Recognise bottles with the smaller model",
                                            "MODEL",
                                            "bottle-large",
                                            "bottle-small"),
                                    new Setting(
                                            "Refuse pictures over eight megabytes",
                                            "MAX_UPLOAD",
                                            "20MB",
                                            "8MB"))),
                    new Domain(
                            "character",
                            "3.2.4",
                            384,
                            2,
                            List.of(
                                    new Setting(
                                            "Let characters grow twice as fast in spring",
                                            "GROWTH_FACTOR",
                                            "1.0",
                                            "2.0"),
                                    new Setting(
                                            "캐릭터 이미지 캐시를 한 시간으로 늘리기", "IMAGE_CACHE", "10m", "1h"))),
                    new Domain(
                            "location",
                            "1.9.7",
                            512,
                            3,
                            List.of(
                                    new Setting(
                                            "Search collection points within two kilometres",
                                            "SEARCH_RADIUS_M",
                                            "1000",
                                            "2000"),
                                    new Setting(
                                            "Round positions to a hundred metres",
                                            "POSITION_GRID_M",
                                            "10",
                                            "100"))),
                    new Domain(
                            "info",
                            "5.1.0",
                            256,
                            2,
                            List.of(
                                    new Setting(
                                            "Announce the maintenance window",
                                            "BANNER",
                                            "none",
                                            "maintenance"),
                                    new Setting(
                                            "Refresh recycling rules every night",
                                            "RULES_REFRESH",
                                            "weekly",
                                            "daily"))),
                    new Domain(
                            "chat",
                            "0.17.3",
                            768,
                            2,
                            List.of(
                                    new Setting(
                                            "Answer with at most four hundred words",
                                            "MAX_WORDS",
                                            "800",
                                            "400"),
                                    new Setting(
                                            "Close idle conversations after an hour",
                                            "IDLE_TIMEOUT",
                                            "4h",
                                            "1h"))));

    String kustomization() {
        return "k8s/overlays/" + name + "/kustomization.yaml";
    }

    String configuration() {
        return "k8s/overlays/" + name + "/config.properties";
    }

    String deployment() {
        return "k8s/overlays/" + name + "/deployment.yaml";
    }
}
